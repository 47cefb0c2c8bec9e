import { isDeepStrictEqual } from "node:util";
import {
  type ConnectorClient,
  type ConnectorFailure,
  ConnectorFailureError,
  isMisunderstood,
  serviceAddress,
} from "../connector-client/index.ts";
import type { AdminDeps } from "./admin-deps.ts";
import { isInPieces } from "./chunked-calls.ts";
import { dialectOf, optionsOf } from "./connector-transport.ts";
import { learnConnector } from "./learn-connector.ts";
import type { StoredConnector } from "./sync-connector-store.ts";

export type ConnectorDeps = Pick<AdminDeps, "db" | "secrets" | "connectors" | "now">;

/** A client that learns while it is used. */
export interface LearningClient extends ConnectorClient {
  /** The connector as it is known now. */
  connector(): StoredConnector;
}

/**
 * A client that speaks to a connector as it wants to be spoken to. Its description is read again before the first call
 * of a day, and when the connector does not understand what it is sent. If it then is to be spoken to in another way,
 * the call is repeated: it was not carried out before. Only those that go in pieces are left to the caller, who has to
 * cut them anew.
 */
export function openConnector(deps: ConnectorDeps, connector: StoredConnector): LearningClient {
  const knowledge = new Knowledge(deps, connector);
  return {
    connector: () => knowledge.connector,
    async call(key, request, options) {
      const result = await (await knowledge.client()).call(key, request, options);
      if (result.ok || !(await knowledge.hasGrown(result.failure)) || isInPieces(key)) return result;
      return (await knowledge.client()).call(key, request, options);
    },
    async *streamActors(request, options) {
      const client = await knowledge.client();
      try {
        yield* client.streamActors(request, options);
      } catch (error) {
        if (!(error instanceof ConnectorFailureError) || !(await knowledge.hasGrown(error.failure)))
          throw error;
        yield* (await knowledge.client()).streamActors(request, options);
      }
    },
  };
}

/** What is known of a connector while it is used. */
class Knowledge {
  connector: StoredConnector;
  private readonly deps: ConnectorDeps;
  /** The reading that is under way, for all who wait for it. */
  private learning: Promise<void> | null = null;

  constructor(deps: ConnectorDeps, connector: StoredConnector) {
    this.deps = deps;
    this.connector = connector;
  }

  async client(): Promise<ConnectorClient> {
    const { finding } = this.connector.transport;
    if (finding !== null && ageMs(this.deps, finding) >= LEARN_DAILY_MS) await this.learn();
    return plainClient(this.deps, this.connector);
  }

  /** Whether the connector is to be spoken to in another way than when it failed like this. */
  async hasGrown(failure: ConnectorFailure): Promise<boolean> {
    if (!isMisunderstood(failure) || !isDue(this.deps, this.connector)) return false;
    const before = dialectOf(this.connector.transport);
    await this.learn();
    return !isDeepStrictEqual(before, dialectOf(this.connector.transport));
  }

  private learn(): Promise<void> {
    this.learning ??= learnConnector(this.deps, this.connector, { isAutomatic: true })
      .then((learned) => {
        this.connector = learned;
      })
      .finally(() => {
        this.learning = null;
      });
    return this.learning;
  }
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
/** A service that has changed may pass over what it does not recognise without a word, so that no failure tells. */
const LEARN_DAILY_MS = 24 * 60 * 60 * 1000;

const ageMs = ({ now }: ConnectorDeps, { at }: { readonly at: string }): number =>
  now().getTime() - Date.parse(at);

/** A connector that lacks an operation for good is not asked for its description at every call. */
const isDue = (deps: ConnectorDeps, { transport: { finding } }: StoredConnector): boolean =>
  finding === null || ageMs(deps, finding) >= LEARN_AGAIN_MS;

/** The connector as its description has it now: before a dialog relies on it. */
export async function freshConnector(
  deps: ConnectorDeps,
  connector: StoredConnector,
): Promise<StoredConnector> {
  return isDue(deps, connector) ? learnConnector(deps, connector) : connector;
}
