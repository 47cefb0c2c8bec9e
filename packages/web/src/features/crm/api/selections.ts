import type { Selection } from "@brygga/api-contract";
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { liveInterval } from "../../../api/live-changes.ts";
import { queryKeys } from "../../../api/query-keys.ts";

const PAGE = 50;

/** While records of one are being deleted or restored, in milliseconds. */
const PROGRESS_MS = 1000;

export const isAtWork = ({ job }: Pick<Selection, "job">): boolean =>
  job?.state === "queued" || job?.state === "running";

/** Newest first. */
export const selectionsQuery = (deleted: boolean) =>
  infiniteQueryOptions({
    queryKey: queryKeys.selections.list({ deleted }),
    queryFn: ({ pageParam, signal }) =>
      call("listSelections", {
        query: {
          limit: PAGE,
          deleted: deleted ? "true" : "false",
          ...(pageParam === "" ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(isAtWork)) ? PROGRESS_MS : liveInterval(10_000)(),
  });

export const selectionsOfImportQuery = (importId: number) =>
  queryOptions({
    queryKey: queryKeys.selections.list({ importId }),
    queryFn: ({ signal }) => call("listSelections", { query: { importId, limit: PAGE }, signal }),
    select: ({ items }) => items,
  });

export const selectionQuery = (id: number) =>
  queryOptions({
    queryKey: queryKeys.selections.one(id),
    queryFn: ({ signal }) => call("getSelection", { params: { id }, signal }),
  });

/** Each changes what is selected, and some the records themselves. */
export function useSelectionWrites() {
  const queryClient = useQueryClient();
  const onSettled = () =>
    queryClient.invalidateQueries({
      predicate: ({ queryKey: [kind] }) => kind === "selections" || kind === "records" || kind === "jobs",
    });
  const rename = useMutation({
    mutationFn: ({ id, name }: { id: number; name: string }) =>
      call("renameSelection", { params: { id }, body: { name } }),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: (id: number) => call("deleteSelection", { params: { id } }),
    onSettled,
  });
  const restore = useMutation({
    mutationFn: (id: number) => call("restoreSelection", { params: { id } }),
    onSettled,
  });
  const removeRecords = useMutation({
    mutationFn: (id: number) => call("deleteSelectionRecords", { params: { id } }),
    onSettled,
  });
  const restoreRecords = useMutation({
    mutationFn: (id: number) => call("restoreSelectionRecords", { params: { id } }),
    onSettled,
  });
  return { rename, remove, restore, removeRecords, restoreRecords };
}
