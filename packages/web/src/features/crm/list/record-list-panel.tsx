import { CRM_PATHS, type CrmEntity } from "@brygga/api-contract";
import { Button, Group, Text, Tooltip } from "@mantine/core";
import { DownloadSimpleIcon } from "@phosphor-icons/react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { downloadUrl } from "../../../api/download-url.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { crmFieldsQuery } from "../api/crm-fields.ts";
import { type RecordPage, recordPageQuery } from "../api/record-page.ts";
import { ColumnMenu } from "./column-menu.tsx";
import { allColumns, columnsOf, type ListColumn } from "./list-columns.ts";
import { ListPager } from "./list-pager.tsx";
import { countConditions, FIRST_PAGE, filterOf, type ListSearch } from "./list-search.ts";
import { RecordTable } from "./record-table.tsx";
import { useListColumns } from "./use-list-columns.ts";

interface RecordListPanelProps {
  entity: CrmEntity;
  search: ListSearch;
  onChange: (part: ListSearch, options?: { replace?: boolean }) => void;
}

/** One page of a list, with its columns and the ways to the others. */
export function RecordListPanel({ entity, search, onChange }: RecordListPanelProps) {
  const { t } = useTexts();
  const fields = useQuery(crmFieldsQuery(entity));
  const { keys: chosen, isChosen, choose } = useListColumns(entity);
  const { after, before, end, sort } = search;
  const list = useQuery({
    ...recordPageQuery(entity, { filter: filterOf(search), sort, place: { after, before, end } }),
    placeholderData: keepPreviousData,
  });
  const error = list.error ?? fields.error;
  if (error) {
    const retry = () => void Promise.all([list.refetch(), fields.refetch()]);
    return <ErrorNotice error={error} onRetry={retry} />;
  }
  if (list.data === undefined || fields.data === undefined || chosen === undefined) {
    return <TableSkeleton rows={8} />;
  }
  const all = allColumns(t, { entity, fields: fields.data });
  const keys = search.columns === undefined ? chosen : search.columns.split(",");
  const columns = columnsOf(all, keys);
  return (
    <>
      <Group justify="flex-end" gap={8} px="md" py={8}>
        <ExportButton entity={entity} search={search} columns={columns} />
        <ColumnMenu
          all={all}
          shown={keys}
          isChosen={isChosen || search.columns !== undefined}
          onChoose={(next) => {
            choose(next);
            if (search.columns !== undefined) onChange({ columns: undefined });
          }}
        />
      </Group>
      <Rows
        entity={entity}
        search={search}
        page={list.data}
        columns={columns}
        isStale={list.isPlaceholderData}
        onSort={(next) => onChange({ ...FIRST_PAGE, sort: next })}
      />
      <ListPager
        entity={entity}
        page={list.data}
        onTurn={(place) => onChange({ ...FIRST_PAGE, ...place }, { replace: false })}
      />
    </>
  );
}

interface RowsProps {
  entity: CrmEntity;
  search: ListSearch;
  page: RecordPage;
  columns: readonly ListColumn[];
  isStale: boolean;
  onSort: (sort: string) => void;
}

function Rows({ entity, search, page, columns, isStale, onSort }: RowsProps) {
  const { t } = useTexts();
  const { q = "", sort, deleted } = search;
  if (page.items.length === 0) {
    const isRestricted = countConditions(search) > 0 || search.selection !== undefined;
    const text = isStale
      ? t("recordLists:searching")
      : isRestricted
        ? t("recordLists:noneLeft")
        : q !== ""
          ? t("crm:list.noMatch", { text: q })
          : t(deleted ? "recordLists:noneDeleted" : `crm:list.empty.${entity}`);
    return (
      <Text c="dimmed" fz="sm" p="lg" role="status">
        {text}
      </Text>
    );
  }
  // What a search finds is in no order that a column has, and what was deleted in that of its deletion.
  const byDefault = q === "" && !deleted ? "name" : undefined;
  return (
    <RecordTable
      entity={entity}
      records={page.items}
      columns={columns}
      sort={sort ?? byDefault}
      sortsByAny={page.isShort}
      isStale={isStale}
      onSort={onSort}
    />
  );
}

const NAME_COLUMNS = {
  company: ["name"],
  contact: ["firstName", "middleName", "lastName"],
  project: ["name"],
} as const satisfies Record<CrmEntity, readonly string[]>;

/** The whole list as a file: a link, so that the browser shows how far it is and a phone can keep it. */
function ExportButton({ entity, search, columns }: Pick<RowsProps, "entity" | "search" | "columns">) {
  const { t } = useTexts();
  const fields = useQuery(crmFieldsQuery(entity)).data ?? [];
  const names = allColumns(t, { entity, fields });
  const wanted = [
    ...NAME_COLUMNS[entity].map((key) => ({
      key,
      label: key === "name" ? t("terms:name") : (names.find((column) => column.key === key)?.label ?? key),
    })),
    ...columns.filter(({ key }) => !(NAME_COLUMNS[entity] as readonly string[]).includes(key)),
  ];
  const url = downloadUrl(`${CRM_PATHS[entity]}.csv`, {
    ...filterOf(search),
    sort: search.sort,
    columns: wanted.map(({ key }) => key).join(","),
    headings: JSON.stringify(wanted.map(({ label }) => label)),
  });
  return (
    <Tooltip label={t("recordLists:exportHint")}>
      <Button
        component="a"
        href={url}
        download
        variant="default"
        leftSection={<DownloadSimpleIcon size={16} aria-hidden="true" />}
      >
        {t("recordLists:exportCsv")}
      </Button>
    </Tooltip>
  );
}
