import type { CrmEntity } from "@brygga/api-contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";

const ENDPOINTS = { company: "companyErpTab", contact: "contactErpTab", project: "projectErpTab" } as const;

/** One section per connection that the user may see; asks no ERP. */
export const erpTabQuery = (entity: CrmEntity, id: number) =>
  queryOptions({
    queryKey: queryKeys.records.erpTab(entity, id),
    queryFn: ({ signal }) => call(ENDPOINTS[entity], { params: { id }, signal }),
    select: ({ sections }) => sections,
  });

/** The live fields of a linked actor; the ERP is asked, and may take its time. */
export const linkFieldsQuery = (linkId: number) =>
  queryOptions({
    queryKey: queryKeys.linkFields(linkId),
    queryFn: ({ signal }) => call("getLinkFields", { params: { id: linkId }, signal }),
    staleTime: 15_000,
  });

export const linkConsequencesQuery = (linkId: number) =>
  queryOptions({
    queryKey: [...queryKeys.linkFields(linkId), "consequences"],
    queryFn: ({ signal }) => call("getLinkConsequences", { params: { id: linkId }, signal }),
    staleTime: 0,
  });

/** A link was made or removed: sections of every record, and values of both sides, may have changed. */
export function useRefreshLinks() {
  const queryClient = useQueryClient();
  return async (entity: CrmEntity, id: number) => {
    queryClient.removeQueries({ queryKey: queryKeys.erpConnections.all });
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: queryKeys.records.one(entity, id) }),
      queryClient.invalidateQueries({ queryKey: queryKeys.records.all("contact") }),
    ]);
  };
}

/** Synchronises one record at once; what it changed is part of the answer. */
export function useSyncLink() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (linkId: number) => call("syncLink", { params: { id: linkId } }),
    onSuccess: (_, linkId) => queryClient.invalidateQueries({ queryKey: queryKeys.linkFields(linkId) }),
  });
}

export const useDisconnect = () =>
  useMutation({ mutationFn: (linkId: number) => call("deleteLink", { params: { id: linkId } }) });
