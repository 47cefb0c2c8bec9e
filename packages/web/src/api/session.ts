import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { hasCode } from "./api-error.ts";
import { call } from "./client.ts";
import { queryKeys } from "./query-keys.ts";

export const sessionQuery = queryOptions({
  queryKey: queryKeys.session,
  queryFn: ({ signal }) => call("getMe", { signal }),
  staleTime: 60_000,
  // Nothing can be shown before this is known: a server that is out of reach is asked until it answers.
  retry: (_, error) => hasCode(error, "server-unreachable"),
  retryDelay: (failures) => Math.min(500 * 2 ** failures, 4000),
  networkMode: "always",
});

/** The signed-in user. Only below the routes that need one: they have read it before they show anything. */
export const useSession = () => useSuspenseQuery(sessionQuery).data;
