import type { SyncConnector } from "@brygga/api-contract";
import { Badge, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { mutateThen } from "../../../../api/mutate-then.ts";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { ListFooter } from "../../../../components/list-footer.tsx";
import { Panel } from "../../../../components/panel.tsx";
import { ReasonButton } from "../../../../components/reason-button.tsx";
import { type SelectableColumn, SelectableTable } from "../../../../components/selectable-table.tsx";
import { TableSkeleton } from "../../../../components/table-skeleton.tsx";
import { useErrorNotification } from "../../../../components/use-error-notification.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { connectorsQuery, useRestoreConnector } from "../../api/sync-connectors.ts";
import { selectedOf } from "../selected-of.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import { DeleteConnector } from "./delete-connector.tsx";

const EMPTY: SyncConnector[] = [];

/** The list Sync Connectors with its buttons. */
export function ConnectorsPanel() {
  const { t } = useTexts();
  const { search, change, openDialog } = useSyncNavigation();
  const list = useQuery(connectorsQuery(search.deletedConnectors === true));
  const connectors = list.data ?? EMPTY;
  const selected = selectedOf(connectors, search.connector);
  const columns = useColumns();
  return (
    <Panel title={t("terms:syncConnectors")}>
      {list.error ? <ErrorNotice error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <TableSkeleton rows={2} /> : null}
      {list.data ? (
        <SelectableTable
          label={t("terms:syncConnectors")}
          rows={connectors}
          columns={columns}
          selectedId={selected?.id}
          onSelect={({ id }) => change({ connector: id })}
          onOpen={({ id, deletedAt }) =>
            deletedAt === null && openDialog("configure-connector", { connector: id })
          }
          isMuted={({ deletedAt }) => deletedAt !== null}
          empty={t("connectors:empty")}
          minWidth={440}
        />
      ) : null}
      <ListFooter
        count={t("settings:list.connectors", { count: connectors.length })}
        deleted={{
          shown: search.deletedConnectors === true,
          onChange: (show) => change({ deletedConnectors: show ? true : undefined }),
        }}
        onRefresh={() => void list.refetch()}
        isRefreshing={list.isRefetching}
      >
        <ConnectorButtons selected={selected} />
      </ListFooter>
    </Panel>
  );
}

function useColumns(): SelectableColumn<SyncConnector>[] {
  const { t } = useTexts();
  return [
    {
      key: "name",
      header: t("terms:name"),
      isRowHeader: true,
      width: "32%",
      render: ({ name, deletedAt }) => (
        <Group gap={8}>
          {name}
          {deletedAt === null ? null : (
            <Badge color="gray" variant="light">
              {t("settings:list.deleted")}
            </Badge>
          )}
        </Group>
      ),
    },
    {
      key: "url",
      header: t("terms:url"),
      render: ({ url }) => (
        <Text fz="sm" style={{ overflowWrap: "anywhere" }}>
          {url}
        </Text>
      ),
    },
  ];
}

function ConnectorButtons({ selected }: { selected: SyncConnector | undefined }) {
  const { t } = useTexts();
  const { search, openDialog } = useSyncNavigation();
  const failed = useErrorNotification();
  const restore = useRestoreConnector();
  const isDeleted = selected !== undefined && selected.deletedAt !== null;
  const missing = selected === undefined ? t("settings:list.selectFirst") : undefined;
  const deleted = isDeleted ? t("settings:list.isDeleted") : undefined;
  const inUse =
    selected !== undefined && selected.connectionCount > 0
      ? t("connectors:inUse", { count: selected.connectionCount })
      : undefined;
  const isAsked =
    search.dialog === "delete-connector" && search.connector === selected?.id && !isDeleted && !inUse;
  return (
    <>
      <ReasonButton variant="filled" onClick={() => openDialog("add-connector")}>
        {t("terms:add")}
      </ReasonButton>
      {isDeleted ? (
        <ReasonButton
          loading={restore.isPending}
          onClick={() => mutateThen(restore, selected.id, { failed })}
        >
          {t("terms:restore")}
        </ReasonButton>
      ) : (
        <ReasonButton
          reason={missing ?? inUse}
          onClick={() => openDialog("delete-connector", { connector: selected?.id })}
        >
          {t("terms:delete")}
        </ReasonButton>
      )}
      <ReasonButton
        reason={missing ?? deleted}
        onClick={() => openDialog("configure-connector", { connector: selected?.id })}
      >
        {t("connectors:configure")}
      </ReasonButton>
      {selected !== undefined && isAsked ? <DeleteConnector connector={selected} /> : null}
    </>
  );
}
