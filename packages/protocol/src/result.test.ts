import { describe, expect, test } from "vitest";
import { effectiveState, failedResult, isUnknownConnection, okResult, succeeded } from "./result.ts";

const NO_TEXTS = { errorCode: "", techExplanation: "", userExplanation: "" };

describe("IsOk decides, State refines it", () => {
  test.each([
    [true, "", "Ok"],
    [true, "Ok", "Ok"],
    [true, "OkWithInfo", "OkWithInfo"],
    [true, "Warning", "Warning"],
    [true, "Error", "Warning"],
    [true, "Splendid", "Ok"],
    [false, "", "Error"],
    [false, "Ok", "Error"],
    [false, "Warning", "Error"],
    [false, "Splendid", "Error"],
  ])("IsOk %s with State %j is %s", (isOk, state, expected) => {
    const result = { ...NO_TEXTS, isOk, state };
    expect(effectiveState(result)).toBe(expected);
    expect(succeeded(result)).toBe(isOk);
  });
});

test("the plain answers say what they are", () => {
  expect(okResult()).toEqual({ ...NO_TEXTS, isOk: true, state: "Ok" });
  expect(failedResult({ userExplanation: "No such file." })).toEqual({
    ...{ errorCode: "", isOk: false, state: "Error" },
    ...{ techExplanation: "", userExplanation: "No such file." },
  });
});

describe("an unknown connection is recognised by its code", () => {
  test.each([
    "UNKNOWN_CONNECTION_ID",
    "UnknownConnectionId",
    "unknown connection",
    "ERP.Unknown_ Connection",
    "connection unknown",
  ])("%s", (errorCode) => expect(isUnknownConnection(failedResult({ errorCode }))).toBe(true));

  test.each(["", "NO_CONNECTION", "UNKNOWN_ACTOR", "42"])("but not %j", (errorCode) => {
    expect(isUnknownConnection(failedResult({ errorCode, userExplanation: "Unknown connection" }))).toBe(
      false,
    );
  });

  test("never where the call succeeded", () => {
    expect(isUnknownConnection({ ...okResult(), errorCode: "UNKNOWN_CONNECTION_ID" })).toBe(false);
  });

  test("by a pattern of one's own, every time anew", () => {
    const pattern = /^E404$/g;
    const result = failedResult({ errorCode: "E404" });
    expect([isUnknownConnection(result, pattern), isUnknownConnection(result, pattern)]).toEqual([
      true,
      true,
    ]);
    expect(isUnknownConnection(failedResult({ errorCode: "UNKNOWN_CONNECTION_ID" }), pattern)).toBe(false);
  });
});
