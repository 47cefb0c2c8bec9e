import { drawSchedule } from "./draw-schedule.ts";
import { runSchedule } from "./run-schedule.ts";
import type { Shrunk } from "./shrink.ts";

export interface Seeds {
  readonly first: number;
  readonly count: number;
  /** The distance between two of them. @default 1 */
  readonly step?: number;
  /** Milliseconds of Date.now() after which no further one is begun. */
  readonly until?: number;
}

export interface SeedsRun {
  /** How many schedules were played. */
  readonly played: number;
  /** The first that broke a rule; null when none did. */
  readonly failed: Shrunk | null;
}

/** Plays the schedules of these seeds until one breaks a rule. */
export async function runSeeds({ first, count, step = 1, until }: Seeds): Promise<SeedsRun> {
  for (let played = 0; played < count; played++) {
    if (until !== undefined && Date.now() > until) return { played, failed: null };
    const schedule = drawSchedule(first + played * step);
    const violations = await runSchedule(schedule);
    if (violations.length > 0) return { played: played + 1, failed: { schedule, violations } };
  }
  return { played: count, failed: null };
}
