import type { BenchOptions } from "./bench-options.ts";
import type { BenchParts } from "./bench-parts.ts";
import { type Figure, figureOf, type Pair } from "./figure.ts";
import { UnexpectedCycle } from "./unexpected-cycle.ts";

const NAMES = { changed: "inbound, 1 of 15 fields changed", touched: "inbound, nothing changed" } as const;

/**
 * Inbound sync of linked actors that come with a new stamp, each with one other value ("changed") or with none
 * ("touched"). Every pair has an answer of its own, made before its time begins.
 */
export async function benchInbound(
  parts: BenchParts,
  edit: "changed" | "touched",
  { actors, pairs, warmUps }: BenchOptions,
): Promise<Figure> {
  const measured: Pair[] = [];
  let bytes = 0;
  for (let pair = -warmUps; pair < pairs; pair++) {
    ({ bytes } = await parts.connector.ask("edit", { edit }));
    const floor = await floorOf(parts, edit);
    const brygga = await cycleOf(parts, edit, actors);
    if (pair >= 0) measured.push({ floor, brygga });
  }
  return figureOf({ name: NAMES[edit], actors, bytes, pairs: measured });
}

async function floorOf({ floor }: BenchParts, edit: "changed" | "touched") {
  const { ms, cpuMs } =
    edit === "changed" ? await floor.ask("write", {}) : await floor.ask("read", { times: 1 });
  return { ms, cpuMs };
}

/** A cycle that did not do what is measured would give a figure about something else. */
async function cycleOf({ brygga }: BenchParts, edit: "changed" | "touched", actors: number) {
  const logBefore = await brygga.ask("logLength", {});
  const { ms, cpuMs, result } = await brygga.ask("cycle", { times: 1 });
  const logged = (await brygga.ask("logLength", {})) - logBefore;
  const expected = edit === "changed" ? { written: actors, unchanged: 0 } : { written: 0, unchanged: actors };
  const [run] = result;
  const isAsExpected =
    run?.outcome === "completed" &&
    run.written === expected.written &&
    run.unchanged === expected.unchanged &&
    logged === expected.written;
  if (!isAsExpected) throw new UnexpectedCycle({ run, logged, expected });
  return { ms, cpuMs };
}
