import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { type CallInput, call } from "../../../api/client.ts";
import { liveInterval } from "../../../api/live-changes.ts";
import { queryKeys } from "../../../api/query-keys.ts";
import { hasEnded } from "./jobs.ts";

/** How often the report is asked for while no stream tells of its job, in milliseconds. */
const PROGRESS_MS = 1000;

export const preflightQuery = (id: number) =>
  queryOptions({
    queryKey: [...queryKeys.jobs.one(id), "preflight"],
    queryFn: ({ signal }) => call("getPreflight", { params: { id }, signal }),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && hasEnded(data.job) ? false : liveInterval(PROGRESS_MS)(),
    retry: false,
  });

export function useStartPreflight(connectionId: number, actorType: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CallInput<"startPreflight">["body"]) =>
      call("startPreflight", { params: { id: connectionId, actorType }, body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.jobs.all }),
  });
}
