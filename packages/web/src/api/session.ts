import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { call } from "./client.ts";
import { queryKeys } from "./query-keys.ts";

export const sessionQuery = queryOptions({
  queryKey: queryKeys.session,
  queryFn: ({ signal }) => call("getMe", { signal }),
  staleTime: 60_000,
});

/** The signed-in user. Only below the routes that need one: they have read it before they show anything. */
export const useSession = () => useSuspenseQuery(sessionQuery).data;
