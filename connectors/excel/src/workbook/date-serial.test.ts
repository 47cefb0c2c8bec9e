import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { serialOfWallClock, wallClockOfSerial } from "./date-serial.ts";

describe("a date serial", () => {
  test.each([
    ["40000", "2009-07-06T00:00:00"],
    ["41407.576944444445", "2013-05-13T13:50:48"],
    ["1", "1900-01-01T00:00:00"],
    ["59", "1900-02-28T00:00:00"],
    ["61", "1900-03-01T00:00:00"],
    ["2958465.9999999", "9999-12-31T23:59:59.991"],
  ])("%s counted from 1900 is %s", (serial, wallClock) => {
    expect(wallClockOfSerial(serial, "1900")).toBe(wallClock);
  });

  test("counted from 1904 is 1462 days later", () => {
    expect(wallClockOfSerial("0", "1904")).toBe("1904-01-01T00:00:00");
    expect(wallClockOfSerial("38538", "1904")).toBe("2009-07-06T00:00:00");
    expect(serialOfWallClock("2009-07-06", "1904")).toBe("38538");
  });

  test("of 29 February 1900, which never was, is no date", () => {
    expect(wallClockOfSerial("60", "1900")).toBeNull();
  });

  test("below one is a time of day and no date", () => {
    expect(wallClockOfSerial("0.5", "1900")).toBeNull();
  });

  test("beyond the year 9999, or of no number at all, is no date", () => {
    expect(wallClockOfSerial("2958466", "1900")).toBeNull();
    expect(wallClockOfSerial("-3", "1900")).toBeNull();
    expect(wallClockOfSerial("abc", "1900")).toBeNull();
  });

  test("has no form for what Excel cannot show", () => {
    expect(serialOfWallClock("1899-12-31", "1900")).toBeNull();
    expect(serialOfWallClock("1903-12-31", "1904")).toBeNull();
    expect(serialOfWallClock("soon", "1900")).toBeNull();
  });

  test("reads back to the same millisecond for every date from 1900 to 9999", () => {
    const min = Date.UTC(1900, 0, 1);
    const max = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
    fc.assert(
      fc.property(fc.integer({ min, max }), (ms) => {
        const wallClock = new Date(ms)
          .toISOString()
          .replace(/\.?0*Z$/, "")
          .replace(/T00:00$/, "T00:00:00");
        const serial = serialOfWallClock(wallClock, "1900");
        expect(serial).not.toBeNull();
        expect(Date.parse(`${wallClockOfSerial(serial ?? "", "1900")}Z`)).toBe(Date.parse(`${wallClock}Z`));
      }),
    );
  });
});
