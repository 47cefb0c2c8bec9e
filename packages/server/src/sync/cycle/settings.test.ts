import { api } from "@brygga/api-contract";
import { describe, expect, test } from "vitest";
import { openTestDatabase } from "../../db/testing.ts";
import { conflictWinner, inPriorityOrder, loadEngineSettings, wholePriority } from "./settings.ts";

test("the interval is 60 seconds until it is set, and may be 5 seconds to a year", async () => {
  await using database = await openTestDatabase();
  expect(await loadEngineSettings(database.db)).toMatchObject({ running: true, intervalSeconds: 60 });
  const takes = (intervalSeconds: number) => api.patchSyncEngine.body.safeParse({ intervalSeconds }).success;
  expect([4, 5, 31_536_000, 31_536_001].map(takes)).toEqual([false, true, true, false]);
});

describe("sync priority", () => {
  test("connections are served in priority order, the unranked last by age", () => {
    expect(inPriorityOrder(["crm", 7, 3], [1, 3, 7, 2])).toEqual([7, 3, 1, 2]);
  });

  test("the CRM wins by default", () => {
    expect(conflictWinner(["crm"], 5)).toBe("crm");
  });

  test("a connection above the CRM wins, one below it does not", () => {
    expect(conflictWinner([4, "crm", 5], 4)).toBe("erp");
    expect(conflictWinner([4, "crm", 5], 5)).toBe("crm");
  });

  test("a connection that has no place yet does not win", () => {
    expect(conflictWinner([4, "crm"], 5)).toBe("crm");
  });

  test("the whole order names every live connection once, new ones last, deleted ones never", () => {
    expect(wholePriority([7, "crm", 3, 9], [1, 3, 7])).toEqual([7, "crm", 3, 1]);
    expect(wholePriority(["crm"], [])).toEqual(["crm"]);
  });
});
