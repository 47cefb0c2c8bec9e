import {
  type Actor,
  connectorOperations,
  type OperationKey,
  type RequestOf,
  type ResponseOf,
} from "@brygga/protocol";
import { type CallClock, CallTimeout, createCallClock } from "../call-clock.ts";
import { CallError } from "../call-error.ts";
import { type CallLimits, DEFAULT_CALL_LIMITS } from "../call-limits.ts";
import type { CallKind, CallSlots } from "../call-slots.ts";
import type { CallOptions, ConnectorClient } from "../connector-client.ts";
import { type CallResult, type ConnectorFailure, ConnectorFailureError } from "../connector-failure.ts";
import { type ConnectorOptions, DEFAULT_CONCURRENCY } from "../connector-options.ts";
import { failureOfRefusal, kindOfFailure } from "../failure-of-answer.ts";
import { failureOf } from "../failure-of-error.ts";
import { multiLanguageText, noListWords } from "../failure-texts.ts";
import { unlessAborted } from "../unless-aborted.ts";
import type { PluginCatalogue } from "./plugin-catalogue.ts";
import { failedByEnd, PluginEnded } from "./plugin-end.ts";
import { BrokenAnswer, type PluginExchange } from "./plugin-exchange.ts";
import type { PluginProcess } from "./plugin-process.ts";
import { pluginUrl } from "./plugin-url.ts";

export interface PluginTarget {
  readonly catalogue: PluginCatalogue;
  /** Of the connector. */
  readonly name: string;
  /** Time limits and calls at a time; the rest is about SOAP. */
  readonly options: Pick<ConnectorOptions, "limits" | "concurrency">;
  readonly slots: CallSlots;
}

/** A client for one connector of the plugins. */
export function createPluginClient({ catalogue, name, options, slots }: PluginTarget): ConnectorClient {
  const limits = { ...DEFAULT_CALL_LIMITS, ...options.limits };
  const limit = options.concurrency ?? DEFAULT_CONCURRENCY;
  const slot = (kind: CallKind, signal: AbortSignal | undefined) =>
    slots.acquire(name.toLowerCase(), { kind, limit, signal });
  const target: Target = { catalogue, name, limits, slot };
  return {
    call: (key, request, options = {}) => callPlain(target, { key, request, options }),
    streamActors: (request, options = {}) => streamActors(target, request, options),
  };
}

interface Target {
  readonly catalogue: PluginCatalogue;
  readonly name: string;
  readonly limits: CallLimits;
  /** Waited for before the time of a call begins to run. */
  readonly slot: (kind: CallKind, signal: AbortSignal | undefined) => Promise<() => void>;
}

interface Call<K extends OperationKey> {
  readonly key: K;
  readonly request: RequestOf<K>;
  readonly options: CallOptions;
}

/** A call on its way, and the clock that bounds it. */
interface Begun {
  readonly process: PluginProcess;
  readonly exchange: PluginExchange;
  readonly clock: CallClock;
  readonly wait: <T>(promise: Promise<T>) => Promise<T>;
}

async function callPlain<K extends OperationKey>(target: Target, call: Call<K>): Promise<CallResult<K>> {
  const { key, options } = call;
  const release = await target.slot("call", options.signal);
  const clock = createCallClock(options.signal, options.timeoutMs ?? target.limits.wholeMs);
  let begun: Begun | undefined;
  try {
    begun = await begin(target, call, clock);
    const { response, actorsFollow } = await begun.wait(begun.exchange.answer);
    const actors = actorsFollow ? await allActors(begun, target.limits.maxPlainBytes) : null;
    const whole = checked(key, actors === null ? response : { ...(response as object), actors });
    return whole.isOk ? { ok: true, response: whole } : { ok: false, failure: failureOfRefusal(whole) };
  } catch (error) {
    return { ok: false, failure: failureOfCaught(error, { target, call, clock, begun }) };
  } finally {
    begun?.exchange.cancel();
    clock.stop();
    release();
  }
}

async function* streamActors(
  target: Target,
  request: RequestOf<"getActorsByTimestamp">,
  options: CallOptions,
): AsyncGenerator<Actor[]> {
  const call = { key: "getActorsByTimestamp" as const, request, options };
  const { limits } = target;
  const release = await target.slot("stream", options.signal);
  const clock = createCallClock(options.signal, options.timeoutMs ?? null);
  let begun: Begun | undefined;
  try {
    begun = await begin(target, call, clock);
    const { exchange, wait } = begun;
    const answer = await clock.within("first-byte", limits.firstByteMs, () => wait(exchange.answer));
    const response = checked(call.key, answer.response);
    if (!response.isOk) throw asError(failureOfRefusal(response));
    if (!answer.actorsFollow && response.actors === null) throw noListError(response.techExplanation);
    if (response.actors !== null) yield response.actors;
    for (let bytes = 0; answer.actorsFollow; ) {
      const batch = await clock.within("idle", limits.idleMs, () => wait(exchange.next()));
      if (batch === null) return;
      bytes += batch.bytes;
      if (bytes > limits.maxStreamBytes) throw tooLarge(limits.maxStreamBytes);
      yield batch.actors;
    }
  } catch (error) {
    if (error instanceof ConnectorFailureError) throw error;
    throw asError(failureOfCaught(error, { target, call, clock, begun }), error);
  } finally {
    begun?.exchange.cancel();
    clock.stop();
    release();
  }
}

async function begin<K extends OperationKey>(
  { catalogue, name }: Target,
  { key, request }: Call<K>,
  clock: CallClock,
): Promise<Begun> {
  const wait = <T>(promise: Promise<T>) => unlessAborted(promise, clock.signal);
  const found = await wait(catalogue.find(name));
  if (found === null) throw notFound(catalogue, name);
  const process = await wait(found.plugin.running());
  const exchange = process.call({ connectorName: found.name, key, request });
  return { process, exchange, clock, wait };
}

function notFound(catalogue: PluginCatalogue, name: string): CallError {
  const listed = catalogue.known();
  const known = listed.filter(({ problem }) => problem === null).map((plugin) => plugin.name);
  const broken = listed.filter((plugin) => plugin.name === "").map(({ source }) => source);
  const values = { plugin: name, known: known.join(", "), broken: broken.join(", ") };
  return new CallError("plugin-not-found", values, { message: `there is no plugin connector "${name}"` });
}

async function allActors({ exchange, wait }: Begun, maxBytes: number): Promise<Actor[]> {
  const actors: Actor[] = [];
  for (let bytes = 0; ; ) {
    const batch = await wait(exchange.next());
    if (batch === null) return actors;
    bytes += batch.bytes;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    for (const actor of batch.actors) actors.push(actor);
  }
}

const tooLarge = (maxBytes: number): CallError =>
  new CallError("too-large", { megabytes: Math.round((maxBytes / 1024 / 1024) * 10) / 10 });

/** What a plugin sends has been through none of our decoders. */
function checked<K extends OperationKey>(key: K, response: unknown): ResponseOf<K> {
  const parsed = connectorOperations[key].response.safeParse(response);
  if (parsed.success) return parsed.data as ResponseOf<K>;
  const { path, message } = parsed.error.issues[0] ?? { path: [], message: "" };
  throw new PluginEnded({ problem: "garbage", why: `${path.join(".")}: ${message}`.slice(0, 500) });
}

interface CaughtIn {
  readonly target: Target;
  readonly call: Call<OperationKey>;
  readonly clock: CallClock;
  readonly begun: Begun | undefined;
}

/** Rethrows what is not the plugin's doing: the caller gave up, or Brygga has a bug. */
function failureOfCaught(error: unknown, { target, call, clock, begun }: CaughtIn): ConnectorFailure {
  if (call.options.signal?.aborted) throw call.options.signal.reason;
  const operation = connectorOperations[call.key].name;
  const place = { operation, plugin: target.name, host: pluginUrl(target.name) };
  if (error instanceof CallTimeout || clock.signal.aborted) {
    begun?.process.checkAlive();
    const { phase, ms } = error instanceof CallTimeout ? error : (clock.signal.reason as CallTimeout);
    const values = { ...place, phase, seconds: Math.max(Math.round(ms / 100) / 10, 0.1) };
    return failureOf("timeout", {
      values,
      techExplanation: `${operation}: no answer within ${ms} ms (${phase})`,
    });
  }
  if (error instanceof BrokenAnswer) return failureOfRefusal(error.result);
  const known = error instanceof PluginEnded ? failedByEnd(target.name, error) : error;
  if (!(known instanceof CallError)) throw error;
  const techExplanation = `${operation}: ${known.message}`;
  return failureOf(known.failureCause, { values: { ...place, ...known.values }, techExplanation });
}

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
