import { isDeepStrictEqual } from "node:util";
import {
  type ConnectorClient,
  type ConnectorFailure,
  ConnectorFailureError,
  serviceAddress,
} from "../connector-client/index.ts";
import type { AdminDeps } from "./admin-deps.ts";
import { dialectOf, optionsOf } from "./connector-transport.ts";
import { learnConnector } from "./learn-connector.ts";
import type { StoredConnector } from "./sync-connector-store.ts";

export type ConnectorDeps = Pick<AdminDeps, "db" | "secrets" | "connectors" | "now">;

/**
 * A client that speaks to a connector as it wants to be spoken to. When the connector does not know an operation,
 * its description is read again, and if it has changed, the call is repeated: it was not carried out before.
 */
export function openConnector(deps: ConnectorDeps, connector: StoredConnector): ConnectorClient {
  let current = connector;
  const client = () => plainClient(deps, current);
  const hasLearnedMore = async (failure: ConnectorFailure): Promise<boolean> => {
    if (failure.cause !== "no-such-operation" || !isDue(deps, current)) return false;
    const before = dialectOf(current.transport);
    current = await learnConnector(deps, current);
    return !isDeepStrictEqual(before, dialectOf(current.transport));
  };
  return {
    async call(key, request, options) {
      const result = await client().call(key, request, options);
      if (result.ok || !(await hasLearnedMore(result.failure))) return result;
      return client().call(key, request, options);
    },
    async *streamActors(request, options) {
      try {
        yield* client().streamActors(request, options);
      } catch (error) {
        if (!(error instanceof ConnectorFailureError) || !(await hasLearnedMore(error.failure))) throw error;
        yield* client().streamActors(request, options);
      }
    },
  };
}

/** A client that goes by what is known and learns nothing. */
export function plainClient(
  { connectors, secrets }: Pick<ConnectorDeps, "connectors" | "secrets">,
  { url, transport }: Pick<StoredConnector, "url" | "transport">,
): ConnectorClient {
  return connectors.open(addressOf({ url, transport }), optionsOf(transport, secrets));
}

/** What is called: the URL that was entered, unless it leads to the description of the service. */
export function addressOf({ url, transport }: Pick<StoredConnector, "url" | "transport">): string {
  if (transport.learned?.address) return transport.learned.address;
  const parsed = URL.parse(url.trim());
  return parsed?.protocol === "http:" || parsed?.protocol === "https:" ? serviceAddress(parsed).href : url;
}

const LEARN_AGAIN_MS = 60_000;

/** A connector that lacks an operation for good is not asked for its description at every call. */
const isDue = ({ now }: ConnectorDeps, { transport: { finding } }: StoredConnector): boolean =>
  finding === null || now().getTime() - Date.parse(finding.at) >= LEARN_AGAIN_MS;

/** The connector as its description has it now: before a dialog relies on it. */
export async function freshConnector(
  deps: ConnectorDeps,
  connector: StoredConnector,
): Promise<StoredConnector> {
  return isDue(deps, connector) ? learnConnector(deps, connector) : connector;
}
