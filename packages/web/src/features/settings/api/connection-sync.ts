import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { type CallInput, call } from "../../../api/client.ts";
import { liveInterval } from "../../../api/live-changes.ts";
import { queryKeys } from "../../../api/query-keys.ts";

const REFRESH_MS = 30_000;

const keyOf = (id: number) => [...queryKeys.erpConnections.one(id), "sync"];

export const connectionSyncQuery = (id: number) =>
  queryOptions({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => call("getConnectionSync", { params: { id }, signal }),
    refetchInterval: liveInterval(REFRESH_MS),
  });

export function usePatchConnectionSync(id: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CallInput<"patchConnectionSync">["body"]) =>
      call("patchConnectionSync", { params: { id }, body }),
    onSuccess: (saved) => queryClient.setQueryData(keyOf(id), saved),
  });
}

export function useAnswerDisappearance(id: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (gone: boolean) => call("answerDisappearance", { params: { id }, body: { gone } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keyOf(id) }),
  });
}
