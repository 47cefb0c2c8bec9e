import { queryOptions } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";

export const usersQuery = queryOptions({
  queryKey: queryKeys.users,
  queryFn: ({ signal }) => call("listUsers", { signal }),
  select: ({ items }) => items,
});

export const groupsQuery = queryOptions({
  queryKey: queryKeys.groups,
  queryFn: ({ signal }) => call("listGroups", { signal }),
  select: ({ items }) => items,
});
