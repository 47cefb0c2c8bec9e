import type { CrmField } from "@brygga/api-contract";
import { Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { Panel } from "../../../components/panel.tsx";
import { StackedTable } from "../../../components/stacked-table.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { type Translate, useTexts } from "../../../i18n/use-texts.ts";
import { fieldRegistryQuery } from "../api/crm-fields.ts";
import { describeType } from "./field-kind.ts";
import { useFieldsNavigation } from "./use-fields-navigation.ts";

/** What every installation has: to be looked up, not to be changed. */
export function StandardFieldsPanel() {
  const { t } = useTexts();
  const { entity } = useFieldsNavigation();
  const registry = useQuery(fieldRegistryQuery);
  const fields = (registry.data ?? []).filter((field) => field.entity === entity && !field.userDefined);
  const headers = [
    { key: "name", header: t("terms:name"), width: "32%" },
    { key: "type", header: t("userFields:type") },
    { key: "mandatory", header: t("userFields:mandatory"), width: "14%" },
    { key: "key", header: t("userFields:key"), width: "22%" },
  ];
  return (
    <Panel title={t("userFields:standard")}>
      {registry.isPending ? <TableSkeleton /> : null}
      {registry.data ? (
        <StackedTable aria-label={t("userFields:standard")} minWidth={620} headers={headers}>
          {fields.map((field) => (
            <Table.Tr key={field.key}>
              <Table.Th scope="row" fw={400}>
                {crmFieldLabel(t, field)}
              </Table.Th>
              <Table.Td data-label={t("userFields:type")}>{typeText(t, field)}</Table.Td>
              <Table.Td data-label={t("userFields:mandatory")}>
                {t(field.mandatory ? "terms:yes" : "terms:no")}
              </Table.Td>
              <Table.Td data-label={t("userFields:key")}>
                <Text fz="sm" ff="monospace" style={{ overflowWrap: "anywhere" }}>
                  {field.key}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </StackedTable>
      ) : null}
    </Panel>
  );
}

function typeText(t: Translate, { type, maxLength, scale }: CrmField): string {
  return type === "reference" ? t("userFields:kinds.reference") : describeType(t, { type, maxLength, scale });
}
