import { createResponseDecoder } from "@brygga/protocol";
import { answerAsks } from "../parts/answer-asks.ts";
import { measure } from "../parts/measure.ts";
import { createActorStream } from "./actor-stream.ts";

/** The part that decodes as a sync cycle does: into actors, in batches. */
const stream = await createActorStream();
let held: readonly Uint8Array[] = [];

const answers = {
  /** Makes the bytes of an answer; answers how many there are. */
  open: async ({ actors }: { actors: number }) => {
    held = [...stream.chunks(actors)];
    return held.reduce((bytes, chunk) => bytes + chunk.length, 0);
  },
  /** Decodes those bytes; answers how many actors came out. */
  read: async (_nothing: object) => measure(async () => decode(held)),
  /** Decodes an answer that is made meanwhile; answers how many actors came out and the highest memory on the way. */
  stream: async ({ actors }: { actors: number }) => {
    const memory = { peak: 0 };
    const decoded = decode(watched(stream.chunks(actors), memory));
    return { actors: decoded, peakRss: memory.peak };
  },
};
export type BryggaDecodingAsks = typeof answers;

function decode(chunks: Iterable<Uint8Array>): number {
  let actors = 0;
  const onActors = (batch: readonly unknown[]) => {
    actors += batch.length;
  };
  const decoder = createResponseDecoder("getActorsByTimestamp", {
    onActors,
    limits: { maxBytes: Number.MAX_SAFE_INTEGER },
  });
  for (const chunk of chunks) decoder.write(chunk);
  const decoded = decoder.end();
  if (decoded.kind === "fault") throw new Error(decoded.fault.string);
  return actors;
}

function* watched(chunks: Iterable<Uint8Array>, memory: { peak: number }): Generator<Uint8Array> {
  for (const chunk of chunks) {
    yield chunk;
    memory.peak = Math.max(memory.peak, process.memoryUsage.rss());
  }
}

answerAsks(answers);
