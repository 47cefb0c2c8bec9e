import type { FieldRanks } from "@brygga/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";

export const fieldRanksQuery = (id: number, actorType: string) => ({
  queryKey: queryKeys.erpConnections.ranks(id, actorType),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    call("getFieldRanks", { params: { id, actorType }, signal }),
});

export interface RanksChange {
  /** As it was read. */
  readonly stored: FieldRanks;
  readonly fieldKeys: string[];
}

/** Saves the changed actor types one after the other; those saved before a failure stay saved. */
export function useSaveFieldRanks(connectionId: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ changes, onSaved }: { changes: RanksChange[]; onSaved: (type: string) => void }) => {
      for (const { stored, fieldKeys } of changes) {
        const { actorType, version } = stored;
        const params = { id: connectionId, actorType };
        const saved = await call("putFieldRanks", { params, body: { fieldKeys }, ifMatch: version });
        queryClient.setQueryData(queryKeys.erpConnections.ranks(connectionId, actorType), saved);
        onSaved(actorType);
      }
    },
    // The order shows wherever fields are listed.
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.erpConnections.one(connectionId) }),
  });
}
