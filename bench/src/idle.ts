import type { BenchOptions } from "./bench-options.ts";
import type { BenchParts } from "./bench-parts.ts";
import { type Figure, figureOf, type Pair } from "./figure.ts";
import { ACTOR_TYPES } from "./mapped-fields.ts";
import { UnexpectedCycle } from "./unexpected-cycle.ts";

/** What a cycle that finds nothing costs the connector and the database. */
interface IdleCost {
  readonly actorTypes: number;
  readonly callsPerCycle: number;
  /** The connection's finish time is one. */
  readonly rowsWrittenPerCycle: number;
}

export interface IdleFigure extends Figure, IdleCost {}

export async function benchIdle(
  parts: BenchParts,
  { pairs, warmUps, idleCycles }: BenchOptions,
): Promise<IdleFigure> {
  const { bytes } = await parts.connector.ask("edit", { edit: "none" });
  const measured: Pair[] = [];
  let cost: IdleCost | undefined;
  for (let pair = -warmUps; pair < pairs; pair++) {
    const floor = await parts.floor.ask("read", { times: idleCycles });
    const { cost: present, ...brygga } = await idleCyclesOf(parts, idleCycles);
    if (pair >= 0) measured.push({ floor: each(floor, idleCycles), brygga: each(brygga, idleCycles) });
    cost = present;
  }
  if (cost === undefined) throw new RangeError("There is nothing to measure without pairs.");
  return { ...figureOf({ name: "cycle with nothing to do", actors: 0, bytes, pairs: measured }), ...cost };
}

/** Holds Brygga to one call per actor type and to writing nothing but the finish time. */
async function idleCyclesOf({ connector, brygga }: BenchParts, times: number) {
  await connector.ask("takeCalls", {});
  const { ms, cpuMs, result, rowsWritten, lastSyncAt } = await brygga.ask("cycle", { times });
  const calls = await connector.ask("takeCalls", {});
  const [run] = result;
  const cost: IdleCost = {
    actorTypes: ACTOR_TYPES.length,
    callsPerCycle: (calls.getActorsByTimestamp ?? 0) / times,
    rowsWrittenPerCycle: rowsWritten / times,
  };
  const isIdle =
    run?.outcome === "completed" &&
    run.read === 0 &&
    run.finishedAt === lastSyncAt &&
    cost.rowsWrittenPerCycle === 1 &&
    cost.callsPerCycle === cost.actorTypes &&
    Object.keys(calls).length === 1;
  if (!isIdle) throw new UnexpectedCycle({ run, lastSyncAt, cost, calls });
  return { ms, cpuMs, cost };
}

const each = ({ ms, cpuMs }: { ms: number; cpuMs: number }, times: number) => ({
  ms: ms / times,
  cpuMs: cpuMs / times,
});
