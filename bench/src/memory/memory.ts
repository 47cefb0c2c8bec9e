import type { BryggaAsks } from "../brygga/brygga.ts";
import type { ConnectorAsks } from "../connector/connector.ts";
import { startPart } from "../parts/part.ts";
import { UnexpectedCycle } from "../unexpected-cycle.ts";

/** The highest resident memory of a process, in bytes, whose cycles each wrote so many changed actors. */
export interface MemoryFigure {
  readonly fewActors: number;
  readonly fewPeakRss: number;
  readonly manyActors: number;
  readonly manyPeakRss: number;
}

/**
 * How many cycles a process is measured over at least: V8 lets garbage lie before it collects for the first time, and a
 * server that has just been started is smaller than it ever is afterwards.
 */
const CYCLES = 10;

/** Cycles over few actors and one over at least ten times as many, each in a process of its own. */
export async function benchMemory(fewActors: number, manyActors: number): Promise<MemoryFigure> {
  const fewPeakRss = await peakOf(fewActors, CYCLES);
  const manyPeakRss = await peakOf(manyActors, 1);
  return { fewActors, fewPeakRss, manyActors, manyPeakRss };
}

async function peakOf(actors: number, cycles: number): Promise<number> {
  await using connector = startPart<ConnectorAsks>("../connector/connector.ts");
  // As the server runs: a larger young generation itself fills up only slowly.
  await using brygga = startPart<BryggaAsks>("../brygga/brygga.ts", ["--max-semi-space-size=16"]);
  const { url } = await connector.ask("open", { actors: 1 });
  await connector.ask("stream", { actors });
  await brygga.ask("openStreamed", { url, actors });
  const { result } = await brygga.ask("cycle", { times: cycles });
  if (result[0]?.written !== actors) throw new UnexpectedCycle({ run: result[0], expected: actors });
  return await brygga.ask("peakRss", {});
}
