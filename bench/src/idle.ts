import type { BenchOptions } from "./bench-options.ts";
import type { BenchParts } from "./bench-parts.ts";
import { type Figure, figureOf, type Pair } from "./figure.ts";
import { ACTOR_TYPES } from "./mapped-fields.ts";
import { UnexpectedCycle } from "./unexpected-cycle.ts";

/** A cycle that finds nothing: its time, and what it cost the connector and the database. */
export interface IdleFigure extends Figure {
  readonly callsPerCycle: number;
  readonly actorTypes: number;
  /** The connection's finish time is one. */
  readonly rowsWrittenPerCycle: number;
}

export async function benchIdle(
  parts: BenchParts,
  { pairs, warmUps, idleCycles }: BenchOptions,
): Promise<IdleFigure> {
  const { bytes } = await parts.connector.ask("edit", { edit: "none" });
  const measured: Pair[] = [];
  for (let pair = -warmUps; pair < pairs; pair++) {
    const floor = await parts.floor.ask("read", { times: idleCycles });
    const brygga = await idleCyclesOf(parts, idleCycles);
    if (pair >= 0) measured.push({ floor: each(floor, idleCycles), brygga: each(brygga, idleCycles) });
  }
  const figure = figureOf({ name: "cycle with nothing to do", actors: 0, bytes, pairs: measured });
  return {
    ...figure,
    callsPerCycle: ACTOR_TYPES.length,
    actorTypes: ACTOR_TYPES.length,
    rowsWrittenPerCycle: 1,
  };
}

/** Holds Brygga to one call per actor type and to writing nothing but the finish time. */
async function idleCyclesOf({ connector, brygga }: BenchParts, times: number) {
  await connector.ask("takeCalls", {});
  const { ms, cpuMs, result, rowsWritten } = await brygga.ask("cycle", { times });
  const calls = await connector.ask("takeCalls", {});
  const [run] = result;
  const isIdle =
    run?.outcome === "completed" &&
    run.read === 0 &&
    rowsWritten === times &&
    Object.keys(calls).length === 1 &&
    calls.getActorsByTimestamp === times * ACTOR_TYPES.length;
  if (!isIdle) throw new UnexpectedCycle({ run, rowsWritten, calls, times });
  return { ms, cpuMs };
}

const each = ({ ms, cpuMs }: { ms: number; cpuMs: number }, times: number) => ({
  ms: ms / times,
  cpuMs: cpuMs / times,
});
