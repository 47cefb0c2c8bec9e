import type { ActorTypeMapping, CrmField, FieldMapping } from "@brygga/api-contract";
import { Checkbox, Group, Stack, Text, TextInput } from "@mantine/core";
import { MagnifyingGlassIcon } from "@phosphor-icons/react";
import { useState } from "react";
import { actorTypeName } from "../../../../components/actor-type-name.ts";
import { crmFieldLabel } from "../../../../components/crm-field-label.ts";
import { StackedTable } from "../../../../components/stacked-table.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { MappingRow } from "./mapping-row.tsx";
import classes from "./mapping-tab.module.css";

/** More rows than these are easier to find by name. */
const FILTER_FROM = 12;

interface MappingTabProps {
  mapping: ActorTypeMapping;
  /** Of the entity that the actor type corresponds to. */
  crmFields: readonly CrmField[];
  isReadOnly: boolean;
  onActive: (active: boolean) => void;
  onField: (field: FieldMapping) => void;
}

/** The mapping of one actor type: whether it is synchronised, and one row per ERP field. */
export function MappingTab({ mapping, crmFields, isReadOnly, onActive, onField }: MappingTabProps) {
  const { t } = useTexts();
  const [filter, setFilter] = useState("");
  const actor = actorTypeName(t, mapping.actorType);
  const wanted = filter.trim().toLocaleLowerCase();
  const rows = mapping.fields.filter(({ displayName, fieldKey, crmFieldKey }) => {
    const crmField = crmFields.find(({ key }) => key === crmFieldKey);
    const crmName = crmField === undefined ? "" : crmFieldLabel(t, crmField);
    return `${displayName}\n${fieldKey}\n${crmName}`.toLocaleLowerCase().includes(wanted);
  });
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Checkbox
          label={t("settings:mapping.syncActor", {
            actor,
            entity: t(`terms:entities.${mapping.crmEntity}`),
          })}
          checked={mapping.active}
          disabled={isReadOnly}
          onChange={(event) => onActive(event.currentTarget.checked)}
        />
        {mapping.fields.length < FILTER_FROM ? null : (
          <TextInput
            size="xs"
            w={220}
            aria-label={t("settings:mapping.filter")}
            placeholder={t("settings:mapping.filter")}
            leftSection={<MagnifyingGlassIcon size={14} aria-hidden="true" />}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
        )}
      </Group>
      <StackedTable
        aria-label={t("settings:mapping.tableLabel", { actor })}
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
            claimedBy={mapping.claimedBy}
            isReadOnly={isReadOnly}
            onChange={onField}
          />
        ))}
      </StackedTable>
      {rows.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t("settings:mapping.noMatch")}
        </Text>
      ) : null}
    </Stack>
  );
}
