import type { CrmEntity, CrmRecordBody } from "@brygga/api-contract";
import { Button, Group, Text } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { crmFieldsQuery } from "../api/crm-fields.ts";
import { type RecordFilter, recordsQuery } from "../api/records.ts";
import { allColumns, columnsOf, DEFAULT_COLUMNS } from "./list-columns.ts";
import { RecordTable } from "./record-table.tsx";

interface RecordListProps {
  entity: CrmEntity;
  filter: RecordFilter;
  /** What to say where there is nothing to show. */
  empty: string;
  /** A column that says nothing here. */
  without?: string;
  action?: (record: CrmRecordBody) => ReactNode;
}

/** What belongs to a record, a page after the other: the contacts of a company, the members of a project. */
export function RecordList({ entity, filter, empty, without, action }: RecordListProps) {
  const { t } = useTexts();
  const fields = useQuery(crmFieldsQuery(entity));
  const list = useInfiniteQuery({ ...recordsQuery(entity, filter), placeholderData: keepPreviousData });
  const retry = () => void Promise.all([list.refetch(), fields.refetch()]);
  const error = list.error ?? fields.error;
  if (error) return <ErrorNotice error={error} onRetry={retry} />;
  if (list.data === undefined || fields.data === undefined) return <TableSkeleton rows={4} />;
  const records = list.data.pages.flatMap(({ items }) => items);
  if (records.length === 0 && !list.hasNextPage) {
    return (
      <Text c="dimmed" fz="sm" p="lg" role="status">
        {empty}
      </Text>
    );
  }
  const keys = DEFAULT_COLUMNS[entity].filter((key) => key !== without && key !== "updatedAt");
  return (
    <>
      <RecordTable
        entity={entity}
        records={records}
        columns={columnsOf(allColumns(t, { entity, fields: fields.data }), keys)}
        isStale={list.isPlaceholderData}
        {...(action === undefined ? {} : { action })}
      />
      <Group justify="space-between" px="md" py="xs" gap="sm">
        <Text fz="xs" c="dimmed" aria-live="polite">
          {t(list.hasNextPage ? "crm:list.first" : `crm:list.count.${entity}`, { count: records.length })}
        </Text>
        {list.hasNextPage ? (
          <Button
            size="xs"
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t("crm:list.more")}
          </Button>
        ) : null}
      </Group>
    </>
  );
}
