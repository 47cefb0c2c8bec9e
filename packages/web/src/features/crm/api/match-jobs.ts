import { CERTAIN_SCORE, type CrmEntity, type MatchJob, type MatchWork } from "@brygga/api-contract";
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { type CallInput, call } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";
import type { Shown } from "../match-many/match-search.ts";

/** How often the progress is asked for while something is under way, in milliseconds. */
const PROGRESS_MS = 1000;

const PAGE = 50;

export const isWorking = ({ state }: Pick<MatchWork, "state">): boolean =>
  state === "queued" || state === "running";

export const matchTargetsQuery = (entity: CrmEntity) =>
  queryOptions({
    queryKey: queryKeys.matchJobs.targets(entity),
    queryFn: ({ signal }) => call("listMatchTargets", { query: { entity }, signal }),
    select: ({ items }) => items,
  });

export const matchJobsQuery = (entity: CrmEntity) =>
  queryOptions({
    queryKey: queryKeys.matchJobs.list(entity),
    queryFn: ({ signal }) => call("listMatchJobs", { query: { entity }, signal }),
    select: ({ items }) => items,
  });

export const matchJobQuery = (id: number) =>
  queryOptions({
    queryKey: queryKeys.matchJobs.one(id),
    queryFn: ({ signal }) => call("getMatchJob", { params: { id }, signal }),
    refetchInterval: ({ state: { data } }) => (data?.work.some(isWorking) ? PROGRESS_MS : false),
  });

/** What the proposals have in common that are accepted together. */
export const ACCEPTABLE = {
  all: {},
  certain: { status: "suggested", minScore: CERTAIN_SCORE },
  likely: { status: "suggested", maxScore: CERTAIN_SCORE - 1 },
  ambiguous: { status: "ambiguous" },
} as const satisfies Partial<Record<Shown, object>>;
export type Acceptable = keyof typeof ACCEPTABLE;

export const isAcceptable = (show: Shown): show is Acceptable => Object.hasOwn(ACCEPTABLE, show);

/** What the proposals of each sort have in common. */
const FILTERS = {
  ...ACCEPTABLE,
  none: { status: "none" },
  accepted: { accepted: true },
  connected: { outcome: "connected" },
  left: { outcome: "left" },
  failed: { outcome: "failed" },
} as const satisfies Record<Shown, object>;

/** States of the work, so that what it has changed is read when it ends. */
const stampOf = ({ work }: Pick<MatchJob, "work">) => work.map(({ id, state }) => `${id}:${state}`).join();

export const proposalsQuery = (match: Pick<MatchJob, "id" | "work">, show: Shown) =>
  infiniteQueryOptions({
    queryKey: queryKeys.matchJobs.proposals(match.id, { show, stamp: stampOf(match) }),
    queryFn: ({ pageParam, signal }) =>
      call("listMatchProposals", {
        params: { id: match.id },
        query: { ...FILTERS[show], limit: PAGE, ...(pageParam === "" ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });

export const proposalQuery = (id: number, recordId: number) =>
  queryOptions({
    queryKey: queryKeys.matchJobs.proposals(id, { recordId }),
    queryFn: ({ signal }) =>
      call("listMatchProposals", { params: { id }, query: { recordId, limit: 1 }, signal }),
    select: ({ items }) => items[0] ?? null,
  });

export const candidatesQuery = (id: number, recordId: number) =>
  queryOptions({
    queryKey: queryKeys.matchJobs.proposals(id, { candidatesOf: recordId }),
    queryFn: ({ signal }) => call("listMatchCandidates", { params: { id, recordId }, signal }),
    select: ({ items }) => items,
  });

/** What the latest preview found. */
export const matchChangesQuery = (id: number, previewId: number, category: "change" | "left") =>
  infiniteQueryOptions({
    queryKey: queryKeys.matchJobs.proposals(id, { previewId, category }),
    queryFn: ({ pageParam, signal }) =>
      call("listMatchChanges", {
        params: { id },
        query: { category, limit: PAGE, ...(pageParam === "" ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const useCreateMatchJob = () =>
  useMutation({
    mutationFn: (body: CallInput<"createMatchJob">["body"]) => call("createMatchJob", { body }),
  });

/** Everything that is shown of a matching is read again. */
function useRefreshMatch(id: number) {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: queryKeys.matchJobs.one(id) });
}

export function useChangeProposal(id: number) {
  const onSettled = useRefreshMatch(id);
  return useMutation({
    mutationFn: ({ recordId, ...body }: { recordId: number } & CallInput<"patchMatchProposal">["body"]) =>
      call("patchMatchProposal", { params: { id, recordId }, body }),
    onSettled,
  });
}

export function useAcceptProposals(id: number) {
  const onSettled = useRefreshMatch(id);
  return useMutation({
    mutationFn: (body: CallInput<"acceptMatchProposals">["body"]) =>
      call("acceptMatchProposals", { params: { id }, body }),
    onSettled,
  });
}

export function useMatchWork(id: number) {
  const onSettled = useRefreshMatch(id);
  const body = (rule: NonNullable<MatchWork["rule"]>) => ({ params: { id }, body: { rule } });
  return {
    preview: useMutation({
      mutationFn: (rule: NonNullable<MatchWork["rule"]>) => call("previewMatchJob", body(rule)),
      onSettled,
    }),
    connect: useMutation({
      mutationFn: (rule: NonNullable<MatchWork["rule"]>) => call("connectMatchJob", body(rule)),
      onSettled,
    }),
    cancel: useMutation({ mutationFn: () => call("cancelMatchJob", { params: { id } }), onSettled }),
    tryNow: useMutation({ mutationFn: () => call("tryMatchJobNow", { params: { id } }), onSettled }),
    disconnect: useMutation({
      mutationFn: () => call("disconnectMatchJob", { params: { id } }),
      onSettled,
    }),
  };
}

export function useForgetMatch() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => call("deleteMatchJob", { params: { id } }),
    onSuccess: (_, id) => {
      queryClient.removeQueries({ queryKey: queryKeys.matchJobs.one(id) });
      return queryClient.invalidateQueries({ queryKey: queryKeys.matchJobs.lists });
    },
  });
}
