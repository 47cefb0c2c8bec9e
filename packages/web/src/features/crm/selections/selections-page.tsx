import type { Selection } from "@brygga/api-contract";
import { Box, Stack, Text, Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useSession } from "../../../api/session.ts";
import { usePageTitle } from "../../../app/use-page-title.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { ListFooter } from "../../../components/list-footer.tsx";
import { Panel } from "../../../components/panel.tsx";
import { type SelectableColumn, SelectableTable } from "../../../components/selectable-table.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { isAtWork, selectionsQuery } from "../api/selections.ts";
import classes from "../page.module.css";
import { DeleteSelection } from "./delete-selection.tsx";
import { OpenSelection } from "./open-selection.tsx";
import { RenameSelection } from "./rename-selection.tsx";
import { SelectionButtons } from "./selection-buttons.tsx";
import { useSelectionsNavigation } from "./use-selections-navigation.ts";

/** Selections: records that belong together, such as those that an import made. */
export function SelectionsPage() {
  const { t } = useTexts();
  const { search, change } = useSelectionsNavigation();
  const isAdministrator = useSession().role === "administrator";
  const isDeleted = search.deleted === true;
  const query = useInfiniteQuery(selectionsQuery(isDeleted));
  const columns = useColumns(isDeleted);
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const selected = rows.find(({ id }) => id === search.selection);
  usePageTitle(t("selections:title"));
  return (
    <Box className={classes.page}>
      <Title order={1} mb={4}>
        {t("selections:title")}
      </Title>
      <Text fz="sm" c="dimmed" mb="md">
        {t("selections:intro")}
      </Text>
      <Panel title={t(isDeleted ? "selections:deletedOnes" : "selections:present")}>
        {query.error ? <ErrorNotice error={query.error} onRetry={() => void query.refetch()} /> : null}
        {query.isPending ? <TableSkeleton rows={4} /> : null}
        {query.data === undefined ? null : (
          <SelectableTable
            label={t("selections:title")}
            rows={rows}
            columns={columns}
            selectedId={selected?.id}
            onSelect={({ id }) => change({ selection: id })}
            onOpen={({ id }) => change({ selection: id })}
            isMuted={({ deletedAt }) => deletedAt !== null}
            empty={t(isDeleted ? "selections:noneDeleted" : "selections:none")}
            minWidth={760}
          />
        )}
        <ListFooter
          count={t("selections:count", { count: rows.length })}
          {...(isAdministrator
            ? {
                deleted: {
                  shown: isDeleted,
                  onChange: (show: boolean) =>
                    change({ deleted: show ? true : undefined, selection: undefined }),
                  hint: t("selections:deletedHint"),
                },
              }
            : {})}
          onRefresh={() => void query.refetch()}
          isRefreshing={query.isRefetching}
        >
          {isAdministrator ? <SelectionButtons selected={selected} /> : null}
        </ListFooter>
      </Panel>
      {isAdministrator && selected !== undefined ? <SelectionDialogs selection={selected} /> : null}
    </Box>
  );
}

function SelectionDialogs({ selection }: { selection: Selection }) {
  const { search } = useSelectionsNavigation();
  if (search.dialog === "rename") return <RenameSelection key={selection.id} selection={selection} />;
  return search.dialog === "delete" ? <DeleteSelection selection={selection} /> : null;
}

function useColumns(isDeleted: boolean): SelectableColumn<Selection>[] {
  const { t } = useTexts();
  const format = useFormat();
  return [
    { key: "name", header: t("terms:name"), isRowHeader: true, render: ({ name }) => name },
    {
      key: "content",
      header: t("selections:content"),
      render: ({ kind, entity }) => `${t(`terms:entitiesMany.${entity}`)}, ${t(`selections:kinds.${kind}`)}`,
    },
    { key: "count", header: t("selections:records"), render: (selection) => <Count selection={selection} /> },
    {
      key: "origin",
      header: t("selections:origin"),
      render: ({ connectionName, importId, createdAt }) => (
        <Stack gap={0}>
          <Text fz="sm">{connectionName}</Text>
          <Text fz="xs" c="dimmed">
            {format.dateTime(createdAt)}
            {importId === null ? "" : ` · ${t("selections:import")}`}
          </Text>
        </Stack>
      ),
    },
    {
      key: "open",
      header: t("selections:use"),
      render: (selection) => (isDeleted ? null : <OpenSelection selection={selection} />),
    },
  ];
}

/** How many records it has; while they are being deleted or restored, that it happens. */
function Count({ selection }: { selection: Selection }) {
  const { t } = useTexts();
  const format = useFormat();
  const { count, deletedCount, job } = selection;
  if (isAtWork(selection)) {
    return (
      <Text fz="sm" role="status">
        {t("selections:atWork", { done: job?.done ?? 0 })}
      </Text>
    );
  }
  return (
    <Stack gap={0}>
      <Text fz="sm">{format.number(count)}</Text>
      {deletedCount === 0 ? null : (
        <Text fz="xs" c="dimmed">
          {t("selections:deletedRecords", { count: deletedCount })}
        </Text>
      )}
    </Stack>
  );
}
