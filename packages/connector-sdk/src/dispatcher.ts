import {
  type ConnectorResult,
  connectorOperations,
  failedResult,
  type OperationKey,
  okResult,
  type RequestOf,
  type ResponseOf,
} from "@brygga/protocol";
import type { ConfigurationStore } from "./configuration-store.ts";
import { ConnectorError } from "./connector-error.ts";
import type { Connector } from "./define-connector.ts";
import { connectorNotFound, explained, reportToStderr, type UnexpectedFailure } from "./failure.ts";
import type { ActorStream, Served, ServedPayload } from "./handler.ts";
import { isNoted, type Noted } from "./noted.ts";
import { startStream } from "./start-stream.ts";

export interface DispatcherOptions {
  /** At least one; the first one answers when no name is given. */
  readonly connectors: readonly Connector[];
  readonly store: ConfigurationStore;
  /** @default writes the error with its stack to stderr */
  readonly onUnexpectedFailure?: (failure: UnexpectedFailure) => void;
}

/** An answer whose actors, if it has any, are still being produced. */
export interface StreamedResponse<K extends OperationKey> {
  /** Its `actors` are null when they are streamed. */
  readonly response: ResponseOf<K>;
  /** Null when the answer has no list of actors. May throw while it is read: then the answer is not whole. */
  readonly actors: ActorStream | null;
}

/** One of the connectors, chosen by name, ready to answer. */
export interface Dispatcher {
  readonly connectors: readonly Pick<Connector, "name" | "description">[];
  /** Never throws: every failure is an answer. */
  dispatch<K extends OperationKey>(
    key: K,
    request: RequestOf<K>,
    connectorName?: string,
  ): Promise<ResponseOf<K>>;
  /** As dispatch, but hands out the actors as they are produced instead of holding them all. */
  stream<K extends OperationKey>(
    key: K,
    request: RequestOf<K>,
    connectorName?: string,
  ): Promise<StreamedResponse<K>>;
}

/**
 * Answers every operation of the contract for a set of connectors, whatever the transport.
 *
 * @throws TypeError when there is no connector, or two have one name
 * @example
 * const dispatcher = createDispatcher({ connectors: [excel], store: createMemoryConfigurationStore() });
 * const answer = await dispatcher.dispatch("getConfigData", {});
 */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { connectors, store, onUnexpectedFailure = reportToStderr } = options;
  requireConnectors(connectors);
  const fail = (connector: Connector, operation: OperationKey, error: unknown): ConnectorError => {
    const failure = { connectorName: connector.name, operation, error };
    if (!(error instanceof ConnectorError)) reported(failure, onUnexpectedFailure);
    return explained(failure);
  };
  const stream: Dispatcher["stream"] = async (key, request, connectorName = "") => {
    const connector = findConnector(connectors, connectorName);
    if (!connector) return failed(key, connectorNotFound(connectorName, connectors));
    try {
      const answer = await connector.handlers[key](request, store);
      return await succeeded(key, answer, (error) => fail(connector, key, error));
    } catch (error) {
      return failed(key, fail(connector, key, error));
    }
  };
  return {
    connectors,
    stream,
    dispatch: async (key, request, connectorName) =>
      collected(key, await stream(key, request, connectorName)),
  };
}

/** A report that fails, as of an error that cannot be printed, is not to fail the call as well. */
function reported(failure: UnexpectedFailure, report: (failure: UnexpectedFailure) => void): void {
  try {
    report(failure);
  } catch {
    console.error(`connector ${failure.connectorName}: ${failure.operation} failed, and its report, too`);
  }
}

function requireConnectors(connectors: readonly Connector[]): void {
  if (connectors.length === 0) throw new TypeError("a dispatcher needs at least one connector");
  const names = new Set<string>();
  for (const { name, handlers } of connectors) {
    if (handlers === undefined) throw new TypeError("a connector has to be made by defineConnector");
    if (names.has(name.toLowerCase())) {
      throw new TypeError(
        `there are two connectors called “${name}”; ?ConnectorName= could not tell them apart`,
      );
    }
    names.add(name.toLowerCase());
  }
}

function findConnector(connectors: readonly Connector[], name: string): Connector | undefined {
  if (name === "") return connectors[0];
  return connectors.find((connector) => connector.name.toLowerCase() === name.toLowerCase());
}

async function succeeded<K extends OperationKey>(
  key: K,
  answer: Served<K>,
  fail: (error: unknown) => ConnectorError,
): Promise<StreamedResponse<K>> {
  const payload = isNoted<ServedPayload<K>>(answer) ? answer.payload : answer;
  const result = isNoted<ServedPayload<K>>(answer) ? notedResult(answer) : okResult();
  if ("actors" in payload) {
    return { response: responseOf(key, result), actors: await startStream(payload.actors, fail) };
  }
  return { response: responseOf(key, result, checked(key, payload)), actors: null };
}

async function collected<K extends OperationKey>(
  key: K,
  { response, actors }: StreamedResponse<K>,
): Promise<ResponseOf<K>> {
  if (actors === null) return response;
  try {
    return { ...response, actors: await Array.fromAsync(actors) };
  } catch (error) {
    if (error instanceof ConnectorError) return failed(key, error).response;
    throw error;
  }
}

/** The answer of an operation that was not carried out. */
export function failed<K extends OperationKey>(key: K, error: ConnectorError): StreamedResponse<K> {
  return { response: responseOf(key, failedResult(error)), actors: null };
}

const notedResult = ({ state, userExplanation, techExplanation }: Noted<unknown>): ConnectorResult => ({
  ...okResult(),
  state,
  userExplanation,
  techExplanation,
});

/**
 * A whole answer. Members of the payload that are not given are null, which every list and actor may be.
 *
 * @internal
 */
export function responseOf<K extends OperationKey>(
  key: K,
  result: ConnectorResult,
  payload: object = {},
): ResponseOf<K> {
  const none = Object.keys(connectorOperations[key].payload.shape).map((member) => [member, null]);
  return { ...Object.fromEntries(none), ...payload, ...result } as ResponseOf<K>;
}

/** A connector without type checks can answer anything; what is not of the contract stops here, with its path. */
function checked(key: OperationKey, payload: unknown): object {
  return connectorOperations[key].payload.parse(payload);
}
