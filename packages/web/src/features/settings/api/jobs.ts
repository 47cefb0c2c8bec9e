import type { Job } from "@brygga/api-contract";
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { type CallInput, call, type Reply } from "../../../api/client.ts";
import { liveInterval } from "../../../api/live-changes.ts";
import { queryKeys } from "../../../api/query-keys.ts";

export type JobDetails = Reply<"getJob">;

/** How often the progress is asked for while no stream tells of it, in milliseconds. */
const PROGRESS_MS = 1000;

const PAGE = 50;

export const hasEnded = ({ state }: Pick<Job, "state">): boolean =>
  state === "completed" || state === "failed" || state === "cancelled";

export const jobQuery = (id: number) =>
  queryOptions({
    queryKey: queryKeys.jobs.one(id),
    queryFn: ({ signal }) => call("getJob", { params: { id }, signal }),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && hasEnded(data) ? false : liveInterval(PROGRESS_MS)(),
  });

/** Newest first. */
export const latestJobsQuery = (limit: number) =>
  queryOptions({
    queryKey: queryKeys.jobs.list({ limit }),
    queryFn: ({ signal }) => call("listJobs", { query: { limit }, signal }),
    select: ({ items }) => items,
    refetchInterval: liveInterval(5000),
  });

export const jobsQuery = (connectionId: number | undefined) =>
  infiniteQueryOptions({
    queryKey: queryKeys.jobs.list({ connectionId }),
    queryFn: ({ pageParam, signal }) =>
      call("listJobs", {
        query: {
          limit: PAGE,
          ...(connectionId === undefined ? {} : { connectionId }),
          ...(pageParam === "" ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const jobItemsQuery = (id: number, category: string) =>
  infiniteQueryOptions({
    queryKey: queryKeys.jobs.items(id, category),
    queryFn: ({ pageParam, signal }) =>
      call("listJobItems", {
        params: { id },
        query: {
          limit: PAGE,
          ...(category === "" ? {} : { category }),
          ...(pageParam === "" ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Whatever starts or ends a job changes the list of jobs. */
function useRefreshJobs() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: queryKeys.jobs.all });
}

export type ResyncBody = CallInput<"startResync">["body"];

export function useStartResync() {
  const onSettled = useRefreshJobs();
  return useMutation({
    mutationFn: (body: ResyncBody) => call("startResync", { body }),
    onSettled,
  });
}

export function useStartCompare() {
  const onSettled = useRefreshJobs();
  return useMutation({
    mutationFn: (body: CallInput<"startCompare">["body"]) => call("startCompare", { body }),
    onSettled,
  });
}

export function useCancelJob() {
  const onSettled = useRefreshJobs();
  return useMutation({ mutationFn: (id: number) => call("cancelJob", { params: { id } }), onSettled });
}

export function useTryJobNow() {
  const onSettled = useRefreshJobs();
  return useMutation({ mutationFn: (id: number) => call("tryJobNow", { params: { id } }), onSettled });
}

/** What is to be taken back: a value, what a run changed, or what a job changed. */
export interface UndoTarget {
  readonly of: "row" | "run" | "job";
  readonly id: number;
}

const UNDO = { row: "undoLogRow", run: "undoRun", job: "undoJob" } as const;

export function useUndo() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ of, id, ...body }: UndoTarget & { preview?: boolean; force?: boolean }) =>
      call(UNDO[of], { params: { id }, body }),
    onSettled: () =>
      queryClient.invalidateQueries({
        predicate: ({ queryKey: [kind] }) => kind === "jobs" || kind === "sync-log",
      }),
  });
}
