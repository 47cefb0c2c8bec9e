import type { PriorityEntry } from "@brygga/api-contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { type CallInput, call } from "../../../api/client.ts";
import { liveInterval } from "../../../api/live-changes.ts";
import { queryKeys } from "../../../api/query-keys.ts";

export const engineQuery = queryOptions({
  queryKey: queryKeys.syncEngine,
  queryFn: ({ signal }) => call("getSyncEngine", { signal }),
  refetchInterval: liveInterval(5_000),
});

export function usePatchEngine() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CallInput<"patchSyncEngine">["body"]) => call("patchSyncEngine", { body }),
    onSuccess: (state) => queryClient.setQueryData(queryKeys.syncEngine, state),
  });
}

/** Only while nobody else has changed the settings since they were read. */
export function usePatchPriority() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ priority, version }: { priority: PriorityEntry[]; version: number }) =>
      call("patchSyncEngine", { body: { priority }, ifMatch: version }),
    onSuccess: (state) => queryClient.setQueryData(queryKeys.syncEngine, state),
  });
}

export function useSyncNow() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => call("syncNow", { body: {} }),
    // A cycle changes records, links, problems and the log: whatever is shown is read again.
    onSettled: () => queryClient.invalidateQueries(),
  });
}
