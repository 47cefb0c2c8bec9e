import type { LinkDifference } from "@brygga/api-contract";
import { queryOptions, useMutation } from "@tanstack/react-query";
import { type CallInput, call, type Reply } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";

export type LinkTarget = CallInput<"previewLink">["body"];
export type Side = LinkDifference["allowed"][number];
/** The side to keep, by ERP field key. */
export type Choices = Readonly<Record<string, Side>>;

/** What a search of the ERP found. */
export type FoundInErp = Reply<"searchActors">;

export interface ActorSearch {
  connectionId: number;
  actorType: string;
  text: string;
  /** Persons are searched among those of their company's actor. */
  parent: { actorType: string; erpKey: string } | null;
}

/** Simple search in the ERP. Every search is made anew: what it found a moment ago may be linked by now. */
export const actorSearchQuery = ({ connectionId, actorType, text, parent }: ActorSearch) =>
  queryOptions({
    queryKey: queryKeys.erpConnections.actors(connectionId, actorType, { text, parent }),
    queryFn: ({ signal }) =>
      call("searchActors", {
        params: { id: connectionId, actorType },
        query: {
          text,
          ...(parent === null ? {} : { parentActorType: parent.actorType, parentErpKey: parent.erpKey }),
        },
        signal,
      }),
    refetchOnWindowFocus: false,
    gcTime: 0,
  });

/** What connecting would meet. Both sides are read anew whenever the comparison is opened. */
export const previewQuery = (target: LinkTarget) =>
  queryOptions({
    queryKey: ["links", "preview", target],
    queryFn: ({ signal }) => call("previewLink", { body: target, signal }),
    refetchOnWindowFocus: false,
    gcTime: 0,
  });

interface Connecting {
  target: LinkTarget;
  choices: Choices;
  /** The create in doubt that nobody waits for any more. */
  givesUp: number | undefined;
}

export const useConnect = () =>
  useMutation({
    mutationFn: ({ target, choices, givesUp }: Connecting) =>
      call("createLink", {
        body: { ...target, choices: { ...choices }, ...(givesUp === undefined ? {} : { givesUp }) },
      }),
  });
