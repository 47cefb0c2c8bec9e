import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError, hasCode } from "./api-error.ts";

/** A session can end at any call; the router says what happens then. */
export interface SessionEnd {
  onSignedOut: () => void;
}

/** Reads are tried once more when the server was out of reach, never when it refused. */
const isWorthRetrying = (count: number, error: unknown) =>
  count < 1 && (!(error instanceof ApiError) || hasCode(error, "server-unreachable"));

export function createQueryClient(sessionEnd: SessionEnd): QueryClient {
  const onError = (error: unknown) => {
    if (hasCode(error, "not-signed-in")) sessionEnd.onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { retry: isWorthRetrying, staleTime: 5_000, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}
