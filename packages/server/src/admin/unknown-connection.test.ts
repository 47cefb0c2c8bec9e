import { expect, test } from "vitest";
import { saysUnknownConnection } from "./unknown-connection.ts";

const failure = (errorCode: string) => ({
  cause: null,
  errorCode,
  userExplanation: "",
  techExplanation: "",
  values: {},
});

test.each([
  [null, "UNKNOWN_CONNECTION_ID", true],
  [null, "Unknown connection", true],
  [null, "UNKNOWN_FIELD", false],
  ["NO_SUCH_ID", "no_such_id", true],
  ["NO_SUCH_ID", "NO_SUCH_ID_2", false],
  ["NO_*_ID", "NO_SUCH_ID", true],
  ["NO_*_ID", "NO_ID", false],
  ["*id*", "The ID is gone", true],
  ["E1 | E2*", "E2: gone", true],
  ["E1 | E2*", "E3", false],
  ["a*a", "a", false],
  [".*", "anything", false],
] as const)("the pattern %s and the code %s: %s", (pattern, code, expected) => {
  expect(saysUnknownConnection(failure(code), pattern)).toBe(expected);
});

test("a failure on the way says nothing about the connection", () => {
  expect(saysUnknownConnection({ ...failure("UNKNOWN_CONNECTION"), cause: "fault" }, null)).toBe(false);
});

test("a long code and a pattern of many stars are soon done", () => {
  expect(saysUnknownConnection(failure("a".repeat(100_000)), `${"a*".repeat(99)}b`)).toBe(false);
});
