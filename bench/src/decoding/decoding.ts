import type { BenchOptions } from "../bench-options.ts";
import { type Figure, figureOf, type Pair } from "../figure.ts";
import { startPart } from "../parts/part.ts";
import type { BryggaDecodingAsks } from "./brygga-part.ts";
import type { SaxesDecodingAsks } from "./saxes-part.ts";

/** How much longer than the answer that is decoded for its time the one is that is decoded for its memory. */
const STREAM_FACTOR = 100;

/** The floor is bare saxes tokenising of the same bytes. */
export interface DecodingFigure extends Figure {
  readonly memory: DecodingMemory;
}

/** Resident memory of a process that decodes, in bytes: the highest, over an answer of so many actors. */
export interface DecodingMemory {
  readonly fewActors: number;
  readonly fewPeakRss: number;
  readonly manyActors: number;
  readonly manyPeakRss: number;
}

type DecodingOptions = Omit<BenchOptions, "fewActors">;

/** Decodes an answer in memory, in turns with saxes; then one that is a hundred times as long, as a stream. */
export async function benchDecoding(options: DecodingOptions): Promise<DecodingFigure> {
  const figure = await benchSpeed(options);
  return { ...figure, memory: await benchMemory(options.actors) };
}

async function benchSpeed({ actors, pairs, warmUps }: DecodingOptions): Promise<Figure> {
  await using saxes = startPart<SaxesDecodingAsks>("../decoding/saxes-part.ts");
  await using brygga = startPart<BryggaDecodingAsks>("../decoding/brygga-part.ts");
  await saxes.ask("open", { actors });
  const bytes = await brygga.ask("open", { actors });
  const measured: Pair[] = [];
  for (let pair = -warmUps; pair < pairs; pair++) {
    const floor = await saxes.ask("read", {});
    const ours = await brygga.ask("read", {});
    requireSame(actors, floor.result, ours.result);
    if (pair >= 0) measured.push({ floor, brygga: ours });
  }
  return figureOf({ name: "decoding", actors, bytes, pairs: measured });
}

async function benchMemory(fewActors: number): Promise<DecodingMemory> {
  const manyActors = fewActors * STREAM_FACTOR;
  // As the server runs: the other parts have a larger young generation, which itself fills up only slowly.
  await using brygga = startPart<BryggaDecodingAsks>("../decoding/brygga-part.ts", [
    "--max-semi-space-size=16",
  ]);
  const few = await brygga.ask("stream", { actors: fewActors });
  const many = await brygga.ask("stream", { actors: manyActors });
  requireSame(fewActors, few.actors);
  requireSame(manyActors, many.actors);
  return { fewActors, fewPeakRss: few.peakRss, manyActors, manyPeakRss: many.peakRss };
}

function requireSame(expected: number, ...counts: readonly number[]): void {
  if (counts.every((count) => count === expected)) return;
  throw new Error(`Of ${expected} actors ${counts.join(" and ")} were decoded.`);
}
