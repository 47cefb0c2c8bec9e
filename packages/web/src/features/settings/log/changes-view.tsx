import type { CrmField, SyncLogRow } from "@brygga/api-contract";
import { Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { crmFieldsQuery } from "../api/mappings.ts";
import { ChangeMenu } from "./change-menu.tsx";
import classes from "./log-list.module.css";
import { LogList } from "./log-list.tsx";
import { countConditions, type LogSearch } from "./log-search.ts";
import { LogValue } from "./log-value.tsx";
import { RecordLink } from "./record-link.tsx";
import { useLogRows } from "./use-log-rows.ts";

interface ChangesViewProps {
  search: LogSearch;
  onChange: (part: Partial<LogSearch>) => void;
}

/** Every value that was changed on one side, newest first. */
export function ChangesView({ search, onChange }: ChangesViewProps) {
  const { t } = useTexts();
  const format = useFormat();
  const { log, rows, searchedTo, more } = useLogRows(search);
  return (
    <LogList
      query={log}
      count={rows.length}
      label={t("log:changes")}
      empty={t(countConditions(search) > 0 ? "log:emptyFiltered" : "log:empty")}
      searching={searchedTo === null ? undefined : t("log:searching", { time: format.dateTime(searchedTo) })}
      onMore={more}
      minWidth={1080}
      headers={[
        t("log:when"),
        t("log:connection"),
        t("log:record"),
        t("log:direction"),
        t("log:field"),
        t("log:oldValue"),
        t("log:newValue"),
        t("log:reason"),
        t("log:actions"),
      ]}
    >
      {rows.map((row) => (
        <ChangeRow key={row.id} row={row} onChange={onChange} />
      ))}
    </LogList>
  );
}

function ChangeRow({ row, onChange }: { row: SyncLogRow; onChange: ChangesViewProps["onChange"] }) {
  const { t } = useTexts();
  const format = useFormat();
  const crmFields = useQuery(crmFieldsQuery);
  const crmField = crmFields.data?.find(
    ({ entity, key }) => entity === row.entity && key === row.crmFieldKey,
  );
  return (
    <Table.Tr>
      <Table.Td data-label={t("log:when")} style={{ whiteSpace: "nowrap" }}>
        {format.dateTime(row.at)}
      </Table.Td>
      <Table.Td data-label={t("log:connection")} className={classes.name}>
        {row.connectionName}
      </Table.Td>
      <Table.Td data-label={t("log:record")}>
        <RecordLink entity={row.entity} id={row.entityId} name={row.recordName} />
      </Table.Td>
      <Table.Td data-label={t("log:direction")} style={{ whiteSpace: "nowrap" }}>
        {t(row.target === "crm" ? "log:toCrm" : "log:toErp")}
      </Table.Td>
      <Table.Td data-label={t("log:field")}>
        <FieldNames row={row} crmField={crmField} />
      </Table.Td>
      <Table.Td data-label={t("log:oldValue")}>
        <LogValue value={row.oldValue} type={crmField?.type} />
      </Table.Td>
      <Table.Td data-label={t("log:newValue")}>
        <LogValue value={row.newValue} type={crmField?.type} />
      </Table.Td>
      <Table.Td data-label={t("log:reason")}>
        <Stack gap={0}>
          <Text fz="sm">{t(`log:reasons.${row.reason}`)}</Text>
          {row.username === null ? null : (
            <Text fz="xs" c="dimmed">
              {t("log:byUser", { user: row.username })}
            </Text>
          )}
        </Stack>
      </Table.Td>
      <Table.Td data-label={t("log:actions")}>
        <ChangeMenu row={row} onChange={onChange} />
      </Table.Td>
    </Table.Tr>
  );
}

interface FieldNamesProps {
  row: SyncLogRow;
  /** Undefined while the fields are being read, and for one that is gone. */
  crmField: CrmField | undefined;
}

function FieldNames({ row, crmField }: FieldNamesProps) {
  const { t } = useTexts();
  const crmName = crmFieldLabel(t, crmField ?? { entity: row.entity, key: row.crmFieldKey, label: null });
  return (
    <Stack gap={0}>
      <Text fz="sm">{crmName}</Text>
      {row.erpFieldName === crmName ? null : (
        <Text fz="xs" c="dimmed">
          ERP: {row.erpFieldName}
        </Text>
      )}
    </Stack>
  );
}
