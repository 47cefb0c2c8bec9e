import type { CrmField, SyncLogRow } from "@brygga/api-contract";
import { Stack, Table, Text } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { useFormat } from "../../../components/use-format.ts";
import { useReadable } from "../../../components/use-readable.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { crmFieldsQuery } from "../api/mappings.ts";
import { syncLogQuery } from "../api/sync-log.ts";
import classes from "./log-list.module.css";
import { LogList } from "./log-list.tsx";
import type { LogSearch } from "./log-search.ts";
import { RecordLink } from "./record-link.tsx";

/** Every value that was changed on one side, newest first. */
export function ChangesView({ search }: { search: LogSearch }) {
  const { t } = useTexts();
  const log = useInfiniteQuery(syncLogQuery(search));
  const rows = log.data?.pages.flatMap(({ items }) => items) ?? [];
  const isFiltered = search.connection !== undefined || search.target !== undefined || search.q !== undefined;
  return (
    <LogList
      query={log}
      count={rows.length}
      label={t("settings:log.changes")}
      empty={t(isFiltered ? "settings:log.emptyFiltered" : "settings:log.empty")}
      minWidth={1040}
      headers={[
        t("settings:log.when"),
        t("settings:log.connection"),
        t("settings:log.record"),
        t("settings:log.direction"),
        t("settings:log.field"),
        t("settings:log.oldValue"),
        t("settings:log.newValue"),
        t("settings:log.reason"),
      ]}
    >
      {rows.map((row) => (
        <ChangeRow key={row.id} row={row} />
      ))}
    </LogList>
  );
}

function ChangeRow({ row }: { row: SyncLogRow }) {
  const { t } = useTexts();
  const format = useFormat();
  const crmFields = useQuery(crmFieldsQuery);
  const crmField = crmFields.data?.find(
    ({ entity, key }) => entity === row.entity && key === row.crmFieldKey,
  );
  return (
    <Table.Tr>
      <Table.Td data-label={t("settings:log.when")} style={{ whiteSpace: "nowrap" }}>
        {format.dateTime(row.at)}
      </Table.Td>
      <Table.Td data-label={t("settings:log.connection")} className={classes.name}>
        {row.connectionName}
      </Table.Td>
      <Table.Td data-label={t("settings:log.record")}>
        <RecordLink entity={row.entity} id={row.entityId} name={row.recordName} />
      </Table.Td>
      <Table.Td data-label={t("settings:log.direction")} style={{ whiteSpace: "nowrap" }}>
        {t(row.target === "crm" ? "settings:log.toCrm" : "settings:log.toErp")}
      </Table.Td>
      <Table.Td data-label={t("settings:log.field")}>
        <FieldNames row={row} crmField={crmField} />
      </Table.Td>
      <Table.Td data-label={t("settings:log.oldValue")}>
        <LogValue value={row.oldValue} crmField={crmField} />
      </Table.Td>
      <Table.Td data-label={t("settings:log.newValue")}>
        <LogValue value={row.newValue} crmField={crmField} />
      </Table.Td>
      <Table.Td data-label={t("settings:log.reason")}>
        {t(`settings:log.reasons.${row.reason}`)}
        {row.username === null ? null : (
          <Text fz="xs" c="dimmed">
            {t("settings:log.byUser", { user: row.username })}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

interface OfField {
  /** Undefined while the fields are being read, and for one that is gone. */
  crmField: CrmField | undefined;
}

function FieldNames({ row, crmField }: OfField & { row: SyncLogRow }) {
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

function LogValue({ value, crmField }: OfField & { value: string }) {
  const { t } = useTexts();
  const readable = useReadable();
  if (value === "") {
    return (
      <Text fz="sm" c="dimmed" fs="italic">
        {t("settings:log.blank")}
      </Text>
    );
  }
  return (
    <Text fz="sm" style={{ overflowWrap: "anywhere", whiteSpace: "pre-line" }} lineClamp={4}>
      {readable(crmField?.type ?? "text", value)}
    </Text>
  );
}
