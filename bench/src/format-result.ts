import type { DecodingFigure } from "./decoding/decoding.ts";
import type { Figure } from "./figure.ts";
import type { BenchResult } from "./run-bench.ts";

/** The result as a table for a terminal. */
export function formatResult({ machine, options, peakRss, ...figures }: BenchResult): string {
  const { changed, decoding, unchanged, idle } = figures;
  return [
    `Node ${machine.node} on ${machine.platform}, ${machine.cpus} x ${machine.cpu}, load ${machine.load.toFixed(1)}`,
    `${options.actors} linked actors with 15 mapped fields; medians of ${options.pairs} pairs (floor, Brygga)`,
    "",
    HEADINGS,
    rowOf(changed),
    rowOf(unchanged),
    rowOf(idle),
    "",
    `A cycle with nothing to do made ${idle.callsPerCycle} calls for ${idle.actorTypes} actor types ` +
      `and wrote ${idle.rowsWrittenPerCycle} row, the finish time.`,
    `Peak memory: Brygga ${megabytes(peakRss.brygga)} MB, floor ${megabytes(peakRss.floor)} MB. ` +
      `One answer: ${megabytes(changed.bytes)} MB.`,
    memoryOf(decoding),
    "Ratio is floor time / Brygga time: 1.00 is as fast as the floor.",
  ].join("\n");
}

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
