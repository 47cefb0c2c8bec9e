import type { CrmEntity } from "@brygga/api-contract";
import { queryOptions, useMutation } from "@tanstack/react-query";
import { type CallInput, call } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";

export interface CreateTarget {
  connectionId: number;
  entity: CrmEntity;
  entityId: number;
  actorType: string;
}

/** What Create in ERP asks for, and what goes along. Read when the dialog opens, and never under what is typed. */
export const createFormQuery = ({ connectionId, entity, entityId, actorType }: CreateTarget) =>
  queryOptions({
    queryKey: ["create-form", connectionId, actorType, entity, entityId],
    queryFn: ({ signal }) =>
      call("getCreateForm", {
        params: { id: connectionId, actorType },
        query: { entity, entityId },
        signal,
      }),
    refetchOnWindowFocus: false,
    gcTime: 0,
  });

export const useCreateInErp = () =>
  useMutation({
    mutationFn: (body: CallInput<"createActorInErp">["body"]) => call("createActorInErp", { body }),
  });

/** Creates of which it is not known what came of them, as far as the user may settle them. */
export const uncertainCreatesQuery = queryOptions({
  queryKey: queryKeys.uncertainCreates,
  queryFn: ({ signal }) => call("listUncertainCreates", { signal }),
  select: ({ items }) => items,
});

/** What somebody says about one of them. */
export type DoubtAnswer =
  | { kind: "search" | "create-anyway" | "give-up" }
  | { kind: "choose"; erpKey: string };

/** Answers the link's id where there is one now. */
export const useSettleDoubt = () =>
  useMutation({
    mutationFn: async ({ id, answer }: { id: number; answer: DoubtAnswer }): Promise<number | null> => {
      const params = { id };
      switch (answer.kind) {
        case "search":
          return (await call("lookForUncertainCreate", { params })).linkId;
        case "choose":
          return (await call("chooseUncertainCreate", { params, body: { erpKey: answer.erpKey } })).linkId;
        case "create-anyway":
          return (await call("repeatUncertainCreate", { params })).linkId;
        case "give-up":
          await call("giveUpUncertainCreate", { params });
          return null;
      }
    },
  });
