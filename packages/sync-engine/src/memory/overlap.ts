import { compareLastModified } from "@brygga/protocol";

/** A stamp from which a reading can go, verbatim as the connector gave it; null is the beginning. */
export type ReadMark = string | null;

/** A stamp with the time of the monotonic clock by which it had been received; null is before any. */
interface ReceivedMark {
  readonly mark: ReadMark;
  readonly atMs: number | null;
}

/** The stamps of one actor type to which readings still go back, and when the last one was. */
export interface Reading {
  /** Ascending, by stamp and by time; never empty. */
  readonly marks: readonly ReceivedMark[];
  /** When the last complete reading began; null when none is known of. */
  readonly lastBeganMs: number | null;
}

/** A reading that is complete. */
export interface CompletedReading {
  /** Time of the monotonic clock before the first byte was asked for. */
  readonly beganMs: number;
  /** Time of the monotonic clock after the last actor had come. */
  readonly endedMs: number;
  /** The highest of its stamps; null when it had none. */
  readonly highest: string | null;
  readonly overlapMs: number;
}

/** What is known of the readings of an actor type when a cycle begins. */
export interface StoredReading {
  /** The highest stamp received; undefined before the first. */
  readonly watermark: string | undefined;
  /** The marks below it to which readings still go back, oldest first. */
  readonly older: readonly ReadMark[];
  /** What this process remembers; undefined after a restart. */
  readonly remembered: Reading | undefined;
}

/** Marks are kept this many times an overlap; what comes more often replaces its neighbour. */
const MARKS_PER_OVERLAP = 16;

/**
 * Goes on from what is remembered, if that is of these very marks. Otherwise there has been a restart, or another
 * process has read in between: nothing is known of times any more, and only the oldest mark is safe.
 */
export function resumeReading({ watermark, older, remembered }: StoredReading, nowMs: number): Reading {
  const marks = watermark === undefined ? BEGINNING : [...older, watermark];
  if (remembered !== undefined && isOf(remembered, marks)) return remembered;
  return {
    marks: marks.map((mark, index) => ({ mark, atMs: index === 0 ? null : nowMs })),
    lastBeganMs: null,
  };
}

const BEGINNING: readonly ReadMark[] = [null];

function isOf({ marks }: Reading, stored: readonly ReadMark[]): boolean {
  return marks.length === stored.length && marks.every(({ mark }, index) => mark === stored[index]);
}

/**
 * From where the next reading has to go. A change that the last reading could not see yet has a stamp of at most one
 * overlap before that reading; a stamp that had been received by then is not higher. So it is the *last reading* from
 * which the overlap counts, and not the present: a pause between two cycles makes no change visible earlier.
 */
export function nextMark(reading: Reading, overlapMs: number): ReadMark {
  return reading.marks[settledIndex(reading, overlapMs)]?.mark ?? null;
}

/** Index of the highest mark below which nothing can appear any more. */
function settledIndex({ marks, lastBeganMs }: Reading, overlapMs: number): number {
  if (overlapMs === 0) return marks.length - 1;
  if (lastBeganMs === null) return 0;
  const settledMs = lastBeganMs - overlapMs;
  return Math.max(
    0,
    marks.findLastIndex(({ atMs }) => atMs === null || atMs <= settledMs),
  );
}

/** The marks after a complete reading. They are the same as before where it brought no higher stamp. */
export function advanceReading(reading: Reading, completed: CompletedReading): Reading {
  const { beganMs, endedMs, highest, overlapMs } = completed;
  const read = { ...reading, lastBeganMs: beganMs };
  if (highest === null || !isHigher(highest, highestMark(reading))) return read;
  const kept = reading.marks.slice(settledIndex(read, overlapMs));
  const marks = [...thinned(kept, overlapMs), { mark: highest, atMs: endedMs }];
  return { marks: overlapMs === 0 ? marks.slice(-1) : marks, lastBeganMs: beganMs };
}

const isHigher = (stamp: string, mark: ReadMark): boolean =>
  mark === null || compareLastModified(stamp, mark) > 0;

/** The latest mark goes where it is too close to the one before: readings then go back a little further. */
function thinned(marks: readonly ReceivedMark[], overlapMs: number): readonly ReceivedMark[] {
  const [before, latest] = marks.slice(-2);
  if (before === undefined || latest === undefined || before.atMs === null || latest.atMs === null)
    return marks;
  return latest.atMs - before.atMs < overlapMs / MARKS_PER_OVERLAP ? marks.slice(0, -1) : marks;
}

/** The highest stamp received; null before the first. */
export const highestMark = ({ marks }: Reading): ReadMark => marks.at(-1)?.mark ?? null;

/** The marks below the highest: what is stored of a reading beside it, without times, which mean nothing later on. */
export const olderMarks = ({ marks }: Reading): readonly ReadMark[] =>
  marks.slice(0, -1).map(({ mark }) => mark);
