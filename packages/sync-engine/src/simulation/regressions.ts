import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { printSchedule } from "./print-schedule.ts";
import type { Schedule } from "./schedule.ts";
import { type Shrunk, shrink } from "./shrink.ts";

const FOLDER = fileURLToPath(new URL("regressions/", import.meta.url));

/** A schedule that once broke a rule, as it is kept. */
export interface Regression {
  /** The rule that it broke, and what the matter was as far as it is known. */
  readonly broke: string;
  readonly schedule: Schedule;
}

export const regressionNames = (): readonly string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(".json"))
    .sort();

export const readRegression = (name: string): Regression =>
  JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as Regression;

/** Cuts a failing schedule down, keeps it among the regressions, and tells all that is needed to look into it. */
export async function keepFailure(failed: Shrunk): Promise<string> {
  const { schedule, violations } = await shrink(failed);
  const name = `seed-${schedule.seed}.json`;
  const regression: Regression = { broke: violations[0]?.rule ?? "", schedule };
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, name), `${JSON.stringify(regression, null, 2)}\n`);
  return [
    printSchedule(schedule, violations),
    `Kept as packages/sync-engine/src/simulation/regressions/${name}: the ordinary tests replay it from now on.`,
    `Again: npm run simulate -- ${name}    As it was drawn: npm run simulate -- ${schedule.seed}`,
  ].join("\n");
}
