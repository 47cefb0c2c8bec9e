import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError, hasCode } from "./api-error.ts";
import { queryKeys } from "./query-keys.ts";
import { onReachableAgain } from "./reachability.ts";

/** A session can end at any call; the router says what happens then. */
export interface SessionEnd {
  /** Called when somebody who was signed in no longer is; never before anybody has signed in. */
  onSignedOut: () => void;
}

/** Reads are tried once more when the server was out of reach, never when it refused. */
const isWorthRetrying = (count: number, error: unknown) =>
  count < 1 && (!(error instanceof ApiError) || hasCode(error, "server-unreachable"));

export function createQueryClient(sessionEnd: SessionEnd): QueryClient {
  const onError = (error: unknown) => {
    const wasSignedIn = client.getQueryData(queryKeys.session) !== undefined;
    if (wasSignedIn && hasCode(error, "not-signed-in")) sessionEnd.onSignedOut();
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // A machine without a network may well have Brygga on it: only a call tells.
      queries: {
        retry: isWorthRetrying,
        staleTime: 5_000,
        refetchOnWindowFocus: true,
        networkMode: "always",
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  onReachableAgain(() => void client.invalidateQueries(undefined, { cancelRefetch: false }));
  return client;
}
