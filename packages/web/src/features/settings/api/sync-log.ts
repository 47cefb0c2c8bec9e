import { infiniteQueryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { liveInterval } from "../../../api/live-changes.ts";
import { queryKeys } from "../../../api/query-keys.ts";
import { type LogSearch, logFilterOf, problemFilterOf } from "../log/log-search.ts";

export const LOG_PAGE = 50;

/** While no stream tells of changes, in milliseconds. */
const REFRESH_MS = 30_000;

/** Only the first page is asked for anew: further ones would move away from whoever reads them. */
const whileOnFirstPage = ({ state }: { state: { data: { pages: readonly unknown[] } | undefined } }) =>
  (state.data?.pages.length ?? 0) > 1 ? false : liveInterval(REFRESH_MS)();

export const syncLogQuery = (search: LogSearch) => {
  const filter = logFilterOf(search);
  return infiniteQueryOptions({
    queryKey: queryKeys.syncLog(filter),
    queryFn: ({ pageParam, signal }) =>
      call("listSyncLog", {
        query: { ...filter, limit: LOG_PAGE, ...(pageParam === "" ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: whileOnFirstPage,
  });
};

export const problemsQuery = (search: LogSearch) => {
  const filter = problemFilterOf(search);
  return infiniteQueryOptions({
    queryKey: queryKeys.problems(filter),
    queryFn: ({ pageParam, signal }) =>
      call("listProblems", {
        query: { ...filter, limit: LOG_PAGE, ...(pageParam === "" ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: whileOnFirstPage,
  });
};

/** Problems are listed, and counted with their connections. */
function useRefreshProblems() {
  const queryClient = useQueryClient();
  return () =>
    queryClient.invalidateQueries({
      predicate: ({ queryKey: [kind, part] }) =>
        kind === "problems" || (kind === "erp-connections" && part === "list"),
    });
}

/** Has a problem tried in the next cycle; a field that was stopped goes on. */
export function useRetryProblem() {
  const onSettled = useRefreshProblems();
  return useMutation({ mutationFn: (id: number) => call("retryProblem", { params: { id } }), onSettled });
}

/** Takes a problem out of the list, or brings it back. */
export function useIgnoreProblem() {
  const onSettled = useRefreshProblems();
  return useMutation({
    mutationFn: ({ id, ignore }: { id: number; ignore: boolean }) =>
      call(ignore ? "ignoreProblem" : "restoreProblem", { params: { id } }),
    onSettled,
  });
}
