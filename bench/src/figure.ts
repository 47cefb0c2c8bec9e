import type { Measured } from "./parts/measure.ts";

/** One pair: the floor, then Brygga, over the same bytes. */
export interface Pair {
  readonly floor: Measured;
  readonly brygga: Measured;
}

/** A figure as it is printed and stored. All times are milliseconds; medians are over the pairs. */
export interface Figure {
  readonly name: string;
  /** Actors that each measurement of the figure dealt with; 0 where it is about calls alone. */
  readonly actors: number;
  /** Of the answer that was received. */
  readonly bytes: number;
  readonly pairs: readonly Pair[];
  readonly floorMs: number;
  readonly bryggaMs: number;
  /** Floor time by Brygga's time: 1 is as fast as the floor. */
  readonly ratio: number;
  /** The same of processor time, which a busy machine disturbs less. */
  readonly cpuRatio: number;
  readonly actorsPerSecond: number;
  readonly floorActorsPerSecond: number;
}

export interface Measurements {
  readonly name: string;
  readonly actors: number;
  readonly bytes: number;
  readonly pairs: readonly Pair[];
}

export function figureOf({ name, actors, bytes, pairs }: Measurements): Figure {
  const floorMs = median(pairs.map(({ floor }) => floor.ms));
  const bryggaMs = median(pairs.map(({ brygga }) => brygga.ms));
  const floorCpuMs = median(pairs.map(({ floor }) => floor.cpuMs));
  const bryggaCpuMs = median(pairs.map(({ brygga }) => brygga.cpuMs));
  return {
    name,
    actors,
    bytes,
    pairs,
    floorMs,
    bryggaMs,
    ratio: floorMs / bryggaMs,
    cpuRatio: floorCpuMs / bryggaCpuMs,
    actorsPerSecond: (actors / bryggaMs) * 1000,
    floorActorsPerSecond: (actors / floorMs) * 1000,
  };
}

/** The middle value, or the mean of the two in the middle; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (lower + upper) / 2;
}
