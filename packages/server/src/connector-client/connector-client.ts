import type { HttpSender } from "@brygga/connector-check";
import {
  type Actor,
  connectorOperations,
  createResponseDecoder,
  encodeRequest,
  type OperationKey,
  type RequestOf,
  type ResponseDecoderOptions,
  SoapDecodeError,
  WCF_DIALECT,
} from "@brygga/protocol";
import { type AuthenticateResult, callAuthenticate } from "./app/call-authenticate.ts";
import { type CallClock, createCallClock } from "./call-clock.ts";
import { type CallLimits, DEFAULT_CALL_LIMITS } from "./call-limits.ts";
import { type CallKind, type CallSlots, createCallSlots } from "./call-slots.ts";
import { type CallResult, type ConnectorFailure, ConnectorFailureError } from "./connector-failure.ts";
import {
  type ConnectorOptions,
  credentialHeaders,
  DEFAULT_CONCURRENCY,
  soapActionHeader,
} from "./connector-options.ts";
import { connectorUrl } from "./connector-url.ts";
import { createDispatchers, type Dispatchers } from "./dispatchers.ts";
import type { EgressPolicy } from "./egress.ts";
import { failureOfFault, failureOfRefusal, kindOfFailure } from "./failure-of-answer.ts";
import { type FailedCall, failureOfError } from "./failure-of-error.ts";
import { multiLanguageText, noListWords } from "./failure-texts.ts";
import { exchangeXml, type XmlAnswer } from "./http-exchange.ts";
import { rawSender } from "./raw-sender.ts";
import { type LearnOptions, learnFromWsdl, type WsdlFinding } from "./wsdl/learn-from-wsdl.ts";

export interface CallOptions {
  /** Gives up; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Bound of the whole call. @default CallLimits.wholeMs, none for streams */
  readonly timeoutMs?: number;
  /**
   * Takes the actors of an answer as they arrive, in batches, so that it may be of any length; the response's own list
   * then has those that were not handed out so. They come before it is known whether the answer as a whole is in order.
   */
  readonly onActors?: (actors: Actor[]) => Promise<void>;
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
  open(url: string, options?: ConnectorOptions): ConnectorClient;
  /** Reads the WSDL of a connector, with what it imports, and learns how the connector is to be spoken to. */
  learn(url: string, options?: LearnOptions): Promise<WsdlFinding>;
  /** Exchanges with a connector of which nothing is expected, to examine it. They pass the same gate. */
  raw(url: string, options?: ConnectorOptions & { readonly signal?: AbortSignal }): HttpSender;
  /** The operation by which the two sides of an `app://` connector prove who they are. */
  authenticate(url: string, signedToken: string, options?: ConnectorOptions): Promise<AuthenticateResult>;
  /** Ends running calls and closes all sockets. */
  close(): Promise<void>;
}

export interface ClientOptions {
  readonly egress: EgressPolicy;
  readonly limits?: Partial<CallLimits>;
  /** PEM of a certificate authority to trust beside the system's, for connectors that name none of their own. */
  readonly ca?: string;
}

export function createConnectorClients(options: ClientOptions): ConnectorClients {
  const dispatchers = createDispatchers(options.egress);
  const slots = createCallSlots();
  const targetOf = (url: string, own: ConnectorOptions = {}): Target => ({
    url,
    options: { ...(options.ca === undefined ? {} : { ca: options.ca }), ...own },
    limits: { ...DEFAULT_CALL_LIMITS, ...options.limits, ...own.limits },
    dispatchers,
    slots,
  });
  return {
    open: (url, own) => clientOf(targetOf(url, own)),
    learn: (url, own = {}) => learnFromWsdl({ ...targetOf(url, own), signal: own.signal }),
    authenticate: (url, signedToken, own) => callAuthenticate(targetOf(url, own), signedToken),
    raw: (url, own = {}) => rawSender({ ...targetOf(url, own), signal: own.signal }),
    close: () => dispatchers.close(),
  };
}

/** A client with sockets of its own. @see createConnectorClients */
export function createConnectorClient(
  options: ClientOptions & ConnectorOptions & { url: string },
): ConnectorClient & { close(): Promise<void> } {
  const clients = createConnectorClients(options);
  return { ...clients.open(options.url, options), close: clients.close };
}

interface Target {
  readonly url: string;
  readonly options: ConnectorOptions;
  readonly limits: CallLimits;
  readonly dispatchers: Dispatchers;
  readonly slots: CallSlots;
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
  const { limits } = target;
  const { onActors } = options;
  const release = await slotOf(target, onActors ? "stream" : "call", options.signal);
  const clock = createCallClock(options.signal, options.timeoutMs ?? (onActors ? null : limits.wholeMs));
  const arrived: Actor[][] = [];
  try {
    const maxBytes = onActors ? limits.maxStreamBytes : limits.maxPlainBytes;
    const answer = await send(target, { key, request, clock, maxBytes });
    call.status = answer.status;
    const decoder = createResponseDecoder(key, {
      limits: { maxBytes },
      ...reading(target, answer),
      ...(onActors ? { onActors: (actors: Actor[]) => arrived.push(actors) } : {}),
    });
    for await (const chunk of answer.chunks) {
      decoder.write(chunk);
      for (const actors of arrived.splice(0)) await onActors?.(actors);
    }
    const decoded = decoder.end();
    for (const actors of arrived.splice(0)) await onActors?.(actors);
    if (decoded.kind === "fault") return { ok: false, failure: failureOfFault(decoded.fault, call) };
    const { response } = decoded;
    return response.isOk ? { ok: true, response } : { ok: false, failure: failureOfRefusal(response) };
  } catch (error) {
    return { ok: false, failure: failureOfCaught(error, { call, clock, signal: options.signal }) };
  } finally {
    clock.stop();
    release();
  }
}

async function* streamActors(
  target: Target,
  request: RequestOf<"getActorsByTimestamp">,
  options: CallOptions,
): AsyncGenerator<Actor[]> {
  const call = failedCall(target, "getActorsByTimestamp");
  const release = await slotOf(target, "stream", options.signal);
  const clock = createCallClock(options.signal, options.timeoutMs ?? null);
  const maxBytes = target.limits.maxStreamBytes;
  const arrived: Actor[][] = [];
  try {
    const answer = await send(target, { key: "getActorsByTimestamp", request, clock, maxBytes });
    call.status = answer.status;
    const decoder = createResponseDecoder("getActorsByTimestamp", {
      limits: { maxBytes },
      ...reading(target, answer),
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
    release();
  }
}

/** The slot is waited for before the time of the call begins to run. */
const slotOf = ({ url, slots, options }: Target, kind: CallKind, signal: AbortSignal | undefined) =>
  slots.acquire(url, { kind, limit: options.concurrency ?? DEFAULT_CONCURRENCY, signal });

const reading = (
  { options: { controlCharacters, dialect } }: Target,
  { charset }: XmlAnswer,
): Pick<ResponseDecoderOptions, "charset" | "controlCharacters" | "dialect"> => ({
  ...(dialect === undefined ? {} : { dialect }),
  ...(charset === "" ? {} : { charset }),
  ...(controlCharacters === undefined ? {} : { controlCharacters }),
});

interface Sending<K extends OperationKey> {
  readonly key: K;
  readonly request: RequestOf<K>;
  readonly clock: CallClock;
  readonly maxBytes: number;
}

async function send<K extends OperationKey>(target: Target, sending: Sending<K>): Promise<XmlAnswer> {
  const { options, limits } = target;
  const connector = connectorUrl(target.url);
  const { body, soapAction } = encodeRequest(sending.key, sending.request, options.dialect ?? WCF_DIALECT);
  const signature = await options.sign?.(body);
  return exchangeXml({
    dispatching: target.dispatchers.of({ connectMs: limits.connectMs, ca: options.ca }),
    url: connector,
    method: "POST",
    body,
    headers: {
      "content-type": "text/xml; charset=utf-8",
      accept: "text/xml",
      // Otherwise anything would do, and a proxy in between may compress what it passes on.
      "accept-encoding": "identity",
      soapaction: soapActionHeader(options.soapActionStyle, soapAction),
      ...signature,
    },
    credentials: (to) => credentialHeaders(options.credentials, { connector, to }),
    clock: sending.clock,
    limits,
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
