import { describe, expect, test } from "vitest";
import { lowerBound, parseStamp, stampText } from "./stamp-text.ts";

describe("the stamp that a reader goes on from", () => {
  test("is read letter for letter as it was handed out", () => {
    expect(parseStamp(stampText(1_795_000_000_123))).toBe(1_795_000_000_123);
    expect(lowerBound("1795000000123")).toBe(1_795_000_000_123);
  });

  test.each(["[DT:01/01/1970 00:00:00.0000000]", "", "0", "nonsense"])("“%s” asks for everything", (text) => {
    expect(lowerBound(text)).toBeLessThan(86_400_000);
  });

  test("may be a date, which is the wall clock of this machine", () => {
    expect(lowerBound("[DT:11/22/2026 10:00:00.0000000]")).toBe(new Date(2026, 10, 22, 10).getTime());
  });

  test("is none of ours when it is no number that a clock can reach", () => {
    for (const text of ["-1", "1.5", "99999999999999999999", "[I:5]"]) expect(parseStamp(text)).toBeNull();
  });
});
