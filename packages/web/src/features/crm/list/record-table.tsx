import type { CrmEntity, CrmField, CrmRecordBody } from "@brygga/api-contract";
import { Table, Text, UnstyledButton } from "@mantine/core";
import { CaretDownIcon, CaretUpIcon } from "@phosphor-icons/react";
import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { RECORD_PATHS, recordName } from "../entity.ts";
import { FieldValue } from "../field-value.tsx";
import type { RecordSort } from "./list-search.ts";
import classes from "./record-table.module.css";

/** What a list shows beside the name; a phone shows the first two that are filled below it. */
const COLUMNS: Readonly<Record<CrmEntity, readonly string[]>> = {
  company: ["number", "postalCity", "category", "phone", "email"],
  contact: ["companyId", "position", "phoneDirect", "email"],
  project: ["number", "type", "status", "endDate"],
};

interface RecordTableProps {
  entity: CrmEntity;
  records: readonly CrmRecordBody[];
  fields: readonly CrmField[];
  sort: string;
  /** What is shown belongs to the search before, while the present one is under way. */
  isStale: boolean;
  withoutCompany?: boolean;
  onSort?: (sort: RecordSort) => void;
}

/** A table of records; a click anywhere in a row opens it. */
export function RecordTable(props: RecordTableProps) {
  const { entity, records, fields, sort, isStale, withoutCompany = false, onSort } = props;
  const { t } = useTexts();
  const columns = COLUMNS[entity].flatMap((key) => {
    const field = fields.find((candidate) => candidate.key === key);
    return field === undefined || (withoutCompany && key === "companyId") ? [] : [field];
  });
  const sortable = { sort, ...(onSort === undefined ? {} : { onSort }) };
  return (
    <Table
      aria-label={t(`terms:entitiesMany.${entity}`)}
      className={classes.table}
      data-stale={isStale || undefined}
    >
      <Table.Thead>
        <Table.Tr>
          <SortableHeader {...sortable} by="name" label={t("terms:name")} />
          {columns.map((field) => (
            <Table.Th key={field.key} scope="col" visibleFrom="sm">
              {shortName(t("crm:list.city"), field) || crmFieldLabel(t, field)}
            </Table.Th>
          ))}
          <SortableHeader {...sortable} by="updatedAt" label={t("crm:list.updatedAt")} isMinor />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {records.map((record) => (
          <RecordRow key={record.id} entity={entity} record={record} columns={columns} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

const shortName = (city: string, { key }: CrmField) => (key === "postalCity" ? city : "");

interface RecordRowProps {
  entity: CrmEntity;
  record: CrmRecordBody;
  columns: readonly CrmField[];
}

function RecordRow({ entity, record, columns }: RecordRowProps) {
  const { t } = useTexts();
  const { dateTime } = useFormat();
  const onPhone = columns.filter(({ key }) => (record[key] ?? null) !== null).slice(0, 2);
  return (
    <Table.Tr className={classes.row}>
      <Table.Th scope="row" className={classes.name}>
        <Link to={RECORD_PATHS[entity]} params={{ id: String(record.id) }} className={classes.link ?? ""}>
          {recordName(entity, record) || t("crm:record.unnamed")}
        </Link>
        <Text fz="xs" c="dimmed" fw={400} hiddenFrom="sm">
          {onPhone.map((field, index) => (
            <Fragment key={field.key}>
              {index === 0 ? null : " · "}
              <FieldValue field={field} value={record[field.key] ?? null} />
            </Fragment>
          ))}
        </Text>
      </Table.Th>
      {columns.map((field) => (
        <Table.Td key={field.key} visibleFrom="sm" className={classes.cell}>
          <FieldValue field={field} value={record[field.key] ?? null} />
        </Table.Td>
      ))}
      <Table.Td visibleFrom="md" className={classes.time}>
        {dateTime(record.updatedAt)}
      </Table.Td>
    </Table.Tr>
  );
}

interface SortableHeaderProps {
  by: "name" | "updatedAt";
  label: string;
  sort: string;
  onSort?: (sort: RecordSort) => void;
  isMinor?: boolean;
}

function SortableHeader({ by, label, sort, onSort, isMinor = false }: SortableHeaderProps) {
  const isUp = sort === by;
  const isDown = sort === `-${by}`;
  const Caret = isDown ? CaretDownIcon : CaretUpIcon;
  return (
    <Table.Th
      scope="col"
      {...(isMinor ? { visibleFrom: "md" } : {})}
      {...(isUp || isDown ? { "aria-sort": isUp ? ("ascending" as const) : ("descending" as const) } : {})}
    >
      {onSort === undefined ? (
        label
      ) : (
        <UnstyledButton className={classes.sort} onClick={() => onSort(isUp ? `-${by}` : by)}>
          {label}
          {isUp || isDown ? <Caret size={12} aria-hidden="true" /> : null}
        </UnstyledButton>
      )}
    </Table.Th>
  );
}
