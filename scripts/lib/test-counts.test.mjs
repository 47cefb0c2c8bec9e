import { describe, expect, test } from "vitest";
import { playwrightCounts, stageCounts, vitestCounts } from "./test-counts.mjs";

const file = (status, ...tests) => ({ status, assertionResults: tests.map((status) => ({ status })) });
const vitestReport = (testResults) => ({
  numPassedTests: 2,
  numFailedTests: 1,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults,
});

describe("the counts of npm test", () => {
  test("are those of the Vitest report, with skipped and planned tests apart", () => {
    const report = vitestReport([file("passed", "passed", "passed"), file("failed", "failed")]);
    expect(vitestCounts(report)).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });

  test("count a test file that could not be loaded as one failed", () => {
    const report = vitestReport([
      file("failed", "failed"),
      file("failed"),
      file("passed", "passed", "passed"),
    ]);
    expect(vitestCounts(report).failed).toBe(2);
  });

  test("count a test file whose tests pass but whose hooks fail as one failed", () => {
    const report = vitestReport([file("failed", "failed"), file("failed", "passed", "passed")]);
    expect(vitestCounts(report).failed).toBe(2);
  });

  test("count errors outside every browser test as failed", () => {
    const stats = { expected: 4, unexpected: 1, flaky: 0, skipped: 2 };
    expect(playwrightCounts({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 2, skipped: 2 });
  });

  test("count a stage without a report as one test", () => {
    expect(stageCounts(0, undefined)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(stageCounts(2, undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test("never call a stage clean that ended badly", () => {
    expect(stageCounts(1, { passed: 9, failed: 0, skipped: 0 })).toEqual({
      passed: 9,
      failed: 1,
      skipped: 0,
    });
  });
});
