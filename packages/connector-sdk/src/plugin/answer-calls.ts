import {
  type Actor,
  type ConnectorResult,
  FIRST_BATCHES,
  type FromPlugin,
  failedResult,
  type OperationKey,
  type RequestOf,
  type ToPlugin,
} from "@brygga/protocol";
import { ConnectorError } from "../connector-error.ts";
import type { Dispatcher } from "../dispatcher.ts";
import type { ActorStream } from "../handler.ts";

type Call = Extract<ToPlugin, { type: "call" }>;
type Send = (message: FromPlugin) => void;

/** A call under way. */
interface Running {
  /** Batches that may still be sent. */
  room: number;
  cancelled: boolean;
  /** Wakes the sender when there is room again, or nobody waits for the answer any more. */
  wake: () => void;
}

/** Answers the calls of the server; several may be under way at once. */
export function createCallAnswerer(dispatcher: Dispatcher, send: Send): (message: ToPlugin) => void {
  const running = new Map<number, Running>();
  const answer = async (call: Call): Promise<void> => {
    const state: Running = { room: FIRST_BATCHES, cancelled: false, wake: () => undefined };
    running.set(call.id, state);
    try {
      await answerCall(call, state, { dispatcher, send });
    } finally {
      running.delete(call.id);
    }
  };
  return (message) => {
    if (message.type === "call") void answer(message);
    else if (message.type === "ping") send({ type: "pong", id: message.id });
    else if (message.type === "more" || message.type === "cancel") {
      const state = running.get(message.id);
      if (state === undefined) return;
      if (message.type === "more") state.room++;
      else state.cancelled = true;
      state.wake();
    }
  };
}

async function answerCall(
  { id, key, request, connectorName }: Call,
  state: Running,
  { dispatcher, send }: { readonly dispatcher: Dispatcher; readonly send: Send },
): Promise<void> {
  // The server's own encoder wrote it from the operation's types.
  const { response, actors } = await dispatcher.stream(
    key,
    request as RequestOf<OperationKey>,
    connectorName,
  );
  if (state.cancelled && actors === null) return;
  send({ type: "answer", id, response, actorsFollow: actors !== null });
  if (actors === null) return;
  try {
    for await (const batch of inBatches(actors)) {
      while (state.room === 0 && !state.cancelled) await new Promise<void>((wake) => (state.wake = wake));
      if (state.cancelled) return;
      state.room--;
      send({ type: "actors", id, actors: batch });
    }
    send({ type: "end", id });
  } catch (error) {
    send({ type: "broken", id, result: resultOf(error) });
  }
}

function resultOf(error: unknown): ConnectorResult {
  if (error instanceof ConnectorError) return failedResult(error);
  throw error;
}

const BATCH_ACTORS = 500;
const BATCH_CHARACTERS = 256 * 1024;
const BATCH_MS = 1_000;

/** Gathers actors for as long as that costs neither much memory nor, with a slow source, much time. */
async function* inBatches(actors: ActorStream): AsyncGenerator<Actor[]> {
  let batch: Actor[] = [];
  let characters = 0;
  let startedAt = performance.now();
  for await (const actor of actors) {
    batch.push(actor);
    characters += sizeOf(actor);
    const isFull = batch.length >= BATCH_ACTORS || characters >= BATCH_CHARACTERS;
    if (!isFull && performance.now() - startedAt < BATCH_MS) continue;
    yield batch;
    batch = [];
    characters = 0;
    startedAt = performance.now();
  }
  if (batch.length > 0) yield batch;
}

function sizeOf({ fieldValues }: Actor): number {
  let characters = 100;
  for (const key in fieldValues) characters += key.length + (fieldValues[key]?.length ?? 0);
  return characters;
}
