import type { ImportView } from "@brygga/api-contract";
import { Anchor, Button, Stack, Text } from "@mantine/core";
import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { actorTypeName } from "../../../components/actor-type-name.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { ListFooter } from "../../../components/list-footer.tsx";
import { Panel } from "../../../components/panel.tsx";
import { ReasonButton } from "../../../components/reason-button.tsx";
import { type SelectableColumn, SelectableTable } from "../../../components/selectable-table.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { isBusy } from "../api/imports.ts";
import { ImportState } from "./import-state.tsx";
import { useImportsNavigation } from "./use-imports-navigation.ts";

interface ImportsPanelProps {
  query: UseInfiniteQueryResult<{ pages: { items: ImportView[] }[] }>;
  selected: ImportView | undefined;
}

/** The imports, newest first, and what can be done with the selected one. */
export function ImportsPanel({ query, selected }: ImportsPanelProps) {
  const { t } = useTexts();
  const { change, openImport } = useImportsNavigation();
  const columns = useColumns();
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Panel title={t("imports:list.title")}>
      {query.error && query.data === undefined ? (
        <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.isPending ? <TableSkeleton rows={4} /> : null}
      {query.data === undefined ? null : (
        <SelectableTable
          label={t("imports:list.title")}
          rows={rows}
          columns={columns}
          selectedId={selected?.id}
          onSelect={({ id }) => change({ import: id })}
          onOpen={({ id }) => openImport(id)}
          isMuted={() => false}
          empty={t("imports:list.empty")}
          minWidth={760}
        />
      )}
      <ListFooter
        count={t("imports:list.count", { count: rows.length })}
        onRefresh={() => void query.refetch()}
        isRefreshing={query.isRefetching}
      >
        <ImportButtons selected={selected} />
        {query.hasNextPage ? (
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t("log:loadMore")}
          </Button>
        ) : null}
      </ListFooter>
    </Panel>
  );
}

function ImportButtons({ selected }: { selected: ImportView | undefined }) {
  const { t } = useTexts();
  const { change, openImport } = useImportsNavigation();
  const missing = selected === undefined ? t("settings:list.selectFirst") : undefined;
  const busy = selected !== undefined && isBusy(selected) ? t("imports:list.busy") : undefined;
  return (
    <>
      <ReasonButton variant="filled" onClick={() => change({ dialog: "new" }, { replace: false })}>
        {t("imports:new.open")}
      </ReasonButton>
      <ReasonButton
        reason={missing}
        onClick={() => (selected === undefined ? undefined : openImport(selected.id))}
      >
        {t("imports:list.open")}
      </ReasonButton>
      <ReasonButton reason={missing ?? busy} onClick={() => change({ dialog: "delete" }, { replace: false })}>
        {t("terms:delete")}
      </ReasonButton>
    </>
  );
}

function useColumns(): SelectableColumn<ImportView>[] {
  const { t } = useTexts();
  const format = useFormat();
  return [
    {
      key: "name",
      header: t("terms:name"),
      isRowHeader: true,
      render: ({ id, name }) => (
        <Anchor component={Link} to={`/settings/import/${id}`} fz="sm">
          {name}
        </Anchor>
      ),
    },
    {
      key: "source",
      header: t("imports:list.source"),
      render: ({ connectionName, actorType }) => `${connectionName}, ${actorTypeName(t, actorType)}`,
    },
    { key: "state", header: t("imports:list.state"), render: (view) => <ImportState view={view} /> },
    {
      key: "figures",
      header: t("imports:list.figures"),
      render: (view) => <Figures view={view} />,
    },
    {
      key: "created",
      header: t("imports:list.created"),
      render: ({ createdAt, username }) => (
        <Stack gap={0}>
          <Text fz="sm">{format.dateTime(createdAt)}</Text>
          {username === null ? null : (
            <Text fz="xs" c="dimmed">
              {t("log:byUser", { user: username })}
            </Text>
          )}
        </Stack>
      ),
    },
  ];
}

/** What it came to; before that, how many actors are chosen. */
function Figures({ view: { state, results, chosen } }: { view: ImportView }) {
  const { t } = useTexts();
  const format = useFormat();
  if (state === "draft" || state === "previewing" || state === "previewed") {
    return t("imports:chosen.count", { count: chosen });
  }
  const parts = (["new", "updated", "failed"] as const).filter((name) => results[name] > 0);
  if (parts.length === 0) return t("imports:list.nothingYet");
  return parts.map((name) => `${t(`imports:results.${name}`)}: ${format.number(results[name])}`).join(" · ");
}
