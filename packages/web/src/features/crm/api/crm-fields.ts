import type { CrmEntity } from "@brygga/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";

/** The fields of an entity, the user-defined ones last. */
export const crmFieldsQuery = (entity: CrmEntity) =>
  queryOptions({
    queryKey: queryKeys.crmFields,
    queryFn: ({ signal }) => call("listCrmFields", { signal }),
    select: ({ items }) => items.filter((field) => field.entity === entity),
  });

export const crmListsQuery = queryOptions({
  queryKey: queryKeys.crmLists,
  queryFn: ({ signal }) => call("listCrmLists", { signal }),
  select: ({ items }) => items,
});

export const usersQuery = queryOptions({
  queryKey: queryKeys.users,
  queryFn: ({ signal }) => call("listUsers", { signal }),
  select: ({ items }) => items,
});
