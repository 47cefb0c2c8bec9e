import { type ImportSettings, NEW_ITEM_ACTIONS } from "@brygga/api-contract";
import { Radio, Select, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { StackedTable } from "../../../components/stacked-table.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { type ImportItems, importItemsQuery } from "../api/imports.ts";
import type { SettingsProps } from "./settings-props.ts";

/** What is done with items of ERP lists that the CRM has not. */
export function ListItemSettings(props: SettingsProps) {
  const { view, isFixed, onChange } = props;
  const { t } = useTexts();
  const { newListItems } = view.settings;
  return (
    <Stack gap="md" component="section" aria-label={t("imports:settings.newItems")}>
      <Title order={3}>{t("imports:settings.newItems")}</Title>
      <Radio.Group
        label={t("imports:settings.newItemsLabel")}
        value={newListItems}
        onChange={(chosen) => {
          const action = NEW_ITEM_ACTIONS.find((one) => one === chosen);
          if (action !== undefined) onChange({ newListItems: action });
        }}
      >
        <Stack gap={10} mt={6}>
          {NEW_ITEM_ACTIONS.map((action) => (
            <Radio
              key={action}
              value={action}
              disabled={isFixed}
              label={t(`imports:newItems.${action}.label`)}
              description={t(`imports:newItems.${action}.hint`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {newListItems === "map" ? <ItemMappings {...props} /> : null}
    </Stack>
  );
}

function ItemMappings({ view, isFixed, onChange }: SettingsProps) {
  const { t } = useTexts();
  const items = useQuery(importItemsQuery(view));
  if (items.error) return <ErrorNotice error={items.error} onRetry={() => void items.refetch()} />;
  if (items.data === undefined) return null;
  if (items.data.length === 0) {
    return (
      <Text fz="sm" c="dimmed" role="status">
        {t(view.outcomes === null ? "imports:items.previewFirst" : "imports:items.none")}
      </Text>
    );
  }
  const { itemMapping } = view.settings;
  return items.data.map((field) => (
    <FieldItems
      key={`${field.actorType}.${field.fieldKey}`}
      field={field}
      mapping={itemMapping}
      isFixed={isFixed}
      onChange={(next) => onChange({ itemMapping: next })}
    />
  ));
}

type Mapping = ImportSettings["itemMapping"];

interface FieldItemsProps {
  field: ImportItems;
  mapping: Mapping;
  isFixed: boolean;
  onChange: (mapping: Mapping) => void;
}

function FieldItems({ field, mapping, isFixed, onChange }: FieldItemsProps) {
  const { t } = useTexts();
  const format = useFormat();
  const { actorType, fieldKey, displayName, crmItems, items } = field;
  const isOf = (erpItemKey: string) => (one: Mapping[number]) =>
    one.actorType === actorType && one.fieldKey === fieldKey && one.erpItemKey === erpItemKey;
  const choose = (erpItemKey: string, crmItemKey: string | null) => {
    const others = mapping.filter((one) => !isOf(erpItemKey)(one));
    onChange([...others, { actorType, fieldKey, erpItemKey, crmItemKey }]);
  };
  const headers = ["erpItem", "crmItem", "actors"] as const;
  return (
    <StackedTable
      aria-label={displayName}
      minWidth={520}
      headers={headers.map((key) => ({
        key,
        header: key === "erpItem" ? displayName : t(`imports:items.${key}`),
      }))}
    >
      {items.map(({ erpItemKey, text, count }) => (
        <Table.Tr key={erpItemKey}>
          <Table.Th scope="row">{text || erpItemKey}</Table.Th>
          <Table.Td data-label={t("imports:items.crmItem")}>
            <Select
              aria-label={t("imports:items.crmItemOf", { item: text || erpItemKey })}
              disabled={isFixed}
              clearable
              clearButtonProps={{ "aria-label": t("clear") }}
              searchable={crmItems.length > 10}
              placeholder={t("imports:items.empty")}
              data={crmItems.map(({ key, name }) => ({ value: key, label: name }))}
              value={mapping.find(isOf(erpItemKey))?.crmItemKey ?? null}
              onChange={(chosen) => choose(erpItemKey, chosen)}
            />
          </Table.Td>
          <Table.Td data-label={t("imports:items.actors")}>{format.number(count)}</Table.Td>
        </Table.Tr>
      ))}
    </StackedTable>
  );
}
