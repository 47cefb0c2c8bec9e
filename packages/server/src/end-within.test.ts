import { expect, test } from "vitest";
import { endWithin } from "./end-within.ts";

test("what ends in time has ended; what never ends is not waited for", async () => {
  expect(await endWithin(Promise.resolve(), 10_000)).toBe(true);
  expect(await endWithin(new Promise<void>(() => undefined), 10)).toBe(false);
  await expect(endWithin(Promise.reject(new Error("no")), 10_000)).rejects.toThrow("no");
});
