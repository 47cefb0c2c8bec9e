import type { ErpConnection } from "@brygga/api-contract";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { ListFooter } from "../../../../components/list-footer.tsx";
import { Panel } from "../../../../components/panel.tsx";
import { SelectableTable } from "../../../../components/selectable-table.tsx";
import { TableSkeleton } from "../../../../components/table-skeleton.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { connectionsQuery } from "../../api/erp-connections.ts";
import { connectorsQuery } from "../../api/sync-connectors.ts";
import { selectedOf } from "../selected-of.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import { ActivationReasons } from "./activation-reasons.tsx";
import { ConnectionButtons } from "./connection-buttons.tsx";
import { useConnectionColumns } from "./connection-columns.tsx";
import { useActivation } from "./use-activation.ts";

const EMPTY: ErpConnection[] = [];

/** The list ERP connections with its buttons. */
export function ConnectionsPanel() {
  const { t } = useTexts();
  const { search, change, openDialog } = useSyncNavigation();
  const list = useQuery(connectionsQuery(search.deletedConnections === true));
  const hasConnector = (useQuery(connectorsQuery(false)).data?.length ?? 1) > 0;
  const connections = list.data ?? EMPTY;
  const selected = selectedOf(connections, search.connection);
  const activation = useActivation();
  const columns = useConnectionColumns(activation);
  return (
    <Panel title={t("terms:erpConnections")}>
      {list.error ? <ErrorNotice error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <TableSkeleton /> : null}
      {list.data ? (
        <SelectableTable
          label={t("terms:erpConnections")}
          rows={connections}
          columns={columns}
          selectedId={selected?.id}
          onSelect={({ id }) => change({ connection: id })}
          onOpen={({ id, deletedAt }) =>
            deletedAt === null && openDialog("configure-connection", { connection: id })
          }
          isMuted={({ deletedAt }) => deletedAt !== null}
          empty={t(hasConnector ? "connections:empty" : "connections:emptyWithoutConnector")}
          minWidth={820}
        />
      ) : null}
      <ListFooter
        count={t("settings:list.connections", { count: connections.length })}
        deleted={{
          shown: search.deletedConnections === true,
          onChange: (show) => change({ deletedConnections: show ? true : undefined }),
        }}
        onRefresh={() => void list.refetch()}
        isRefreshing={list.isRefetching}
      >
        <ConnectionButtons
          selected={selected}
          hasConnector={hasConnector}
          hasConnections={connections.some(({ deletedAt }) => deletedAt === null)}
        />
      </ListFooter>
      {activation.outcome === undefined ? null : (
        <ActivationReasons outcome={activation.outcome} onClose={activation.dismiss} />
      )}
    </Panel>
  );
}
