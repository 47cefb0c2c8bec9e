import {
  type Actor,
  connectorOperations,
  createResponseDecoder,
  encodeRequest,
  type OperationKey,
  type RequestOf,
  SoapDecodeError,
  type SoapDialect,
  WCF_DIALECT,
} from "@brygga/protocol";
import { Agent, type Dispatcher } from "undici";
import { type CallClock, createCallClock } from "./call-clock.ts";
import { type CallLimits, DEFAULT_CALL_LIMITS } from "./call-limits.ts";
import { type CallResult, type ConnectorFailure, ConnectorFailureError } from "./connector-failure.ts";
import { connectorUrl } from "./connector-url.ts";
import { type EgressPolicy, guardedConnector } from "./egress.ts";
import { failureOfFault, failureOfRefusal, kindOfFailure } from "./failure-of-answer.ts";
import { type FailedCall, failureOfError } from "./failure-of-error.ts";
import { multiLanguageText, noListWords } from "./failure-texts.ts";
import { exchangeXml, type XmlAnswer } from "./http-exchange.ts";

export interface CallOptions {
  /** Gives up; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Bound of the whole call. @default CallLimits.wholeMs, none for streams */
  readonly timeoutMs?: number;
}

/** Calls the operations of one connector. Answers every failure of the connector or the way to it as a value. */
export interface ConnectorClient {
  call<K extends OperationKey>(key: K, request: RequestOf<K>, options?: CallOptions): Promise<CallResult<K>>;
  /**
   * GetActorsByTimestamp as it arrives, in batches, in constant memory.
   *
   * @throws ConnectorFailureError when it fails, possibly after batches were handed out: nothing may be concluded
   *   from those then. Kind "no-list" when the answer carried no list of actors.
   */
  streamActors(request: RequestOf<"getActorsByTimestamp">, options?: CallOptions): AsyncIterable<Actor[]>;
}

/** Creates clients that share sockets, limits and the egress gate. */
export interface ConnectorClients {
  /** @param dialect what is known of the service's SOAP. @default that of a WCF service */
  open(url: string, dialect?: Partial<SoapDialect>): ConnectorClient;
  /** Ends running calls and closes all sockets. */
  close(): Promise<void>;
}

export interface ClientOptions {
  readonly egress: EgressPolicy;
  readonly limits?: Partial<CallLimits>;
  /** PEM of a certificate authority to trust instead of the system's. */
  readonly ca?: string;
}

export function createConnectorClients(options: ClientOptions): ConnectorClients {
  const limits = { ...DEFAULT_CALL_LIMITS, ...options.limits };
  const tls = options.ca === undefined ? {} : { tls: { ca: options.ca } };
  const dispatcher = new Agent({
    connect: guardedConnector(options.egress, { connectMs: limits.connectMs, ...tls }),
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    open: (url, dialect) => clientOf({ url, dialect: { ...WCF_DIALECT, ...dialect }, limits, dispatcher }),
    close: () => dispatcher.destroy(),
  };
}

/** A client with sockets of its own. @see createConnectorClients */
export function createConnectorClient(
  options: ClientOptions & { url: string; dialect?: Partial<SoapDialect> },
): ConnectorClient & { close(): Promise<void> } {
  const clients = createConnectorClients(options);
  return { ...clients.open(options.url, options.dialect), close: clients.close };
}

interface Target {
  readonly url: string;
  readonly dialect: SoapDialect;
  readonly limits: CallLimits;
  readonly dispatcher: Dispatcher;
}

const clientOf = (target: Target): ConnectorClient => ({
  call: (key, request, options = {}) => callPlain(target, { key, request, options }),
  streamActors: (request, options = {}) => streamActors(target, request, options),
});

interface PlainCall<K extends OperationKey> {
  readonly key: K;
  readonly request: RequestOf<K>;
  readonly options: CallOptions;
}

async function callPlain<K extends OperationKey>(
  target: Target,
  { key, request, options }: PlainCall<K>,
): Promise<CallResult<K>> {
  const call = failedCall(target, key);
  const clock = createCallClock(options.signal, options.timeoutMs ?? target.limits.wholeMs);
  try {
    const answer = await send(target, { key, request, clock, maxBytes: target.limits.maxPlainBytes });
    call.status = answer.status;
    const maxBytes = target.limits.maxPlainBytes;
    const decoder = createResponseDecoder(key, { limits: { maxBytes }, ...charset(answer) });
    for await (const chunk of answer.chunks) decoder.write(chunk);
    const decoded = decoder.end();
    if (decoded.kind === "fault") return { ok: false, failure: failureOfFault(decoded.fault, call) };
    const { response } = decoded;
    return response.isOk ? { ok: true, response } : { ok: false, failure: failureOfRefusal(response) };
  } catch (error) {
    return { ok: false, failure: failureOfCaught(error, { call, clock, signal: options.signal }) };
  } finally {
    clock.stop();
  }
}

async function* streamActors(
  target: Target,
  request: RequestOf<"getActorsByTimestamp">,
  options: CallOptions,
): AsyncGenerator<Actor[]> {
  const call = failedCall(target, "getActorsByTimestamp");
  const clock = createCallClock(options.signal, options.timeoutMs ?? null);
  const maxBytes = target.limits.maxStreamBytes;
  const arrived: Actor[][] = [];
  try {
    const answer = await send(target, { key: "getActorsByTimestamp", request, clock, maxBytes });
    call.status = answer.status;
    const decoder = createResponseDecoder("getActorsByTimestamp", {
      limits: { maxBytes },
      ...charset(answer),
      onActors: (actors) => arrived.push(actors),
    });
    for await (const chunk of answer.chunks) {
      decoder.write(chunk);
      yield* arrived.splice(0);
    }
    const decoded = decoder.end();
    yield* arrived.splice(0);
    if (decoded.kind === "fault") throw asError(failureOfFault(decoded.fault, call));
    if (!decoded.response.isOk) throw asError(failureOfRefusal(decoded.response));
    if (!decoded.hadList) throw noListError(decoded.response.techExplanation);
  } catch (error) {
    if (error instanceof ConnectorFailureError) throw error;
    throw asError(failureOfCaught(error, { call, clock, signal: options.signal }), error);
  } finally {
    clock.stop();
  }
}

const charset = (answer: XmlAnswer): { charset?: string } =>
  answer.charset === "" ? {} : { charset: answer.charset };

interface Sending<K extends OperationKey> {
  readonly key: K;
  readonly request: RequestOf<K>;
  readonly clock: CallClock;
  readonly maxBytes: number;
}

function send<K extends OperationKey>(target: Target, sending: Sending<K>): Promise<XmlAnswer> {
  const { body, soapAction } = encodeRequest(sending.key, sending.request, target.dialect);
  return exchangeXml({
    dispatcher: target.dispatcher,
    url: connectorUrl(target.url),
    body,
    soapAction,
    clock: sending.clock,
    limits: target.limits,
    maxBytes: sending.maxBytes,
  });
}

function failedCall(target: Target, key: OperationKey): FailedCall & { status?: number } {
  return { url: URL.parse(target.url), operation: connectorOperations[key].name, limits: target.limits };
}

/** Rethrows what is not the connector's doing: the caller gave up, or Brygga has a bug. */
function failureOfCaught(
  error: unknown,
  { call, clock, signal }: { call: FailedCall; clock: CallClock; signal: AbortSignal | undefined },
): ConnectorFailure {
  if (signal?.aborted) throw signal.reason;
  if (isBug(error)) throw error;
  // undici reports an abort with an error of its own; the clock knows why it aborted.
  return failureOfError(clock.signal.aborted ? clock.signal.reason : error, call);
}

const isBug = (error: unknown): boolean =>
  !(error instanceof SoapDecodeError) &&
  (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError) &&
  !("code" in error);

const asError = (failure: ConnectorFailure, cause?: unknown): ConnectorFailureError =>
  new ConnectorFailureError(kindOfFailure(failure), failure, { cause });

const noListError = (techExplanation: string): ConnectorFailureError =>
  new ConnectorFailureError("no-list", {
    cause: null,
    errorCode: "",
    userExplanation: multiLanguageText(noListWords("GetActorsByTimestamp")),
    techExplanation: techExplanation || "The answer carried no list of actors.",
    values: {},
  });
