/**
 * Runs beside a mutated engine: plays the schedules that are kept, then those of the seeds from 0 on, until one breaks
 * a rule, and answers as JSON.
 */
import { readRegression, regressionNames } from "../regressions.ts";
import { runSchedule } from "../run-schedule.ts";
import { runSeeds } from "../run-seeds.ts";

async function hunt(limit: number): Promise<{ played: number; rule: string | null }> {
  let kept = 0;
  for (const name of regressionNames()) {
    kept += 1;
    const [violation] = await runSchedule(readRegression(name).schedule);
    if (violation !== undefined) return { played: kept, rule: violation.rule };
  }
  const { played, failed } = await runSeeds({ first: 0, count: limit - kept });
  return { played: kept + played, rule: failed?.violations[0]?.rule ?? null };
}

console.log(JSON.stringify(await hunt(Number(process.argv[2]))));
