import type { ActorTypeMapping, CrmField, FieldMapping } from "@brygga/api-contract";
import { Stack, Text } from "@mantine/core";
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { actorTypeName } from "../../../../components/actor-type-name.ts";
import { crmFieldLabel } from "../../../../components/crm-field-label.ts";
import { Hints } from "../../../../components/hints.tsx";
import { StackedTable } from "../../../../components/stacked-table.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import type { MappedField } from "./crm-field-select.tsx";
import { MappingRow } from "./mapping-row.tsx";
import classes from "./mapping-tab.module.css";
import { MappingToolbar } from "./mapping-toolbar.tsx";

/** About as many as are seen without scrolling. */
const FIRST_ROWS = 10;

interface MappingTabProps {
  mapping: ActorTypeMapping;
  /** Of all entities. */
  crmFields: readonly CrmField[];
  isReadOnly: boolean;
  onActive: (active: boolean) => void;
  onFields: (fields: readonly FieldMapping[]) => void;
}

/** The mapping of one actor type: whether it is synchronised, and one row per ERP field. */
export function MappingTab({ mapping, crmFields: all, isReadOnly, onActive, onFields }: MappingTabProps) {
  const { t } = useTexts();
  const [filter, setFilter] = useState("");
  const marked = useSyncNavigation().search.field;
  const { crmFields, claims, mapped, change } = useRowProps(mapping, { crmFields: all, onFields });
  const actor = actorTypeName(t, mapping.actorType);
  const wanted = filter.trim().toLocaleLowerCase();
  const rows = mapping.fields.filter(({ displayName, fieldKey, crmFieldKey }) => {
    const crmField = crmFields.find(({ key }) => key === crmFieldKey);
    const crmName = crmField === undefined ? "" : crmFieldLabel(t, crmField);
    return `${displayName}\n${fieldKey}\n${crmName}`.toLocaleLowerCase().includes(wanted);
  });
  // The others follow while the first can be read already: an ERP may have hundreds of fields.
  const shownCount = useDeferredValue(rows.length, FIRST_ROWS);
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
      <Hints>
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
          {rows.slice(0, shownCount).map((field) => (
            <MappingRow
              key={field.fieldKey}
              field={field}
              mapped={mapped}
              crmFields={crmFields}
              claims={claims}
              isReadOnly={isReadOnly}
              isMarked={field.fieldKey === marked}
              onChange={change}
            />
          ))}
        </StackedTable>
      </Hints>
      {rows.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t("mapping:noMatch")}
        </Text>
      ) : null}
    </Stack>
  );
}

/** What all rows share. It stays the same as long as nothing of it has changed, so that rows need not be shown anew. */
function useRowProps(
  { crmEntity, fields, claimedBy, sharedWith }: ActorTypeMapping,
  { crmFields: all, onFields }: Pick<MappingTabProps, "crmFields" | "onFields">,
) {
  const crmFields = useMemo(() => all.filter(({ entity }) => entity === crmEntity), [all, crmEntity]);
  const claims = useMemo(() => ({ claimedBy, sharedWith }), [claimedBy, sharedWith]);
  const mappedText = JSON.stringify(
    fields
      .filter(({ crmFieldKey }) => crmFieldKey !== null)
      .map(({ fieldKey, crmFieldKey, displayName }) => ({ fieldKey, crmFieldKey, displayName })),
  );
  const mapped = useMemo(() => JSON.parse(mappedText) as readonly MappedField[], [mappedText]);
  const latest = useRef(onFields);
  useEffect(() => {
    latest.current = onFields;
  });
  const change = useCallback((changed: FieldMapping) => latest.current([changed]), []);
  return { crmFields, claims, mapped, change };
}
