import { infiniteQueryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";
import type { LogSearch } from "../log/log-search.ts";

const PAGE = 50;

const filterOf = ({ connection, target, q }: LogSearch) => ({
  ...(connection === undefined ? {} : { connectionId: connection }),
  ...(target === undefined ? {} : { target }),
  ...(q === undefined || q === "" ? {} : { q }),
});

export const syncLogQuery = (search: LogSearch) => {
  const filter = filterOf(search);
  return infiniteQueryOptions({
    queryKey: queryKeys.syncLog(filter),
    queryFn: ({ pageParam, signal }) =>
      call("listSyncLog", {
        query: { ...filter, limit: PAGE, ...(pageParam === "" ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
};

export const problemsQuery = ({ connection }: LogSearch) => {
  const filter = connection === undefined ? {} : { connectionId: connection };
  return infiniteQueryOptions({
    queryKey: queryKeys.problems(filter),
    queryFn: ({ pageParam, signal }) =>
      call("listProblems", {
        query: { ...filter, limit: PAGE, ...(pageParam === "" ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
};

/** Has a problem tried in the next cycle; a field that was stopped goes on. */
export function useRetryProblem() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => call("retryProblem", { params: { id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.problems({}).slice(0, 1) }),
  });
}
