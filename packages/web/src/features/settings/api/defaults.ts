import type { SyncDefault, SyncDefaults } from "@brygga/api-contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";

export const defaultsQuery = (id: number, actorType: string) => ({
  queryKey: queryKeys.erpConnections.defaults(id, actorType),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    call("getDefaults", { params: { id, actorType }, signal }),
});

export interface DefaultsChange {
  /** As it was read. */
  readonly stored: SyncDefaults;
  readonly defaults: SyncDefault[];
}

/**
 * Saves the changed actor types one after the other; those saved before a failure stay saved. Afterwards the present
 * state is read again, so that a conflict shows what somebody else has saved.
 */
export function useSaveDefaults(connectionId: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({
      changes,
      onSaved,
    }: {
      changes: DefaultsChange[];
      onSaved: (type: string) => void;
    }) => {
      for (const { stored, defaults } of changes) {
        const { actorType, version } = stored;
        const params = { id: connectionId, actorType };
        const saved = await call("putDefaults", { params, body: { defaults }, ifMatch: version });
        queryClient.setQueryData(queryKeys.erpConnections.defaults(connectionId, actorType), saved);
        onSaved(actorType);
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.erpConnections.one(connectionId) }),
  });
}

/** The items of an ERP list. */
export const erpListQuery = (id: number, name: string) =>
  queryOptions({
    queryKey: queryKeys.erpConnections.erpList(id, name),
    queryFn: ({ signal }) => call("getErpList", { params: { id, name }, signal }),
    select: ({ items }) => items,
    retry: false,
    staleTime: 60_000,
  });
