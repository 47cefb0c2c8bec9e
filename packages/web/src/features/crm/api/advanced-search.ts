import type { SearchCriterion } from "@brygga/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";

/** The fields that an advanced search may name. */
export const searchFieldsQuery = (connectionId: number, actorType: string) =>
  queryOptions({
    queryKey: queryKeys.erpConnections.searchFields(connectionId, actorType),
    queryFn: ({ signal }) => call("getSearchFields", { params: { id: connectionId, actorType }, signal }),
    select: ({ items }) => items,
  });

/** The items of a list that is searched in, as the ERP has them now. */
export const searchItemsQuery = (connectionId: number, listName: string) =>
  queryOptions({
    queryKey: queryKeys.erpConnections.erpList(connectionId, listName),
    queryFn: ({ signal }) => call("getErpList", { params: { id: connectionId, name: listName }, signal }),
    select: ({ items }) => items,
    retry: false,
    staleTime: 60_000,
  });

export interface AdvancedSearch {
  connectionId: number;
  actorType: string;
  criteria: SearchCriterion[];
  /** Persons are searched among those of their company's actor. */
  parent: { actorType: string; erpKey: string } | null;
}

/** The actors that meet all criteria. Made anew each time: what was found a moment ago may be linked by now. */
export const advancedSearchQuery = ({ connectionId, actorType, criteria, parent }: AdvancedSearch) =>
  queryOptions({
    queryKey: queryKeys.erpConnections.actors(connectionId, actorType, { criteria, parent }),
    queryFn: ({ signal }) =>
      call("searchActorsAdvanced", {
        params: { id: connectionId, actorType },
        body: { criteria, parent },
        signal,
      }),
    refetchOnWindowFocus: false,
    gcTime: 0,
  });
