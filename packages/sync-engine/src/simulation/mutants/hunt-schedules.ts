import { readRegression, regressionNames } from "../regressions.ts";
import { runSchedule } from "../run-schedule.ts";
import { runSeeds } from "../run-seeds.ts";

/**
 * Plays the schedules that are kept (if they are wanted), then those of the seeds from 0 on, until one breaks a rule.
 *
 * @param limit of how many it plays in all
 */
export async function huntSchedules(
  limit: number,
  withKept: boolean,
): Promise<{ played: number; rule: string | null }> {
  const kept = withKept ? regressionNames() : [];
  for (const [at, name] of kept.entries()) {
    const [violation] = await runSchedule(readRegression(name).schedule);
    if (violation !== undefined) return { played: at + 1, rule: violation.rule };
  }
  const { played, failed } = await runSeeds({ first: 0, count: limit - kept.length });
  return { played: kept.length + played, rule: failed?.violations[0]?.rule ?? null };
}
