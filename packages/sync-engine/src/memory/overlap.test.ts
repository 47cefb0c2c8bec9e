import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  advanceReading,
  highestMark,
  nextMark,
  olderMarks,
  type Reading,
  type ReadMark,
  resumeReading,
} from "./overlap.ts";

const STORED = { watermark: undefined, older: [], remembered: undefined };

/** What is stored of a reading, taken up by a process that knows nothing else. */
function afterRestart(reading: Reading, nowMs: number): Reading {
  const watermark = highestMark(reading) ?? undefined;
  return resumeReading({ watermark, older: olderMarks(reading), remembered: undefined }, nowMs);
}

interface Read {
  readonly atMs: number;
  readonly highest: string | null;
}

function readAll(reads: readonly Read[], overlapMs: number): Reading {
  let reading = resumeReading(STORED, 0);
  for (const { atMs, highest } of reads) {
    reading = advanceReading(reading, { beganMs: atMs, endedMs: atMs, highest, overlapMs });
  }
  return reading;
}

describe("from where the next reading goes", () => {
  test("before the first it is the beginning, and without overlap then the highest stamp, letter for letter", () => {
    expect(nextMark(resumeReading(STORED, 0), 0)).toBeNull();
    const stamp = "[DT:11/22/2026 12:00:00.0000000]";
    expect(nextMark(readAll([{ atMs: 0, highest: stamp }], 0), 0)).toBe(stamp);
  });

  test("a stamp is sent when it had been received an overlap before the last reading", () => {
    const reads = [
      { atMs: 0, highest: "10" },
      { atMs: 60, highest: "20" },
      { atMs: 120, highest: "30" },
    ];
    expect(nextMark(readAll(reads, 120), 120)).toBe("10");
    expect(nextMark(readAll([...reads, { atMs: 179, highest: null }], 120), 120)).toBe("10");
    expect(nextMark(readAll([...reads, { atMs: 180, highest: null }], 120), 120)).toBe("20");
    expect(nextMark(readAll([...reads, { atMs: 240, highest: null }], 120), 120)).toBe("30");
  });

  test("a long pause between two cycles settles nothing: the overlap counts from the last reading", () => {
    const reads = [
      { atMs: 0, highest: "10" },
      { atMs: 60, highest: "20" },
    ];
    // However late the third reading is: what the second could not see may have a stamp below 20.
    expect(nextMark(readAll(reads, 120), 120)).toBeNull();
  });

  test("after a restart it is the oldest stamp that is stored", () => {
    const reading = readAll(
      [
        { atMs: 0, highest: "10" },
        { atMs: 200, highest: "20" },
        { atMs: 400, highest: "30" },
      ],
      120,
    );
    expect([...olderMarks(reading), highestMark(reading)]).toEqual(["20", "30"]);
    const restarted = afterRestart(reading, 5000);
    expect(nextMark(restarted, 120)).toBe("20");
    const read = advanceReading(restarted, { beganMs: 5000, endedMs: 5001, highest: null, overlapMs: 120 });
    expect(nextMark(read, 120)).toBe("20");
    const later = advanceReading(read, { beganMs: 5121, endedMs: 5122, highest: null, overlapMs: 120 });
    expect(nextMark(later, 120)).toBe("30");
  });

  test("what is remembered counts only for the very stamps that are stored", () => {
    const remembered = readAll([{ atMs: 0, highest: "10" }], 0);
    const same = resumeReading({ watermark: "10", older: [], remembered }, 500);
    expect(same).toBe(remembered);
    const others = resumeReading({ watermark: "12", older: ["11"], remembered }, 500);
    expect(nextMark(others, 100)).toBe("11");
  });

  test("stamps that come every second do not pile up", () => {
    const reads = Array.from({ length: 5000 }, (_, at) => ({ atMs: at * 1000, highest: String(at) }));
    const reading = readAll(reads, 120_000);
    expect(reading.marks.length).toBeLessThan(25);
    expect(Number(nextMark(reading, 120_000))).toBeGreaterThan(4999 - 140);
  });

  test("an idle reading leaves the marks untouched, so that nothing is written for it", () => {
    const reading = readAll([{ atMs: 0, highest: "10" }], 120);
    const idle = advanceReading(reading, { beganMs: 60, endedMs: 61, highest: "10", overlapMs: 120 });
    expect(idle.marks).toBe(reading.marks);
  });
});

/** A row of an ERP: it has the stamp of the start of its transaction, and is seen from its end on. */
interface Row {
  readonly startedMs: number;
  readonly visibleMs: number;
}

interface Schedule {
  readonly rows: readonly Row[];
  /** When the ERP is read. */
  readonly readsMs: readonly number[];
  /** Before which of the readings Brygga is restarted. */
  readonly restarts: readonly number[];
  readonly stampOf: (ms: number) => string;
}

/** Longest transaction of the ERP, in milliseconds. */
const LONGEST_MS = 120_000;

const STAMPS: readonly Schedule["stampOf"][] = [
  (ms) => new Date(ms).toISOString(),
  // Whole seconds, so that rows tie.
  (ms) => `[DT:11/22/2026 ${new Date(ms).toISOString().slice(11, 19)}.0000000]`,
  (ms) => String(1_000_000 + ms),
  // A row version: nothing but text of one length.
  (ms) => `0x${ms.toString(16).padStart(12, "0")}`,
];

const schedule: fc.Arbitrary<Schedule> = fc
  .record({
    rows: fc.array(fc.tuple(fc.nat(2_000_000), fc.nat(LONGEST_MS)), { minLength: 1, maxLength: 30 }),
    gaps: fc.array(
      fc.oneof(
        fc.nat(10_000),
        fc.integer({ min: 30_000, max: 90_000 }),
        fc.integer({ min: 0, max: 600_000 }),
      ),
      { minLength: 1, maxLength: 40 },
    ),
    restarts: fc.array(fc.nat(40), { maxLength: 4 }),
    stampOf: fc.constantFrom(...STAMPS),
  })
  .map(({ rows, gaps, restarts, stampOf }) => {
    let at = 0;
    const readsMs = gaps.map((gap) => (at += gap));
    const shown = rows.map(([startedMs, takesMs]) => ({ startedMs, visibleMs: startedMs + takesMs }));
    return { rows: shown, readsMs, restarts, stampOf };
  });

/** Rows that were to be seen at some reading, and that no reading answered. */
function lostRows({ rows, readsMs, restarts, stampOf }: Schedule, overlapMs: number): readonly Row[] {
  const seen = new Set<Row>();
  let reading = resumeReading(STORED, 0);
  for (const [index, atMs] of readsMs.entries()) {
    if (restarts.includes(index)) reading = afterRestart(reading, atMs);
    const from = nextMark(reading, overlapMs);
    const answered = rows.filter((row) => row.visibleMs <= atMs && isFrom(stampOf(row.startedMs), from));
    for (const row of answered) seen.add(row);
    const stamps = answered.map(({ startedMs }) => stampOf(startedMs)).sort();
    reading = advanceReading(reading, {
      ...{ beganMs: atMs, endedMs: atMs, overlapMs },
      highest: stamps.at(-1) ?? null,
    });
  }
  const lastMs = readsMs.at(-1) ?? 0;
  return rows.filter((row) => row.visibleMs <= lastMs && !seen.has(row));
}

/** As the ERP compares: its stamps grow with their text. */
const isFrom = (stamp: string, from: ReadMark): boolean => from === null || stamp >= from;

describe("an ERP whose rows become visible after the time of their stamp", () => {
  test("loses nothing while the overlap is as long as its longest transaction", () => {
    fc.assert(
      fc.property(schedule, fc.constantFrom(LONGEST_MS, 2 * LONGEST_MS), (one, overlapMs) => {
        expect(lostRows(one, overlapMs)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  test("loses rows without overlap: that is what it is for", () => {
    const schedules = fc.sample(schedule, { numRuns: 500, seed: 1 });
    expect(schedules.some((one) => lostRows(one, 0).length > 0)).toBe(true);
    expect(schedules.some((one) => lostRows(one, LONGEST_MS / 4).length > 0)).toBe(true);
  });

  test("reads no more than the overlap again once it is at rest", () => {
    fc.assert(
      fc.property(schedule, (one) => {
        const end = (one.readsMs.at(-1) ?? 0) + 3_000_000;
        const rows = [{ startedMs: 0, visibleMs: 0 }];
        const quiet = { ...one, rows, restarts: [], readsMs: [...one.readsMs, end, end + LONGEST_MS + 1] };
        let reading = resumeReading(STORED, 0);
        for (const atMs of quiet.readsMs) {
          const completed = { beganMs: atMs, endedMs: atMs, overlapMs: LONGEST_MS };
          reading = advanceReading(reading, { ...completed, highest: one.stampOf(0) });
        }
        expect(nextMark(reading, LONGEST_MS)).toBe(one.stampOf(0));
      }),
    );
  });
});
