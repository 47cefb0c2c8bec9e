import { Anchor, Button, Checkbox, Group, Popover, ScrollArea, Stack, Text } from "@mantine/core";
import { ColumnsIcon } from "@phosphor-icons/react";
import { useEffect, useState } from "react";
import { useTexts } from "../../../i18n/use-texts.ts";
import type { ListColumn } from "./list-columns.ts";

interface ColumnMenuProps {
  all: readonly ListColumn[];
  shown: readonly string[];
  /** Whether the columns are others than those that everybody begins with. */
  isChosen: boolean;
  /** null: those that everybody begins with. */
  onChoose: (keys: readonly string[] | null) => void;
}

/** Which columns the list shows. */
export function ColumnMenu({ all, shown, isChosen, onChoose }: ColumnMenuProps) {
  const { t } = useTexts();
  const inOrder = (keys: ReadonlySet<string>) => all.map(({ key }) => key).filter((key) => keys.has(key));
  // The box answers the click itself, and need not wait until the list has heard of it.
  const present = shown.join(",");
  const [picked, setPicked] = useState(present);
  useEffect(() => setPicked(present), [present]);
  const keys = picked.split(",");
  const toggle = (key: string, isShown: boolean) => {
    const others = keys.filter((one) => one !== key);
    const next = inOrder(new Set(isShown ? [...others, key] : others));
    setPicked(next.join(","));
    onChoose(next);
  };
  return (
    <Popover position="bottom-end" shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <Button variant="default" leftSection={<ColumnsIcon size={16} aria-hidden="true" />}>
          {t("recordLists:columns")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("recordLists:columnsTitle")} p="sm">
        <ScrollArea.Autosize mah="min(420px, 60vh)" type="auto" offsetScrollbars>
          <Stack gap={8}>
            {all.map(({ key, label }) => (
              <Checkbox
                key={key}
                label={label}
                checked={keys.includes(key)}
                onChange={(event) => toggle(key, event.currentTarget.checked)}
              />
            ))}
          </Stack>
        </ScrollArea.Autosize>
        <Group justify="space-between" mt="sm" gap="sm">
          <Text fz="xs" c="dimmed">
            {t("recordLists:columnsHint")}
          </Text>
          {isChosen ? (
            <Anchor component="button" type="button" fz="xs" onClick={() => onChoose(null)}>
              {t("recordLists:columnsReset")}
            </Anchor>
          ) : null}
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
