import type { BryggaAsks } from "../brygga/brygga.ts";
import type { ConnectorAsks } from "../connector/connector.ts";
import { startPart } from "../parts/part.ts";
import { UnexpectedCycle } from "../unexpected-cycle.ts";

/** The highest resident memory of a process, in bytes, in which one cycle wrote so many changed actors. */
export interface MemoryFigure {
  readonly fewActors: number;
  readonly fewPeakRss: number;
  readonly manyActors: number;
  readonly manyPeakRss: number;
}

/** One whole cycle over few actors and one over many, each in a process of its own. */
export async function benchMemory(fewActors: number, manyActors: number): Promise<MemoryFigure> {
  const fewPeakRss = await peakOfCycle(fewActors);
  const manyPeakRss = await peakOfCycle(manyActors);
  return { fewActors, fewPeakRss, manyActors, manyPeakRss };
}

async function peakOfCycle(actors: number): Promise<number> {
  await using connector = startPart<ConnectorAsks>("../connector/connector.ts");
  // As the server runs: a larger young generation itself fills up only slowly.
  await using brygga = startPart<BryggaAsks>("../brygga/brygga.ts", ["--max-semi-space-size=16"]);
  const { url } = await connector.ask("open", { actors: 1 });
  await connector.ask("stream", { actors });
  await brygga.ask("openStreamed", { url, actors });
  const { result } = await brygga.ask("cycle", { times: 1 });
  if (result[0]?.written !== actors) throw new UnexpectedCycle({ run: result[0], expected: actors });
  return await brygga.ask("peakRss", {});
}
