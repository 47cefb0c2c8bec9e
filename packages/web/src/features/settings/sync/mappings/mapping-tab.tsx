import type { ActorTypeMapping, CrmField, FieldMapping } from "@brygga/api-contract";
import { Checkbox, Group, Stack, Table, Text, TextInput } from "@mantine/core";
import { MagnifyingGlassIcon } from "@phosphor-icons/react";
import { useState } from "react";
import { actorTypeName } from "../../../../components/actor-type-name.ts";
import { crmFieldLabel } from "../../../../components/crm-field-label.ts";
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
      <Table.ScrollContainer minWidth={760} type="native">
        <Table aria-label={t("settings:mapping.tableLabel", { actor })} className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" w={90}>
                {t("terms:showInSearch")}
              </Table.Th>
              <Table.Th scope="col">{t("terms:erpField")}</Table.Th>
              <Table.Th scope="col" w={100} ta="center">
                {t("terms:direction")}
              </Table.Th>
              <Table.Th scope="col">{t("terms:crmField")}</Table.Th>
              <Table.Th scope="col" w={110}>
                {t("terms:showInErpTab")}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
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
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {rows.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t("settings:mapping.noMatch")}
        </Text>
      ) : null}
    </Stack>
  );
}
