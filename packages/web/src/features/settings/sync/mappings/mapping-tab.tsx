import type { ActorTypeMapping, CrmField, FieldMapping } from "@brygga/api-contract";
import { Stack, Text } from "@mantine/core";
import { useState } from "react";
import { actorTypeName } from "../../../../components/actor-type-name.ts";
import { crmFieldLabel } from "../../../../components/crm-field-label.ts";
import { StackedTable } from "../../../../components/stacked-table.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import { MappingRow } from "./mapping-row.tsx";
import classes from "./mapping-tab.module.css";
import { MappingToolbar } from "./mapping-toolbar.tsx";

interface MappingTabProps {
  mapping: ActorTypeMapping;
  /** Of the entity that the actor type corresponds to. */
  crmFields: readonly CrmField[];
  isReadOnly: boolean;
  onActive: (active: boolean) => void;
  onFields: (fields: readonly FieldMapping[]) => void;
}

/** The mapping of one actor type: whether it is synchronised, and one row per ERP field. */
export function MappingTab({ mapping, crmFields, isReadOnly, onActive, onFields }: MappingTabProps) {
  const { t } = useTexts();
  const [filter, setFilter] = useState("");
  const marked = useSyncNavigation().search.field;
  const actor = actorTypeName(t, mapping.actorType);
  const wanted = filter.trim().toLocaleLowerCase();
  const rows = mapping.fields.filter(({ displayName, fieldKey, crmFieldKey }) => {
    const crmField = crmFields.find(({ key }) => key === crmFieldKey);
    const crmName = crmField === undefined ? "" : crmFieldLabel(t, crmField);
    return `${displayName}\n${fieldKey}\n${crmName}`.toLocaleLowerCase().includes(wanted);
  });
  return (
    <Stack gap="sm">
      <MappingToolbar
        mapping={mapping}
        crmFields={crmFields}
        isReadOnly={isReadOnly}
        filter={filter}
        onFilter={setFilter}
        onActive={onActive}
        onFields={onFields}
      />
      <StackedTable
        aria-label={t("mapping:tableLabel", { actor })}
        minWidth={760}
        className={classes.table ?? ""}
        headers={[
          { key: "search", header: t("terms:showInSearch"), width: 90 },
          { key: "erp", header: t("terms:erpField") },
          { key: "direction", header: t("terms:direction"), width: 100 },
          { key: "crm", header: t("terms:crmField") },
          { key: "tab", header: t("terms:showInErpTab"), width: 110 },
        ]}
      >
        {rows.map((field) => (
          <MappingRow
            key={field.fieldKey}
            field={field}
            siblings={mapping.fields}
            crmFields={crmFields}
            claims={mapping}
            isReadOnly={isReadOnly}
            isMarked={field.fieldKey === marked}
            onChange={(changed) => onFields([changed])}
          />
        ))}
      </StackedTable>
      {rows.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t("mapping:noMatch")}
        </Text>
      ) : null}
    </Stack>
  );
}
