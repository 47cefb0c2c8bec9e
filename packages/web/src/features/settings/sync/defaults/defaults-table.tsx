import type { DefaultField } from "@brygga/api-contract";
import { Group, Text } from "@mantine/core";
import { SelectableTable } from "../../../../components/selectable-table.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { DefaultValueText } from "./default-value-text.tsx";

interface DefaultsTableProps {
  label: string;
  connectionId: number;
  rows: readonly DefaultField[];
  selectedKey: string | undefined;
  onSelect: (fieldKey: string) => void;
  onOpen: (fieldKey: string) => void;
}

/** The fields that have a default, and what it is. */
export function DefaultsTable(props: DefaultsTableProps) {
  const { label, connectionId, rows, selectedKey, onSelect, onOpen } = props;
  const { t } = useTexts();
  const yesNo = (is: boolean) => t(is ? "terms:yes" : "terms:no");
  return (
    <SelectableTable
      label={label}
      rows={rows.map((field) => ({ ...field, id: field.fieldKey }))}
      selectedId={selectedKey}
      onSelect={({ fieldKey }) => onSelect(fieldKey)}
      onOpen={({ fieldKey }) => onOpen(fieldKey)}
      isMuted={({ missingInErp }) => missingInErp}
      empty={t("defaults:empty")}
      minWidth={560}
      columns={[
        {
          key: "field",
          header: t("terms:erpField"),
          isRowHeader: true,
          render: (field) => <FieldName field={field} />,
        },
        {
          key: "value",
          header: t("defaults:value"),
          render: (field) => <DefaultValueText connectionId={connectionId} field={field} />,
        },
        { key: "ask", header: t("defaults:asksUser"), render: ({ askUser }) => yesNo(askUser) },
        {
          key: "mandatory",
          header: t("defaults:isMandatory"),
          render: ({ mandatory }) => yesNo(mandatory),
        },
      ]}
    />
  );
}

function FieldName({ field }: { field: DefaultField }) {
  const { t } = useTexts();
  if (!field.missingInErp) return field.displayName;
  return (
    <Group gap={8}>
      <s>{field.displayName}</s>
      <Text fz="xs" c="var(--mantine-color-error)">
        {t("order:ranks.missing")}
      </Text>
    </Group>
  );
}
