import { queryOptions } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { queryKeys } from "../../../api/query-keys.ts";

/** The ERP connections that the user may use. */
export const usableConnectionsQuery = queryOptions({
  queryKey: queryKeys.usableConnections,
  queryFn: ({ signal }) => call("listUsableConnections", { signal }),
  select: ({ items }) => items,
  staleTime: 60_000,
});
