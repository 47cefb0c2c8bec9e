import type { RegisteredApp } from "@brygga/api-contract";
import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { ListFooter } from "../../../components/list-footer.tsx";
import { Panel } from "../../../components/panel.tsx";
import { ReasonButton } from "../../../components/reason-button.tsx";
import { type SelectableColumn, SelectableTable } from "../../../components/selectable-table.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { applicationsQuery } from "../api/applications.ts";
import { QuoteSyncPage } from "../quote-sync-page.tsx";
import { selectedOf } from "../sync/selected-of.ts";
import { ApplicationDialogs } from "./application-dialogs.tsx";
import { useApplicationsNavigation } from "./use-applications-navigation.ts";

type Row = RegisteredApp & { id: string };

/** Quote/Sync > Applications: the register of what `app://` leads to. */
export function ApplicationsPage() {
  const { t } = useTexts();
  const { search, go, openDialog } = useApplicationsNavigation();
  const list = useQuery(applicationsQuery);
  const rows = (list.data ?? []).map(
    (application): Row => ({ ...application, id: application.applicationId }),
  );
  const selected = selectedOf(rows, search.application);
  const columns = useColumns();
  return (
    <QuoteSyncPage tab="applications">
      <Panel title={t("applications:title")}>
        <Text fz="sm" c="dimmed" px="md" pb="sm" maw={720} style={{ textWrap: "pretty" }}>
          {t("applications:intro")}
        </Text>
        {list.error ? <ErrorNotice error={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.isPending ? <TableSkeleton rows={2} /> : null}
        {list.data ? (
          <SelectableTable
            label={t("applications:title")}
            rows={rows}
            columns={columns}
            selectedId={selected?.id}
            onSelect={({ id }) => go({ application: id })}
            onOpen={({ id }) => openDialog({ dialog: "configure", application: id })}
            isMuted={() => false}
            empty={t("applications:empty")}
            minWidth={560}
          />
        ) : null}
        <ListFooter
          count={t("applications:count", { count: rows.length })}
          onRefresh={() => void list.refetch()}
          isRefreshing={list.isRefetching}
        >
          <ApplicationButtons id={selected?.id} />
        </ListFooter>
      </Panel>
      <ApplicationDialogs applications={list.data} />
    </QuoteSyncPage>
  );
}

function ApplicationButtons({ id }: { id: string | undefined }) {
  const { t } = useTexts();
  const { openDialog } = useApplicationsNavigation();
  const reason = id === undefined ? t("settings:list.selectFirst") : undefined;
  const open = (dialog: "configure" | "key" | "remove") => () =>
    openDialog({ dialog, ...(id === undefined ? {} : { application: id }) });
  return (
    <>
      <ReasonButton variant="filled" onClick={() => openDialog({ dialog: "add" })}>
        {t("terms:add")}
      </ReasonButton>
      <ReasonButton reason={reason} onClick={open("remove")}>
        {t("applications:remove")}
      </ReasonButton>
      <ReasonButton reason={reason} onClick={open("configure")}>
        {t("applications:configure")}
      </ReasonButton>
      <ReasonButton reason={reason} onClick={open("key")}>
        {t("applications:showKey")}
      </ReasonButton>
    </>
  );
}

function useColumns(): SelectableColumn<Row>[] {
  const { t } = useTexts();
  const { dateTime } = useFormat();
  const wrapped = (text: string) => (
    <Text fz="sm" style={{ overflowWrap: "anywhere" }}>
      {text}
    </Text>
  );
  return [
    {
      key: "id",
      header: t("applications:id"),
      isRowHeader: true,
      width: "22%",
      render: ({ id }) => <span style={{ overflowWrap: "anywhere" }}>{id}</span>,
    },
    { key: "url", header: t("applications:address"), render: ({ url }) => wrapped(url) },
    {
      key: "usedBy",
      header: t("applications:usedBy"),
      width: "20%",
      render: ({ usedBy }) => wrapped(usedBy.map(({ name }) => name).join(", ") || t("applications:unused")),
    },
    {
      key: "registered",
      header: t("applications:registered"),
      width: "20%",
      render: ({ createdAt }) => <Text fz="sm">{dateTime(createdAt)}</Text>,
    },
  ];
}
