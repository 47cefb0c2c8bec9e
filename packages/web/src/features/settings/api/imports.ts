import type { ImportLine, ImportView, SearchCriterion } from "@brygga/api-contract";
import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { type CallInput, call, type Reply } from "../../../api/client.ts";
import { liveInterval } from "../../../api/live-changes.ts";
import { queryKeys } from "../../../api/query-keys.ts";

/** How often an import is asked for while its job is at work, in milliseconds. */
const PROGRESS_MS = 1000;

const PAGE = 100;

export type ImportSource = Reply<"listImportSources">["items"][number];
export type ImportItems = Reply<"listImportItems">["fields"][number];
export type FoundActor = Reply<"listFoundActors">["items"][number];

const from = (cursor: string) => (cursor === "" ? {} : { cursor });

const paged = {
  initialPageParam: "",
  getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor,
} as const;

/** Whether something goes on with it in the background. */
export const isBusy = ({ state }: Pick<ImportView, "state">): boolean =>
  state === "previewing" || state === "importing";

/** Whether it has begun to write: what was chosen and set stays as it is from then on. */
export const hasBegun = ({ state }: Pick<ImportView, "state">): boolean =>
  state === "importing" || state === "stopped" || state === "imported";

export const importSourcesQuery = queryOptions({
  queryKey: queryKeys.imports.sources,
  queryFn: ({ signal }) => call("listImportSources", { signal }),
  select: ({ items }) => items,
});

/** Newest first. */
export const importsQuery = infiniteQueryOptions({
  queryKey: queryKeys.imports.list,
  queryFn: ({ pageParam, signal }) =>
    call("listImports", { query: { limit: 20, ...from(pageParam) }, signal }),
  ...paged,
  refetchInterval: liveInterval(5000),
});

export const importQuery = (id: number) =>
  queryOptions({
    queryKey: queryKeys.imports.one(id),
    queryFn: ({ signal }) => call("getImport", { params: { id }, signal }),
    // Progress is more than what the stream tells of its job.
    refetchInterval: ({ state: { data } }) => (data !== undefined && isBusy(data) ? PROGRESS_MS : false),
  });

/** What the latest search has found, as it was kept. */
export const foundActorsQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: queryKeys.importRows.found(id),
    queryFn: ({ pageParam, signal }) =>
      call("listFoundActors", { params: { id }, query: { limit: PAGE, ...from(pageParam) }, signal }),
    ...paged,
    refetchOnWindowFocus: false,
  });

/** Asked for anew when their number changes, which another administrator may have done. */
export const chosenActorsQuery = ({ id, chosen }: Pick<ImportView, "id" | "chosen">) =>
  infiniteQueryOptions({
    queryKey: queryKeys.importRows.chosen(id, chosen),
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      call("listImportActors", { params: { id }, query: { limit: PAGE, ...from(pageParam) }, signal }),
    ...paged,
  });

export const importItemsQuery = (view: ImportView) =>
  queryOptions({
    queryKey: queryKeys.importRows.items(view.id, stageOf(view)),
    queryFn: ({ signal }) => call("listImportItems", { params: { id: view.id }, signal }),
    select: ({ fields }) => fields,
  });

type LineFilter = Pick<NonNullable<CallInput<"listPreviewLines">["query"]>, "outcome" | "q">;
type ResultFilter = Pick<NonNullable<CallInput<"listImportResults">["query"]>, "result" | "q">;

export const previewLinesQuery = (view: ImportView, filter: LineFilter) =>
  infiniteQueryOptions({
    queryKey: queryKeys.importRows.lines(view.id, { ...filter, stage: stageOf(view) }),
    queryFn: ({ pageParam, signal }) =>
      call("listPreviewLines", {
        params: { id: view.id },
        query: { limit: PAGE, ...filter, ...from(pageParam) },
        signal,
      }),
    ...paged,
  });

export const importResultsQuery = (view: ImportView, filter: ResultFilter) =>
  infiniteQueryOptions({
    queryKey: queryKeys.importRows.results(view.id, { ...filter, stage: stageOf(view) }),
    queryFn: ({ pageParam, signal }) =>
      call("listImportResults", {
        params: { id: view.id },
        query: { limit: PAGE, ...filter, ...from(pageParam) },
        signal,
      }),
    ...paged,
  });

/** One line field by field; the ERP is asked for it. */
export const previewLineQuery = (id: number, lineId: number) =>
  queryOptions({
    queryKey: queryKeys.importRows.line(id, lineId),
    queryFn: ({ signal }) => call("getPreviewLine", { params: { id, lineId }, signal }),
    refetchOnWindowFocus: false,
    gcTime: 0,
  });

type LinePages = InfiniteData<Reply<"listPreviewLines">, string>;

const hasText = ({ name, erpKey }: ImportLine, text: string): boolean =>
  [name, erpKey].some((one) => one.toLowerCase().includes(text.toLowerCase()));

/** The pages with the lines checked or unchecked as the server will answer them. */
function withChecked(shown: LinePages, body: CallInput<"checkPreviewLines">["body"]): LinePages {
  const isMeant = (line: ImportLine) =>
    "lineIds" in body
      ? body.lineIds.includes(line.lineId)
      : (body.outcome ?? line.outcome) === line.outcome && hasText(line, body.q ?? "");
  const check = (line: ImportLine) => (isMeant(line) ? { ...line, isChecked: body.isChecked } : line);
  return { ...shown, pages: shown.pages.map((page) => ({ ...page, items: page.items.map(check) })) };
}

/** Lines of an earlier job, or of an earlier state of it, tell nothing of the present one. */
const stageOf = ({ state, job }: ImportView): string => `${state}:${job?.id ?? 0}`;

export function useCreateImport() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CallInput<"createImport">["body"]) => call("createImport", { body }),
    onSuccess: (view) => {
      queryClient.setQueryData(queryKeys.imports.one(view.id), view);
      return queryClient.invalidateQueries({ queryKey: queryKeys.imports.list });
    },
  });
}

export function useDeleteImport() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => call("deleteImport", { params: { id } }),
    onSuccess: (_, id) => {
      queryClient.removeQueries({ queryKey: queryKeys.imports.one(id) });
      return queryClient.invalidateQueries({ queryKey: queryKeys.imports.list });
    },
  });
}

/** Searches the ERP, and shows the first page of what it found. */
export function useSearchForImport(id: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (criteria: SearchCriterion[]) =>
      call("searchForImport", { params: { id }, query: { limit: PAGE }, body: { criteria } }),
    onSuccess: (page) =>
      queryClient.setQueryData(foundActorsQuery(id).queryKey, { pages: [page], pageParams: [""] }),
  });
}

/** Calls that change an import and answer it as it is then. */
export function useImportWrites(id: number) {
  const queryClient = useQueryClient();
  const params = { id };
  const show = (view: ImportView) => queryClient.setQueryData(queryKeys.imports.one(id), view);
  const outdateRows = () => queryClient.invalidateQueries({ queryKey: queryKeys.importRows.all(id) });
  const add = useMutation({
    mutationFn: (body: CallInput<"addImportActors">["body"]) => call("addImportActors", { params, body }),
    onSuccess: (reply) => {
      show(reply.import);
      return outdateRows();
    },
  });
  const remove = useMutation({
    mutationFn: (body: CallInput<"removeImportActors">["body"]) =>
      call("removeImportActors", { params, body }),
    onSuccess: (view) => {
      show(view);
      return outdateRows();
    },
  });
  const update = useMutation({
    mutationFn: (body: CallInput<"updateImport">["body"]) => call("updateImport", { params, body }),
    onSuccess: show,
  });
  const preview = useMutation({ mutationFn: () => call("previewImport", { params }), onSuccess: show });
  const checking = queryKeys.importRows.checking(id);
  const check = useMutation({
    mutationKey: checking,
    mutationFn: (body: CallInput<"checkPreviewLines">["body"]) => call("checkPreviewLines", { params, body }),
    // At once, so that a click is seen; persons follow their company with the answer.
    onMutate: async (body) => {
      // An answer that is on its way knows nothing of it yet.
      await queryClient.cancelQueries({ queryKey: queryKeys.importRows.allLines(id) });
      queryClient.setQueriesData<LinePages>({ queryKey: queryKeys.importRows.allLines(id) }, (shown) =>
        shown === undefined ? shown : withChecked(shown, body),
      );
    },
    onSuccess: show,
    // With the last of several, or what the others have changed would be shown as it was before.
    onSettled: () => (queryClient.isMutating({ mutationKey: checking }) === 1 ? outdateRows() : undefined),
  });
  const run = useMutation({ mutationFn: () => call("runImport", { params }), onSuccess: show });
  const retry = useMutation({
    mutationFn: (lineIds: number[] | undefined) =>
      call("retryImport", { params, body: lineIds === undefined ? {} : { lineIds } }),
    onSuccess: show,
  });
  return { add, remove, update, preview, check, run, retry };
}
