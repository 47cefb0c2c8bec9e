import { Checkbox, Group, Text, TextInput } from "@mantine/core";
import { MagnifyingGlassIcon } from "@phosphor-icons/react";
import { useTexts } from "../../../../i18n/use-texts.ts";
import type { ItemFilter } from "./list-mapping-draft.ts";

/** More items than these are easier to find by name. */
const FILTER_FROM = 12;

interface ItemsFilterProps {
  total: number;
  shown: number;
  filter: ItemFilter;
  onFilter: (filter: ItemFilter) => void;
}

/** Finds items by name, and those that are not mapped yet. */
export function ItemsFilter({ total, shown, filter, onFilter }: ItemsFilterProps) {
  const { t } = useTexts();
  if (total < FILTER_FROM) return null;
  return (
    <Group gap="sm">
      <TextInput
        size="xs"
        w={{ base: "100%", xs: 220 }}
        aria-label={t("listMapping:find")}
        placeholder={t("listMapping:find")}
        leftSection={<MagnifyingGlassIcon size={14} aria-hidden="true" />}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
      />
      <Checkbox
        size="xs"
        label={t("listMapping:unmappedOnly")}
        checked={filter.unmappedOnly}
        onChange={(event) => onFilter({ ...filter, unmappedOnly: event.currentTarget.checked })}
      />
      <Text fz="xs" c="dimmed" role="status">
        {shown === total ? null : t("listMapping:shown", { shown, count: total })}
      </Text>
    </Group>
  );
}
