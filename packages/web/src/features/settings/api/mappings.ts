import type { FieldMapping } from "@brygga/api-contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { type CallInput, call } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";

export const actorTypesQuery = (id: number) =>
  queryOptions({
    queryKey: queryKeys.erpConnections.actorTypes(id),
    queryFn: ({ signal }) => call("listActorTypes", { params: { id }, signal }),
    select: ({ items }) => items,
  });

export const mappingQuery = (id: number, actorType: string) =>
  queryOptions({
    queryKey: queryKeys.erpConnections.mapping(id, actorType),
    queryFn: ({ signal }) => call("getMapping", { params: { id, actorType }, signal }),
  });

export const crmFieldsQuery = queryOptions({
  queryKey: queryKeys.crmFields,
  queryFn: ({ signal }) => call("listCrmFields", { signal }),
  select: ({ items }) => items,
  staleTime: 60_000,
});

export interface MappingChange {
  actorType: string;
  active: boolean;
  /** Only the fields that were changed: what another administrator changed elsewhere stays. */
  fields: FieldMapping[];
}

/** Saves the changed tabs one after the other; those saved before a failure stay saved. */
export function useSaveMappings(connectionId: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({
      changes,
      onSaved,
    }: {
      changes: MappingChange[];
      onSaved: (type: string) => void;
    }) => {
      for (const { actorType, active, fields } of changes) {
        await call("putMapping", { params: { id: connectionId, actorType }, body: { active, fields } });
        onSaved(actorType);
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.erpConnections.all }),
  });
}

export const listMappingsQuery = (id: number) =>
  queryOptions({
    queryKey: queryKeys.erpConnections.listMappings(id),
    queryFn: ({ signal }) => call("getListMappings", { params: { id }, signal }),
    select: ({ items }) => items,
  });

export function useSaveListMappings(connectionId: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CallInput<"putListMappings">["body"]) =>
      call("putListMappings", { params: { id: connectionId }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.erpConnections.all }),
  });
}
