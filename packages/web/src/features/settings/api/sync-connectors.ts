import type { AdvancedChange, SyncConnector } from "@brygga/api-contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";

export const connectorsQuery = (deleted: boolean) =>
  queryOptions({
    queryKey: queryKeys.syncConnectors.list(deleted),
    queryFn: ({ signal }) =>
      call("listSyncConnectors", { query: { deleted: deleted ? "true" : "false" }, signal }),
    select: ({ items }) => items,
  });

/** One connector with how it is called. */
export const connectorQuery = (id: number) =>
  queryOptions({
    queryKey: queryKeys.syncConnectors.one(id),
    queryFn: ({ signal }) => call("getSyncConnector", { params: { id }, signal }),
  });

/** Plugins are looked for anew each time: one that was just put into its folder is there at once. */
export const pluginsQuery = queryOptions({
  queryKey: queryKeys.syncConnectors.plugins,
  queryFn: ({ signal }) => call("listConnectorPlugins", { signal }),
  select: ({ items }) => items,
  staleTime: 0,
});

export const configFieldsQuery = (connectorId: number) =>
  queryOptions({
    queryKey: queryKeys.syncConnectors.configFields(connectorId),
    queryFn: ({ signal }) => call("getConfigFields", { params: { id: connectorId }, signal }),
    select: ({ items }) => items,
    retry: false,
  });

/** What shows the name or address of a connector changes with it: connections and applications, too. */
export function useRefreshConnectors() {
  const queryClient = useQueryClient();
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: queryKeys.syncConnectors.all }),
      queryClient.invalidateQueries({ queryKey: queryKeys.erpConnections.all }),
      queryClient.invalidateQueries({ queryKey: queryKeys.applications }),
    ]);
}

export interface ConnectorValues {
  name: string;
  url: string;
  advanced?: AdvancedChange;
}

/** Adds a connector, or changes the one with this id. */
export function useSaveConnector(id: number | undefined) {
  const refresh = useRefreshConnectors();
  return useMutation({
    mutationFn: (body: ConnectorValues): Promise<SyncConnector> =>
      id === undefined
        ? call("createSyncConnector", { body })
        : call("updateSyncConnector", { params: { id }, body }),
    onSuccess: refresh,
  });
}

/** Calls a URL as it would be called with these settings; those of a saved connector fill the rest. */
export const useTestConnectorUrl = (connectorId: number | undefined) =>
  useMutation({
    mutationFn: ({ url, advanced }: Pick<ConnectorValues, "url" | "advanced">) =>
      call("testSyncConnector", {
        body: {
          url,
          ...(connectorId === undefined ? {} : { connectorId }),
          ...(advanced ? { advanced } : {}),
        },
      }),
  });

export function useDeleteConnector() {
  const refresh = useRefreshConnectors();
  return useMutation({
    mutationFn: (id: number) => call("deleteSyncConnector", { params: { id } }),
    onSuccess: refresh,
  });
}

export function useRestoreConnector() {
  const refresh = useRefreshConnectors();
  return useMutation({
    mutationFn: (id: number) => call("restoreSyncConnector", { params: { id } }),
    onSuccess: refresh,
  });
}
