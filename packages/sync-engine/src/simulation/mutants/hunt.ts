/**
 * Runs beside a mutated engine: plays the schedules that are kept (unless the second argument is "drawn"), then those of
 * the seeds from 0 on, until one breaks a rule, and answers as JSON.
 */
import { readRegression, regressionNames } from "../regressions.ts";
import { runSchedule } from "../run-schedule.ts";
import { runSeeds } from "../run-seeds.ts";

async function hunt(
  limit: number,
  kept: readonly string[],
): Promise<{ played: number; rule: string | null }> {
  for (const [at, name] of kept.entries()) {
    const [violation] = await runSchedule(readRegression(name).schedule);
    if (violation !== undefined) return { played: at + 1, rule: violation.rule };
  }
  const { played, failed } = await runSeeds({ first: 0, count: limit - kept.length });
  return { played: kept.length + played, rule: failed?.violations[0]?.rule ?? null };
}

const [limit, which] = process.argv.slice(2);
console.log(JSON.stringify(await hunt(Number(limit), which === "drawn" ? [] : regressionNames())));
