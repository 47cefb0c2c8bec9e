import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { LOG_PAGE, syncLogQuery } from "../api/sync-log.ts";
import type { LogSearch } from "./log-search.ts";

/**
 * Rows of the log. The server answers with what it found in a moment and where to go on; it is asked on until there
 * are as many rows as somebody wants to see.
 */
export function useLogRows(search: LogSearch) {
  const log = useInfiniteQuery(syncLogQuery(search));
  const [wanted, setWanted] = useState(LOG_PAGE);
  const rows = log.data?.pages.flatMap(({ items }) => items) ?? [];
  const { hasNextPage, isFetchingNextPage, fetchNextPage, error } = log;
  const isShort = rows.length < wanted && hasNextPage && error === null;
  useEffect(() => {
    if (isShort && !isFetchingNextPage) void fetchNextPage();
  }, [isShort, isFetchingNextPage, fetchNextPage]);
  return {
    log,
    rows,
    /** How far back was looked so far, while the search goes on; else null. */
    searchedTo: isShort ? (log.data?.pages.at(-1)?.searchedTo ?? null) : null,
    more: () => setWanted(rows.length + LOG_PAGE),
  };
}
