import type { ErpConnection } from "@brygga/api-contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { type CallInput, call } from "../../../api/client.ts";
import { liveInterval } from "../../../api/live-changes.ts";
import { queryKeys } from "../../../api/query-keys.ts";

export const connectionsQuery = (deleted: boolean) =>
  queryOptions({
    queryKey: queryKeys.erpConnections.list(deleted),
    queryFn: ({ signal }) =>
      call("listErpConnections", { query: { deleted: deleted ? "true" : "false" }, signal }),
    select: ({ items }) => items,
    // Health and last sync change while the engine works.
    refetchInterval: liveInterval(10_000),
  });

export const connectionQuery = (id: number) =>
  queryOptions({
    queryKey: queryKeys.erpConnections.one(id),
    queryFn: ({ signal }) => call("getErpConnection", { params: { id }, signal }),
  });

/** Connections are shown in several places, and connectors count them. */
export function useRefreshConnections() {
  const queryClient = useQueryClient();
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: queryKeys.erpConnections.all }),
      queryClient.invalidateQueries({ queryKey: queryKeys.syncConnectors.all }),
    ]);
}

type NewConnection = CallInput<"createErpConnection">["body"];
type ConnectionChange = CallInput<"updateErpConnection">["body"];

export function useCreateConnection() {
  const refresh = useRefreshConnections();
  return useMutation({
    mutationFn: (body: NewConnection) => call("createErpConnection", { body }),
    onSuccess: refresh,
  });
}

export function useUpdateConnection() {
  const refresh = useRefreshConnections();
  return useMutation({
    mutationFn: ({ id, body }: { id: number; body: ConnectionChange }) =>
      call("updateErpConnection", { params: { id }, body }),
    onSuccess: refresh,
  });
}

export const useTestConfig = () =>
  useMutation({
    mutationFn: (body: CallInput<"testErpConnectionConfig">["body"]) =>
      call("testErpConnectionConfig", { body }),
  });

export function useDeleteConnection() {
  const refresh = useRefreshConnections();
  return useMutation({
    mutationFn: ({ id }: ErpConnection) => call("deleteErpConnection", { params: { id } }),
    onSuccess: refresh,
  });
}

export function useRestoreConnection() {
  const refresh = useRefreshConnections();
  return useMutation({
    mutationFn: ({ id }: ErpConnection) => call("restoreErpConnection", { params: { id } }),
    onSuccess: refresh,
  });
}

export function useRefreshFields() {
  const refresh = useRefreshConnections();
  return useMutation({
    mutationFn: (id: number) => call("refreshFields", { params: { id } }),
    onSuccess: refresh,
  });
}

/** Turning on answers reasons where it is refused; turning off always works. */
export function useSetActive() {
  const refresh = useRefreshConnections();
  return useMutation({
    mutationFn: async ({ id, active }: { id: number; active: boolean }) => {
      if (active) return call("activateErpConnection", { params: { id } });
      const connection = await call("deactivateErpConnection", { params: { id } });
      return { activated: false, reasons: [], connection };
    },
    onSettled: refresh,
  });
}
