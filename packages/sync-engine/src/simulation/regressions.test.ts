import { describe, expect, test } from "vitest";
import { printSchedule } from "./print-schedule.ts";
import { readRegression, regressionNames } from "./regressions.ts";
import { runSchedule } from "./run-schedule.ts";

describe("schedules that once broke a rule", () => {
  test.each(regressionNames())("%s keeps every rule", async (name) => {
    const { schedule } = readRegression(name);
    const violations = await runSchedule(schedule);
    expect(violations, printSchedule(schedule, violations)).toEqual([]);
  });
});
