/**
 * Plays schedules and tells what they break: `npm run simulate -- 42` (the schedule of a seed), `-- 0-5000` (a range,
 * up to the first that fails) or `-- seed-42.json` (one that is kept). A failing one is shown as small as it gets.
 */
import { drawSchedule } from "./draw-schedule.ts";
import { printSchedule } from "./print-schedule.ts";
import { readRegression } from "./regressions.ts";
import { runSchedule } from "./run-schedule.ts";
import { runSeeds } from "./run-seeds.ts";
import { type Shrunk, shrink } from "./shrink.ts";

async function play(what: string): Promise<Shrunk> {
  const [, first, last] = /^(\d+)-(\d+)$/.exec(what) ?? [];
  if (first !== undefined && last !== undefined) {
    const { failed, played } = await runSeeds({
      first: Number(first),
      count: Number(last) - Number(first) + 1,
    });
    console.log(`${played} schedules played`);
    return failed ?? { schedule: drawSchedule(Number(last)), violations: [] };
  }
  const schedule = what.endsWith(".json") ? readRegression(what).schedule : drawSchedule(Number(what));
  const violations = await runSchedule(schedule);
  console.log(printSchedule(schedule, violations));
  return { schedule, violations };
}

const [what] = process.argv.slice(2);
if (what === undefined || !/^\d+(?:-\d+)?$|\.json$/.test(what)) {
  console.error("Say what to play: a seed (42), a range of seeds (0-5000), or the name of a kept schedule.");
  process.exitCode = 2;
} else {
  const played = await play(what);
  if (played.violations.length === 0) console.log("Every rule is kept.");
  else {
    const { schedule, violations } = await shrink(played);
    console.log(`\nAs small as it gets:\n${printSchedule(schedule, violations)}`);
    process.exitCode = 1;
  }
}
