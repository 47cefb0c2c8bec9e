import { type CrmEntity, type CrmRecordBody, SORT_KEYS } from "@brygga/api-contract";
import { Table, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Fragment, type ReactNode } from "react";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { RECORD_PATHS, recordName } from "../entity.ts";
import { FieldValue } from "../field-value.tsx";
import type { ListColumn } from "./list-columns.ts";
import classes from "./record-table.module.css";
import { SortableHeader } from "./sortable-header.tsx";

export interface RecordTableProps {
  entity: CrmEntity;
  records: readonly CrmRecordBody[];
  columns: readonly ListColumn[];
  sort?: string | undefined;
  /** Few enough records to be sorted by any column. */
  sortsByAny?: boolean;
  /** What is shown belongs to the search before, while the present one is under way. */
  isStale: boolean;
  /** Called when a column header asks for another order; without it the order is fixed. */
  onSort?: (sort: string) => void;
  /** What can be done with a record, in its row. */
  action?: (record: CrmRecordBody) => ReactNode;
  /** @default what the entity is called */
  label?: string;
}

/** A table of records; a click anywhere in a row opens it. */
export function RecordTable(props: RecordTableProps) {
  const { entity, records, columns, sort, sortsByAny = false, isStale, onSort, action } = props;
  const { t } = useTexts();
  const canSortBy = (key: string) => sortsByAny || (SORT_KEYS[entity] as readonly string[]).includes(key);
  const sortable = { sort, ...(onSort === undefined ? {} : { onSort }) };
  return (
    <div className={classes.scroll}>
      <Table
        aria-label={props.label ?? t(`terms:entitiesMany.${entity}`)}
        className={classes.table}
        data-stale={isStale || undefined}
      >
        <Table.Thead>
          <Table.Tr>
            <SortableHeader {...sortable} by="name" label={t("terms:name")} canSort />
            {columns.map(({ key, label }) => (
              <SortableHeader
                key={key}
                {...sortable}
                by={key}
                label={label}
                canSort={canSortBy(key)}
                isMinor
              />
            ))}
            {action === undefined ? null : <Table.Td />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {records.map((record) => (
            <RecordRow key={record.id} entity={entity} record={record} columns={columns} action={action} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface RecordRowProps {
  entity: CrmEntity;
  record: CrmRecordBody;
  columns: readonly ListColumn[];
  action: RecordTableProps["action"];
}

function RecordRow({ entity, record, columns, action }: RecordRowProps) {
  const { t } = useTexts();
  const onPhone = columns
    .filter(({ key, field }) => field !== null && (record[key] ?? null) !== null)
    .slice(0, 2);
  return (
    <Table.Tr className={classes.row}>
      <Table.Th scope="row" className={classes.name}>
        <Link to={RECORD_PATHS[entity]} params={{ id: String(record.id) }} className={classes.link ?? ""}>
          {recordName(entity, record) || t("crm:record.unnamed")}
        </Link>
        <Text fz="xs" c="dimmed" fw={400} hiddenFrom="sm">
          {onPhone.map((column, index) => (
            <Fragment key={column.key}>
              {index === 0 ? null : " · "}
              <Cell column={column} record={record} />
            </Fragment>
          ))}
        </Text>
      </Table.Th>
      {columns.map((column) => (
        <Table.Td
          key={column.key}
          visibleFrom="sm"
          className={column.field === null ? classes.time : classes.cell}
        >
          <Cell column={column} record={record} />
        </Table.Td>
      ))}
      {action === undefined ? null : <Table.Td className={classes.action}>{action(record)}</Table.Td>}
    </Table.Tr>
  );
}

function Cell({ column: { key, field }, record }: { column: ListColumn; record: CrmRecordBody }) {
  const { dateTime } = useFormat();
  if (field !== null) return <FieldValue field={field} value={record[key] ?? null} />;
  return dateTime(key === "createdAt" ? record.createdAt : record.updatedAt);
}
