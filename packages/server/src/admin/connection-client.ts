import { type Actor, encodeValue, type RequestOf, type TextMap } from "@brygga/protocol";
import {
  type CallOptions,
  type CallResult,
  type ConnectorClient,
  type ConnectorFailure,
  ConnectorFailureError,
} from "../connector-client/index.ts";
import type { AdminDeps } from "./admin-deps.ts";
import type { BoundConnection, BoundKey, BoundRequest } from "./bound-connection.ts";
import { callInChunks } from "./chunked-calls.ts";
import {
  type Configuration,
  loadLiveConnection,
  type StoredConnection,
  wholeConfig,
} from "./connection-store.ts";
import { advancedOf, dialectOf, requestBytesOf } from "./connector-transport.ts";
import { type ConnectorDeps, openConnector } from "./open-connector.ts";
import { hasOrderedStamps } from "./stamp-order.ts";
import { loadConnector, type StoredConnector } from "./sync-connector-store.ts";
import { saysUnknownConnection } from "./unknown-connection.ts";

export type { BoundConnection, BoundKey, BoundRequest } from "./bound-connection.ts";

/** Throws the Problems `not-found` and `connection-deleted`. */
export async function openConnection(deps: AdminDeps, connectionId: number): Promise<BoundConnection> {
  const connection = await loadLiveConnection(deps.db, connectionId);
  const connector = await loadConnector(deps.db, connection.connectorId);
  return bindConnection(deps, {
    id: connection.id,
    connectionGuid: connection.connectionGuid,
    configuration: () => wholeConfig(connection, deps.secrets),
    connector,
  });
}

/** What is needed to call a connection, saved or still in the making. */
export interface CallableConnection extends Pick<StoredConnection, "id" | "connectionGuid"> {
  readonly connector: StoredConnector;
  /** What is sent when the connector does not know the connection. */
  readonly configuration: () => Configuration;
}

/** A connection that is already at hand. */
export function bindConnection(
  deps: ConnectorDeps,
  { id, connectionGuid, connector, configuration }: CallableConnection,
): BoundConnection {
  const client = openConnector(deps, connector);
  const caller: RecoveringCaller = {
    client,
    connectionGuid,
    unknownPattern: advancedOf(connector.transport).unknownConnectionPattern,
    configuration: () => wireConfiguration(configuration(), connector),
  };
  const bounds = () => {
    const known = client.connector();
    return { maxBytes: acceptedBytes(known), dialect: dialectOf(known.transport) };
  };
  return {
    connectionId: id,
    acceptsPartialSave: connector.capabilities?.writing?.partialSave === true,
    hasOrderedStamps: hasOrderedStamps(connector.capabilities?.lastModified ?? null),
    onBadRecord: connector.capabilities?.writing?.badRecord ?? undefined,
    call: (key, request, options) =>
      callInChunks({
        ...{ key, request, bounds },
        call: (part) => callRecovering(caller, { key, request: part, options }),
      }),
    streamActors: (request, options) => streamRecovering(caller, request, options),
  };
}

/** What the administrator set, else what an examination found to be accepted where it found a limit. */
function acceptedBytes({ transport, capabilities }: StoredConnector): number {
  const usual = requestBytesOf(transport);
  const found = capabilities?.requestBytes;
  if (advancedOf(transport).requestBytes !== null || !found || found.refused === null) return usual;
  return Math.min(usual, found.accepted);
}

/** Configuration values in the forms in which they travel. */
export function wireConfiguration(
  config: Configuration,
  { transport }: Pick<StoredConnector, "transport">,
): TextMap {
  const isPlain = advancedOf(transport).plainConfiguration;
  return Object.fromEntries(
    Object.entries(config).map(([key, { fieldType, value }]) => [
      key,
      isPlain ? value : encodeValue(fieldType, value),
    ]),
  );
}

interface RecoveringCaller {
  readonly client: ConnectorClient;
  readonly connectionGuid: string;
  readonly unknownPattern: string | null;
  readonly configuration: () => TextMap;
}

interface BoundCall<K extends BoundKey> {
  readonly key: K;
  readonly request: BoundRequest<K>;
  readonly options: CallOptions | undefined;
}

async function callRecovering<K extends BoundKey>(
  caller: RecoveringCaller,
  call: BoundCall<K>,
): Promise<CallResult<K>> {
  const result = await callOnce(caller, call);
  if (result.ok || KEEPS_OWN_ANSWER.has(call.key)) return result;
  const recovery = await recover(caller, result.failure, call.options);
  if (recovery === "known") return result;
  // The actor may have been created behind the general error; a second call could create it twice.
  if (recovery === "resent-indirectly" && call.key === "createActor") return result;
  return typeof recovery === "string" ? callOnce(caller, call) : { ok: false, failure: recovery };
}

/** Calls that manage the configuration themselves: resending it would undo or hide what they are for. */
const KEEPS_OWN_ANSWER: ReadonlySet<BoundKey> = new Set<BoundKey>(["saveConnection", "deleteConnection"]);

function callOnce<K extends BoundKey>(
  { client, connectionGuid }: RecoveringCaller,
  { key, request, options }: BoundCall<K>,
): Promise<CallResult<K>> {
  // Together with the GUID the members are those of the operation's request again.
  const whole = { ...request, connectionGuid } as unknown as RequestOf<K>;
  return client.call(key, whole, options);
}

/**
 * - "known": the failure has another reason;
 * - "resent": the connector said that it did not know the connection, and has it again;
 * - "resent-indirectly": the same, but it took TestConnection to find out;
 * - a failure: the connector does not take the configuration.
 */
type Recovery = "known" | "resent" | "resent-indirectly" | ConnectorFailure;

async function recover(
  caller: RecoveringCaller,
  failure: ConnectorFailure,
  options: CallOptions | undefined,
): Promise<Recovery> {
  if (saysUnknownConnection(failure, caller.unknownPattern))
    return resend(caller, { how: "resent", options });
  // Some operations hide it behind a general error, or a fault.
  if (failure.cause !== null && failure.cause !== "fault") return "known";
  const probe = await callOnce(caller, { key: "testConnection", request: {}, options });
  if (probe.ok || !saysUnknownConnection(probe.failure, caller.unknownPattern)) return "known";
  return resend(caller, { how: "resent-indirectly", options });
}

async function resend(
  caller: RecoveringCaller,
  { how, options }: { how: "resent" | "resent-indirectly"; options: CallOptions | undefined },
): Promise<Recovery> {
  const request = { connectionInfo: caller.configuration() };
  const saved = await callOnce(caller, { key: "saveConnection", request, options });
  return saved.ok ? how : saved.failure;
}

async function* streamRecovering(
  caller: RecoveringCaller,
  request: BoundRequest<"getActorsByTimestamp">,
  options: CallOptions | undefined,
): AsyncGenerator<Actor[]> {
  const whole = { ...request, connectionGuid: caller.connectionGuid };
  let begun = false;
  try {
    for await (const batch of caller.client.streamActors(whole, options)) {
      begun = true;
      yield batch;
    }
  } catch (error) {
    // What was handed out cannot be taken back, so only an answer that failed from its start is repeated.
    if (begun || !(error instanceof ConnectorFailureError) || error.kind === "no-list") throw error;
    const recovery = await recover(caller, error.failure, options);
    if (recovery === "known") throw error;
    if (typeof recovery !== "string") throw new ConnectorFailureError("unknown-connection", recovery);
    yield* caller.client.streamActors(whole, options);
  }
}
