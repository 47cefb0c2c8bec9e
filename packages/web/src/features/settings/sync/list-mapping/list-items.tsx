import type { ListMapping } from "@brygga/api-contract";
import { Alert, Badge, Button, Group, Select, Stack, Table, Text } from "@mantine/core";
import { useState } from "react";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { duplicatesOf, matchesByName } from "./list-mapping-draft.ts";

interface ListItemsProps {
  list: ListMapping;
  isReadOnly: boolean;
  onChange: (items: Record<string, string | null>) => void;
}

/** The items of one ERP list, each with its CRM item. */
export function ListItems({ list, isReadOnly, onChange }: ListItemsProps) {
  const { t } = useTexts();
  const mapped = list.items.filter(({ crmItemKey }) => crmItemKey !== null).length;
  const duplicates = duplicatesOf(list);
  return (
    <Stack gap="sm" miw={0}>
      <Group justify="space-between" gap="sm">
        <Text fz="sm" c="dimmed">
          {t("settings:lists.progress", { mapped, total: list.items.length })}
        </Text>
        {isReadOnly ? null : <MatchByName list={list} onChange={onChange} />}
      </Group>
      {list.error === "" ? null : (
        <Alert color="orange" title={t("settings:lists.errorTitle")}>
          {list.error}
        </Alert>
      )}
      {list.items.length === 0 && list.error === "" ? (
        <Text fz="sm">{t("settings:lists.empty")}</Text>
      ) : (
        <Table aria-label={t("settings:lists.tableLabel", { list: list.displayName })} layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("settings:lists.erpItem")}</Table.Th>
              <Table.Th scope="col">{t("settings:lists.crmItem")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.items.map((item) => (
              <ItemRow
                key={item.erpItemKey}
                item={item}
                crmItems={list.crmItems}
                isDuplicate={item.crmItemKey !== null && duplicates.has(item.crmItemKey)}
                isReadOnly={isReadOnly}
                onChange={(crmItemKey) => onChange({ [item.erpItemKey]: crmItemKey })}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}

function MatchByName({ list, onChange }: Pick<ListItemsProps, "list" | "onChange">) {
  const { t } = useTexts();
  const [matched, setMatched] = useState<number>();
  const match = () => {
    const matches = matchesByName(list);
    setMatched(Object.keys(matches).length);
    onChange(matches);
  };
  return (
    <Group gap="sm">
      <Text fz="sm" aria-live="polite">
        {matched === 0 ? t("settings:lists.nothingToMatch") : null}
        {matched !== undefined && matched > 0 ? t("settings:lists.matched", { count: matched }) : null}
      </Text>
      <Button size="xs" variant="default" onClick={match}>
        {t("settings:lists.matchByName")}
      </Button>
    </Group>
  );
}

interface ItemRowProps {
  item: ListMapping["items"][number];
  crmItems: ListMapping["crmItems"];
  isDuplicate: boolean;
  isReadOnly: boolean;
  onChange: (crmItemKey: string | null) => void;
}

function ItemRow({ item, crmItems, isDuplicate, isReadOnly, onChange }: ItemRowProps) {
  const { t } = useTexts();
  const text = item.text === "" ? item.erpItemKey : item.text;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        <Group gap={8}>
          <Text fz="sm" c={isDuplicate ? "var(--mantine-color-error)" : ""}>
            {text}
          </Text>
          {item.isNew ? <Badge variant="light">{t("settings:lists.isNew")}</Badge> : null}
        </Group>
      </Table.Th>
      <Table.Td>
        <Select
          size="xs"
          searchable
          clearable
          aria-label={t("settings:lists.crmItemOf", { item: text })}
          placeholder={t("terms:noSelection")}
          clearButtonProps={{ "aria-label": t("clear") }}
          nothingFoundMessage={t("settings:mapping.noMatch")}
          data={crmItems.map(({ key, name }) => ({ value: key, label: name }))}
          value={item.crmItemKey}
          disabled={isReadOnly}
          error={isDuplicate ? t("settings:lists.duplicate") : null}
          onChange={onChange}
        />
      </Table.Td>
    </Table.Tr>
  );
}
