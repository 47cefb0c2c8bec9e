import {
  type Actor,
  EMPTY_CONNECTION_ID,
  encodeRequest,
  itemSizes,
  type ResponseOf,
  type SoapDialect,
} from "@brygga/protocol";
import { type CallResult, type ConnectorFailure, isMisunderstood } from "../connector-client/index.ts";
import type { BoundKey, BoundRequest } from "./bound-connection.ts";
import { chunksBySize } from "./request-chunks.ts";

interface WholeCall<K extends BoundKey> {
  readonly key: K;
  readonly request: BoundRequest<K>;
  readonly call: (request: BoundRequest<K>) => Promise<CallResult<K>>;
  /** As they are now: what is learned of the service on the way changes them. */
  readonly bounds: () => RequestBounds;
}

/** How long a request may be, in bytes of its body in this dialect. */
export interface RequestBounds {
  readonly maxBytes: number;
  readonly dialect: SoapDialect;
}

type ActorCall = CallResult<"getActors" | "saveActors">;
type ActorResponse = ResponseOf<"getActors" | "saveActors">;

/** Whether the requests of an operation may be sent in more than one piece. */
export const isInPieces = (key: string): boolean => key === "getActors" || key === "saveActors";

/** Makes one call, or as many as the size of its request needs, answered as one. */
export function callInChunks<K extends BoundKey>(whole: WholeCall<K>): Promise<CallResult<K>> {
  const { key, request } = whole;
  // The narrowing by key is lost on the type parameter; each branch keeps to its own operation.
  if (key === "getActors")
    return getActors(whole as unknown as WholeCall<"getActors">) as Promise<CallResult<K>>;
  if (key === "saveActors")
    return saveActors(whole as unknown as WholeCall<"saveActors">) as Promise<CallResult<K>>;
  return whole.call(request);
}

async function getActors({ request, call, bounds }: WholeCall<"getActors">): Promise<ActorCall> {
  const empty = { ...request, connectionGuid: EMPTY_CONNECTION_ID, erpKeys: [] };
  const cut = (erpKeys: readonly string[], { dialect, maxBytes }: RequestBounds) =>
    chunksBySize(erpKeys, {
      sizeOf: itemSizes(dialect).ofKey,
      fixedBytes: Buffer.byteLength(encodeRequest("getActors", empty, dialect).body),
      maxBytes,
    });
  const answers = await eachChunk(request.erpKeys, {
    ...{ cut, bounds },
    call: (erpKeys) => call({ ...request, erpKeys }),
  });
  return answers.length === 0 ? call(request) : (answers.find(({ ok }) => !ok) ?? joined(answers));
}

/**
 * What one chunk was refused does not undo what another has saved: the answer then holds the saved actors and,
 * as a warning, what was said about the others. A failure on the way stops and stands for the whole.
 */
async function saveActors({ request, call, bounds }: WholeCall<"saveActors">): Promise<ActorCall> {
  const empty = { connectionGuid: EMPTY_CONNECTION_ID, actors: [] };
  const cut = (actors: readonly Actor[], { dialect, maxBytes }: RequestBounds) =>
    chunksBySize(actors, {
      sizeOf: itemSizes(dialect).ofActor,
      fixedBytes: Buffer.byteLength(encodeRequest("saveActors", empty, dialect).body),
      maxBytes,
    });
  const answers = await eachChunk(request.actors, {
    ...{ cut, bounds },
    call: (actors) => call({ ...request, actors }),
  });
  const lost = answers.find((answer) => !answer.ok && answer.failure.cause !== null);
  if (lost !== undefined || answers.length === 0) return lost ?? call(request);
  if (answers.some(({ ok }) => ok)) return joined(answers);
  return answers[0] ?? call(request);
}

interface Cutting<Item> {
  readonly cut: (items: readonly Item[], bounds: RequestBounds) => Item[][];
  readonly bounds: () => RequestBounds;
  readonly call: (items: Item[]) => Promise<ActorCall>;
}

/**
 * One after the other, halving what the host finds too large; stops at a failure on the way. A call that failed because
 * the service is spoken to in another way now, is cut anew with all that is left: in that spelling it has another size.
 */
async function eachChunk<Item>(
  whole: readonly Item[],
  { cut, bounds, call }: Cutting<Item>,
): Promise<ActorCall[]> {
  const answers: ActorCall[] = [];
  let cutFor = bounds();
  let waiting = cut(whole, cutFor);
  for (let items = waiting.shift(); items !== undefined; items = waiting.shift()) {
    const answer = await call(items);
    const now = bounds();
    if (now.dialect !== cutFor.dialect) {
      cutFor = now;
      const isToRepeat = !answer.ok && isMisunderstood(answer.failure);
      waiting = cut([...(isToRepeat ? items : []), ...waiting.flat()], cutFor);
      if (isToRepeat) continue;
    }
    if (items.length > 1 && !answer.ok && isTooLarge(answer.failure)) {
      const half = Math.ceil(items.length / 2);
      waiting.unshift(items.slice(0, half), items.slice(half));
      continue;
    }
    answers.push(answer);
    if (!answer.ok && answer.failure.cause !== null) break;
  }
  return answers;
}

function isTooLarge({ cause, values, techExplanation }: ConnectorFailure): boolean {
  if (cause === "http-status") return values.status === 413 || values.status === 400;
  return cause === "fault" && /quota|MaxReceivedMessageSize|too large/i.test(techExplanation);
}

/** A list that is missing in one answer is missing in the whole: nothing may be concluded from it. */
function joined(answers: readonly ActorCall[]): ActorCall {
  const actors: Actor[] = [];
  const said: string[] = [];
  let first: ActorResponse | null = null;
  let hasList = true;
  for (const answer of answers) {
    const texts = answer.ok ? answer.response : answer.failure;
    if (texts.userExplanation) said.push(texts.userExplanation);
    if (!answer.ok) continue;
    first ??= answer.response;
    if (answer.response.actors === null) hasList = false;
    else for (const actor of answer.response.actors) actors.push(actor);
  }
  if (first === null) throw new Error("no answer to join");
  const isWhole = answers.every(({ ok }) => ok);
  const state = isWhole ? first.state : "Warning";
  const userExplanation = said[0] ?? "";
  return { ok: true, response: { ...first, state, userExplanation, actors: hasList ? actors : null } };
}
