import type { CrmEntity } from "@brygga/api-contract";
import { Button, Group, Text } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { crmFieldsQuery } from "../api/crm-fields.ts";
import { type RecordFilter, recordsQuery } from "../api/records.ts";
import type { RecordSort } from "./list-search.ts";
import { RecordTable } from "./record-table.tsx";

interface RecordListProps {
  entity: CrmEntity;
  filter: RecordFilter;
  /** What to say where there is nothing to show. */
  empty: string;
  /** Called when a column header asks for another order; without it the order is fixed. */
  onSort?: (sort: RecordSort) => void;
}

/** Records of an entity, a page at a time. */
export function RecordList({ entity, filter, empty, onSort }: RecordListProps) {
  const { t } = useTexts();
  const fields = useQuery(crmFieldsQuery(entity));
  const list = useInfiniteQuery({ ...recordsQuery(entity, filter), placeholderData: keepPreviousData });
  const retry = () => void Promise.all([list.refetch(), fields.refetch()]);
  const error = list.error ?? fields.error;
  if (error) return <ErrorNotice error={error} onRetry={retry} />;
  if (list.data === undefined || fields.data === undefined) return <TableSkeleton rows={8} />;
  const records = list.data.pages.flatMap(({ items }) => items);
  if (records.length === 0) {
    return (
      <Text c="dimmed" fz="sm" p="lg" role="status">
        {empty}
      </Text>
    );
  }
  return (
    <>
      <RecordTable
        entity={entity}
        records={records}
        fields={fields.data}
        sort={filter.sort}
        isStale={list.isPlaceholderData}
        {...(filter.companyId === undefined ? {} : { withoutCompany: true })}
        {...(onSort === undefined ? {} : { onSort })}
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
