import { failedResult } from "@brygga/protocol";
import { expect, test } from "vitest";
import { failureOfRefusal } from "./failure-of-answer.ts";
import { toAnswer } from "./to-answer.ts";

test("of a refusal's endless texts as much is kept as somebody may want to read", () => {
  const endless = "y".repeat(1024 * 1024);
  const failure = failureOfRefusal(
    failedResult({ userExplanation: `US:"${endless}`, techExplanation: endless, errorCode: endless }),
  );
  expect(JSON.stringify(failure).length).toBeLessThan(40_000);
  expect(toAnswer({ ok: false, failure }, "en").explanation).toMatch(/^y{10000,}$/);
});
