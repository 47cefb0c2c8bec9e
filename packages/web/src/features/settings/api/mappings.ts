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
  /** Of the mapping as it was read. */
  version: number;
  active: boolean;
  /** Only the fields that were changed. */
  fields: FieldMapping[];
}

/**
 * Saves all tabs at once, or none. Afterwards the present state is read again, so that a conflict shows what somebody
 * else has saved.
 */
export function useSaveMappings(connectionId: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (types: MappingChange[]) =>
      call("putMappings", { params: { id: connectionId }, body: { types } }),
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
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.erpConnections.all }),
  });
}
