import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { browserProblem, hasCode } from "./api-error.ts";
import { call } from "./client.ts";
import { queryKeys } from "./query-keys.ts";

/** Nobody being signed in is an answer like any other to the server: only here it is why no page can be shown. */
async function readSession({ signal }: { signal: AbortSignal }) {
  const { user } = await call("getSession", { signal });
  if (user === null) throw browserProblem("not-signed-in", 401);
  return user;
}

export const sessionQuery = queryOptions({
  queryKey: queryKeys.session,
  queryFn: readSession,
  staleTime: 60_000,
  // Nothing can be shown before this is known: a server that is out of reach is asked until it answers.
  retry: (_, error) => hasCode(error, "server-unreachable"),
  retryDelay: (failures) => Math.min(500 * 2 ** failures, 4000),
});

/** The signed-in user. Only below the routes that need one: they have read it before they show anything. */
export const useSession = () => useSuspenseQuery(sessionQuery).data;
