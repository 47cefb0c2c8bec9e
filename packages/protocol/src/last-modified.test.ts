import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareLastModified, FIRST_STAMPS } from "./last-modified.ts";

const order = (left: string, right: string): number => Math.sign(compareLastModified(left, right));

describe("numbers are compared as numbers", () => {
  test.each([
    ["9", "10"],
    ["1000001", "1000009"],
    ["-5", "3"],
    ["99999999999999999999", "100000000000000000000"],
    ["[I:9]", "[I:10]"],
    ["1.5", "1.75"],
  ])("%s is before %s", (earlier, later) => {
    expect(order(earlier, later)).toBe(-1);
    expect(order(later, earlier)).toBe(1);
  });

  test("leading zeros and a fraction of nothing do not count", () => expect(order("007", "7.0")).toBe(0));

  test("row versions in hexadecimal stay text, so that 7E1 is not seventy", () => {
    expect(order("00000000000007D1", "00000000000007E1")).toBe(-1);
    expect(order("00000000000007E1", "00000000000007F1")).toBe(-1);
  });
});

describe("dates are compared as dates", () => {
  test.each([
    ["[DT:12/31/2013 23:59:59.0000000]", "[DT:01/01/2014 00:00:00.0000000]"],
    ["[DT:01/01/2014 00:00:00.0000001]", "[DT:01/01/2014 00:00:00.0000002]"],
    ["[D:12/31/2013]", "[D:1/1/2014]"],
    ["2013-12-31T23:59:59", "2014-01-01"],
    ["12/31/2013", "2014-01-01 00:00"],
    ["2020-10-25T02:30:00+02:00", "2020-10-25T02:10:00+01:00"],
    ["0050-01-01", "1950-01-01"],
    ["1969-12-31T23:59:59", "1970-01-01"],
  ])("%s is before %s", (earlier, later) => {
    expect(order(earlier, later)).toBe(-1);
    expect(order(later, earlier)).toBe(1);
  });

  test("one moment in several spellings is one stamp", () => {
    expect(order("[DT:12/31/2013 23:59:59.0000000]", "2013-12-31T23:59:59")).toBe(0);
    expect(order("2013-12-31T23:59:59.10", "[DT:12/31/2013 23:59:59.1000000]")).toBe(0);
  });
});

test("anything else is compared as ordinal text", () => {
  expect(order("rev-A", "rev-B")).toBe(-1);
  expect(order("Z", "a")).toBe(-1);
});

test("the stamps for a first call come before any stamp of their own kind", () => {
  expect(FIRST_STAMPS).toEqual(["[DT:01/01/1970 00:00:00.0000000]", "", "0"]);
  expect(order("", "0")).toBe(-1);
  expect(order("0", "1")).toBe(-1);
  expect(order(FIRST_STAMPS[0], "[DT:01/01/1970 00:00:00.0000001]")).toBe(-1);
});

test("a date may be in any year", () => {
  const years = ["0001-01-01", "0099-12-31T23:59:59", "0100-01-01", "1899-12-30", "1970-01-01", "9999-12-31"];
  const shuffled = [5, 0, 3, 1, 4, 2].map((at) => years[at] ?? "");
  expect(shuffled.toSorted(compareLastModified)).toEqual(years);
  expect(order("0096-02-29T00:00:00Z", "0096-02-29T01:00:00+01:00")).toBe(0);
});

const stamp = fc.oneof(
  fc.constantFrom("", " ", "0", "-0", "007", "7", "7.0", "7E1", "[I:7]", "[DT:]", "1.50", "1.5"),
  fc.constantFrom("2013-12-31", "12/31/2013", "[D:12/31/2013]", "2013-12-31T00:00:00+02:00", "2013-02-30"),
  fc.bigInt().map(String),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.string({ maxLength: 4 }),
);

test("mixed stamps have one total order", () => {
  fc.assert(
    fc.property(stamp, stamp, stamp, (a, b, c) => {
      expect(order(a, b) + order(b, a)).toBe(0);
      expect(order(a, a)).toBe(0);
      if (order(a, b) <= 0 && order(b, c) <= 0) expect(order(a, c)).toBeLessThanOrEqual(0);
      if (order(a, b) === 0) expect(order(a, c)).toBe(order(b, c));
    }),
    { numRuns: 5000 },
  );
});
