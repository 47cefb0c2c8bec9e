import type { ListMapping } from "@brygga/api-contract";
import { Badge, Group, Select, Table, Text } from "@mantine/core";
import { memo } from "react";
import { useTexts } from "../../../../i18n/use-texts.ts";

interface ItemRowProps {
  item: ListMapping["items"][number];
  /** The CRM items; the same array as long as they are the same. */
  options: { value: string; label: string }[];
  isDuplicate: boolean;
  isReadOnly: boolean;
  /** The same function from one drawing to the next. */
  onChange: (erpItemKey: string, crmItemKey: string | null) => void;
}

const isSameRow = (before: ItemRowProps, after: ItemRowProps): boolean =>
  before.item.erpItemKey === after.item.erpItemKey &&
  before.item.crmItemKey === after.item.crmItemKey &&
  before.item.text === after.item.text &&
  before.options === after.options &&
  before.isDuplicate === after.isDuplicate &&
  before.isReadOnly === after.isReadOnly;

/**
 * One ERP item with its CRM item. It is drawn again only when something of it changes, because a change to one of
 * hundreds concerns no other.
 */
export const ItemRow = memo(function ItemRow(props: ItemRowProps) {
  const { item, options, isDuplicate, isReadOnly, onChange } = props;
  const { t } = useTexts();
  const text = item.text === "" ? item.erpItemKey : item.text;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        <Group gap={8}>
          <Text fz="sm" c={isDuplicate ? "var(--mantine-color-error)" : ""}>
            {text}
          </Text>
          {item.isNew ? <Badge variant="light">{t("listMapping:isNew")}</Badge> : null}
        </Group>
      </Table.Th>
      <Table.Td>
        <Select
          size="xs"
          searchable
          clearable
          limit={200}
          aria-label={t("listMapping:crmItemOf", { item: text })}
          placeholder={t("terms:noSelection")}
          clearButtonProps={{ "aria-label": t("clear") }}
          nothingFoundMessage={t("listMapping:noMatch")}
          data={options}
          value={item.crmItemKey}
          disabled={isReadOnly}
          error={isDuplicate ? t("listMapping:duplicate") : null}
          onChange={(crmItemKey) => onChange(item.erpItemKey, crmItemKey)}
        />
      </Table.Td>
    </Table.Tr>
  );
}, isSameRow);
