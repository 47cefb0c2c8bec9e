import type { BenchOptions } from "./bench-options.ts";
import { type BenchParts, openBenchParts } from "./bench-parts.ts";
import { benchDecoding, type DecodingFigure } from "./decoding/decoding.ts";
import type { Figure } from "./figure.ts";
import { benchIdle, type IdleFigure } from "./idle.ts";
import { benchImport } from "./imports/imports.ts";
import { benchInbound } from "./inbound.ts";
import { benchInterface, type InterfaceFigure } from "./interface/interface.ts";
import { describeMachine, type Machine } from "./machine.ts";
import { benchMemory, type MemoryFigure } from "./memory/memory.ts";

export interface BenchResult {
  readonly startedAt: string;
  readonly machine: Machine;
  readonly options: BenchOptions;
  readonly decoding: DecodingFigure;
  readonly changed: Figure;
  readonly unchanged: Figure;
  readonly idle: IdleFigure;
  readonly imported: Figure;
  readonly interface: InterfaceFigure;
  readonly memory: MemoryFigure;
  /** Highest resident memory of each process, in bytes. */
  readonly peakRss: { readonly brygga: number; readonly floor: number };
}

/** Runs all benchmarks. Rejects when a cycle did something else than what is measured. */
export async function runBench(options: BenchOptions): Promise<BenchResult> {
  const startedAt = new Date().toISOString();
  const machine = describeMachine();
  const decoding = await benchDecoding({ ...options, actors: options.fewActors });
  await using parts = await openBenchParts(options);
  const changed = await benchInbound(parts, "changed", options);
  const unchanged = await benchInbound(parts, "touched", options);
  const idle = await benchIdle(parts, options);
  const peakRss = await peaksOf(parts);
  return {
    ...{ startedAt, machine, options, decoding, changed, unchanged, idle, peakRss },
    imported: await benchImport({ ...options, actors: options.fewActors }),
    interface: await benchInterface(options.actors),
    memory: await benchMemory(options.fewActors, options.actors),
  };
}

async function peaksOf({ brygga, floor }: BenchParts): Promise<BenchResult["peakRss"]> {
  return { brygga: await brygga.ask("peakRss", {}), floor: await floor.ask("peakRss", {}) };
}
