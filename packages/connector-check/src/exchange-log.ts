import type { CheckEvidence } from "@brygga/api-contract";
import type { ContractCall } from "@brygga/connector-sdk/contract";
import {
  type Actor,
  connectorOperations,
  type FieldMetadata,
  type OperationKey,
  type RequestOf,
  type ResponseOf,
} from "@brygga/protocol";
import type { ExaminedService, RawAnswer, SoapMessage } from "./examined-service.ts";
import { shortened, wordsOfRequest, wordsOfResponse } from "./words-of-call.ts";

/** A call that was really made. */
export interface TimedCall {
  readonly operation: string;
  readonly ms: number;
}

/** Calls a connector, and remembers what was sent and what came. */
export interface ExchangeLog {
  /** Answers what was asked already from memory, where nothing was changed since. */
  readonly call: ContractCall;
  /** Posts anything. @param what it is, in a few words */
  post(what: string, message: SoapMessage, options?: { readonly url?: string }): Promise<RawAnswer>;
  get(url: string): Promise<RawAnswer>;
  /** Begins the evidence of another rule. */
  begin(): void;
  evidence(): { readonly evidence: CheckEvidence[]; readonly calls: number };
  /** Asks everything anew from now on. */
  forget(): void;
  readonly times: readonly TimedCall[];
  /** What CreateActor answered. */
  readonly created: readonly Actor[];
  /** Without passwords. */
  redacted(text: string): string;
}

const KEPT_EVIDENCE = 20;

/** What many rules ask in the same words. */
const REMEMBERED: ReadonlySet<OperationKey> = new Set<OperationKey>([
  "getConfigData",
  "getSupportedActorTypes",
  "getSupportedActorTypeFields",
  "getSearchableFields",
  "getList",
  "searchActors",
]);
const CHANGES: ReadonlySet<OperationKey> = new Set<OperationKey>([
  "saveConnection",
  "deleteConnection",
  "createActor",
  "saveActors",
]);

interface State {
  readonly service: ExaminedService;
  readonly ownId: string;
  readonly memory: Map<string, ResponseOf<OperationKey>>;
  readonly secrets: SecretKeeper;
  readonly times: TimedCall[];
  readonly created: Actor[];
  readonly signal: AbortSignal | undefined;
  evidence: CheckEvidence[];
  calls: number;
}

export function openExchangeLog(
  service: ExaminedService,
  { ownId, signal }: { readonly ownId: string; readonly signal?: AbortSignal | undefined },
): ExchangeLog {
  const secrets = new SecretKeeper();
  const state: State = {
    ...{ service, ownId, secrets, signal },
    ...{ memory: new Map(), times: [], created: [], evidence: [], calls: 0 },
  };
  return {
    call: (key, request) => callLogged(state, key, request),
    post: (what, message, options) =>
      rawLogged(state, { what, sent: message.body, answering: () => service.post(message, options) }),
    get: (url) => rawLogged(state, { what: "GET", sent: url, answering: () => service.get(url) }),
    begin: () => {
      state.evidence = [];
      state.calls = 0;
    },
    evidence: () => ({ evidence: [...state.evidence], calls: state.calls }),
    forget: () => state.memory.clear(),
    times: state.times,
    created: state.created,
    redacted: (text) => secrets.redacted(text),
  };
}

async function callLogged<K extends OperationKey>(
  state: State,
  key: K,
  request: RequestOf<K>,
): Promise<ResponseOf<K>> {
  state.signal?.throwIfAborted();
  state.secrets.noteRequest(request);
  const { name: operation } = connectorOperations[key];
  const sent = wordsOfRequest(request, state.ownId);
  const question = `${key} ${JSON.stringify(request)}`;
  const known = state.memory.get(question);
  if (known !== undefined) {
    const response = known as ResponseOf<K>;
    note(state, { operation, sent, came: wordsOfResponse(response), ms: 0, reused: true });
    return structuredClone(response);
  }
  if (CHANGES.has(key)) state.memory.clear();
  const response = await timed(state, { operation, sent }, async () => {
    const answer = (await state.service.call(key, request)).response;
    return { value: answer, came: wordsOfResponse(answer) };
  });
  state.secrets.noteResponse(key, response);
  if (key === "createActor") noteCreated(state, response as ResponseOf<"createActor">);
  if (REMEMBERED.has(key)) state.memory.set(question, structuredClone(response));
  return response;
}

function noteCreated({ created }: State, { isOk, actor }: ResponseOf<"createActor">): void {
  if (isOk && actor) created.push(actor);
}

const rawLogged = (
  state: State,
  { what, sent, answering }: { what: string; sent: string; answering: () => Promise<RawAnswer> },
): Promise<RawAnswer> =>
  timed(state, { operation: what, sent: shortened(sent) }, async () => {
    const answer = await answering();
    const { status, contentType, text } = answer;
    return { value: answer, came: `HTTP ${status} ${contentType}: ${shortened(text, 200)}` };
  });

async function timed<Value>(
  state: State,
  { operation, sent }: { readonly operation: string; readonly sent: string },
  work: () => Promise<{ readonly value: Value; readonly came: string }>,
): Promise<Value> {
  const began = performance.now();
  const elapsed = (): number => Math.round(performance.now() - began);
  try {
    const { value, came } = await work();
    state.times.push({ operation, ms: elapsed() });
    note(state, { operation, sent, came, ms: elapsed(), reused: false });
    return value;
  } catch (error) {
    const came = error instanceof Error ? error.message : String(error);
    note(state, { operation, sent, came, ms: elapsed(), reused: false });
    throw error;
  }
}

function note(state: State, evidence: CheckEvidence): void {
  const { redacted } = state.secrets;
  state.calls += 1;
  state.evidence.push({ ...evidence, sent: redacted(evidence.sent), came: redacted(evidence.came) });
  if (state.evidence.length > KEPT_EVIDENCE) state.evidence.shift();
}

/** Knows which configuration values are passwords once GetConfigData was answered, and keeps them out of the report. */
class SecretKeeper {
  readonly #passwordFields = new Set<string>();
  readonly #values = new Map<string, Set<string>>();

  noteResponse(key: OperationKey, response: object): void {
    if (key !== "getConfigData" || !("fieldMetadata" in response)) return;
    for (const { fieldKey, fieldType } of (response.fieldMetadata ?? []) as FieldMetadata[]) {
      if (fieldType === "Password") this.#passwordFields.add(fieldKey);
    }
  }

  noteRequest(request: object): void {
    if (!("connectionInfo" in request)) return;
    for (const [fieldKey, value] of Object.entries(Object(request.connectionInfo))) {
      const values = this.#values.get(fieldKey) ?? new Set();
      this.#values.set(fieldKey, values.add(String(value)));
    }
  }

  readonly redacted = (text: string): string => {
    let result = text;
    for (const fieldKey of this.#passwordFields) {
      for (const value of this.#values.get(fieldKey) ?? []) {
        if (value !== "") result = result.replaceAll(value, "•••");
      }
    }
    return result;
  };
}
