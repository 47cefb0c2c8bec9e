import type { DecodingFigure } from "./decoding/decoding.ts";
import type { Figure } from "./figure.ts";
import type { InterfaceFigure } from "./interface/interface.ts";
import type { MemoryFigure } from "./memory/memory.ts";
import type { BenchResult } from "./run-bench.ts";

/** The result as a table for a terminal. */
export function formatResult({ machine, options, peakRss, ...figures }: BenchResult): string {
  const { changed, decoding, unchanged, idle, imported, memory } = figures;
  return [
    `Node ${machine.node} on ${machine.platform}, ${machine.cpus} x ${machine.cpu}, load ${machine.load.toFixed(1)}`,
    `${options.actors} linked actors with 15 mapped fields, ${imported.actors} imported; medians of ${options.pairs} pairs (floor, Brygga)`,
    "",
    HEADINGS,
    rowOf(changed),
    rowOf(unchanged),
    rowOf(idle),
    rowOf(imported),
    "",
    `A cycle with nothing to do made ${idle.callsPerCycle} calls for ${idle.actorTypes} actor types ` +
      `and wrote ${idle.rowsWrittenPerCycle} row, the finish time.`,
    `Peak memory: Brygga ${megabytes(peakRss.brygga)} MB, floor ${megabytes(peakRss.floor)} MB. ` +
      `One answer: ${megabytes(changed.bytes)} MB.`,
    memoryOf(decoding),
    memoryOfCycles(memory),
    "Ratio is floor time / Brygga time: 1.00 is as fast as the floor.",
    "",
    ...waitsOf(figures.interface),
    "",
    "Goals of the specification:",
    ...goalsOf(figures),
  ].join("\n");
}

function memoryOfCycles({ fewActors, fewPeakRss, manyActors, manyPeakRss }: MemoryFigure): string {
  const growth = megabytes(manyPeakRss - fewPeakRss);
  return `A whole cycle over ${manyActors} changed actors took ${growth} MB more memory than one over ${fewActors} (${megabytes(fewPeakRss)} MB).`;
}

function waitsOf({ actors, syncMs, pages }: InterfaceFigure): readonly string[] {
  return [
    `Waiting for an answer of the server while ${actors} actors are synchronised for the first time (${(syncMs / 1000).toFixed(1)} s), ms:`,
    row(["", "median", "p95", "longest", "answers", "p95 before"]),
    ...pages.map(({ name, p50, p95, max, answers, quietP95 }) =>
      row([name, ...[p50, p95, max, answers, quietP95].map((figure) => figure.toFixed(0))]),
    ),
  ];
}

/** A goal that is not reached is said, and is no failure: how busy the machine is decides along. */
function goalsOf({ changed, unchanged, imported, interface: { pages }, memory }: Figures): readonly string[] {
  const growth = memory.manyPeakRss - memory.fewPeakRss;
  const slowest = Math.max(...pages.map(({ p95 }) => p95));
  return [
    goal(`changed: ratio 0.7 (cpu ratio ${changed.cpuRatio.toFixed(2)})`, changed.ratio >= 0.7),
    goal(`unchanged: ratio 0.9 (cpu ratio ${unchanged.cpuRatio.toFixed(2)})`, unchanged.ratio >= 0.9),
    goal(`import: ratio 0.5 (cpu ratio ${imported.cpuRatio.toFixed(2)})`, imported.ratio >= 0.5),
    goal(`memory: within 64 MB (${megabytes(growth)} MB)`, growth <= 64 * 1024 * 1024),
    goal(`answers: within 100 ms at p95 (${slowest.toFixed(0)} ms)`, slowest <= 100),
  ];
}

type Figures = Pick<BenchResult, "changed" | "unchanged" | "imported" | "interface" | "memory">;

const goal = (what: string, isReached: boolean): string =>
  `  ${what}: ${isReached ? "reached" : "not reached"}`;

function memoryOf({ memory }: DecodingFigure): string {
  const { fewActors, fewPeakRss, manyActors, manyPeakRss } = memory;
  const growth = megabytes(manyPeakRss - fewPeakRss);
  return `Decoding ${manyActors} actors as they arrive took ${growth} MB more memory than ${fewActors} (${megabytes(fewPeakRss)} MB).`;
}

const HEADINGS = row(["", "floor ms", "Brygga ms", "ratio", "cpu ratio", "actors/s"]);

function rowOf(figure: Figure): string {
  const { name, floorMs, bryggaMs, ratio, cpuRatio, actors, actorsPerSecond } = figure;
  return row([
    name,
    floorMs.toFixed(1),
    bryggaMs.toFixed(1),
    ratio.toFixed(2),
    cpuRatio.toFixed(2),
    actors === 0 ? "" : String(Math.round(actorsPerSecond)),
  ]);
}

function row([name = "", ...cells]: readonly string[]): string {
  return name.padEnd(33) + cells.map((cell) => cell.padStart(11)).join("");
}

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);
