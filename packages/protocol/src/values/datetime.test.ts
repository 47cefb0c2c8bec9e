import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDatetime } from "./datetime.ts";

const two = (value: number): string => String(value).padStart(2, "0");

/** `MM/DD/YYYY HH:MM:SS.fffffff`, also of days and hours that do not exist. */
const onTheWire = fc
  .record({
    date: fc.tuple(fc.nat(13), fc.nat(32), fc.nat(9999)),
    time: fc.tuple(fc.nat(25), fc.nat(61), fc.nat(61)),
    ticks: fc.oneof(
      fc.constant(0),
      fc.nat(9_999_999),
      fc.nat(99).map((tenths) => tenths * 100_000),
    ),
  })
  .map(({ date: [month, day, year], time: [hour, minute, second], ticks }) => {
    const date = `${two(month)}/${two(day)}/${String(year).padStart(4, "0")}`;
    return `${date} ${two(hour)}:${two(minute)}:${two(second)}.${String(ticks).padStart(7, "0")}`;
  });

/** With two spaces it is the same date, and not in the form that has a way of its own. */
const otherwise = (text: string): string => text.replace(" ", "  ");

test("a date in the form of the wire is what it is in every other form", () => {
  fc.assert(
    fc.property(onTheWire, (text) => {
      expect(parseDatetime(text)).toEqual(parseDatetime(otherwise(text)));
    }),
    { numRuns: 5000 },
  );
});

test("what only looks like the form of the wire is read as if it did not", () => {
  const spoilt = fc
    .tuple(onTheWire, fc.nat(26), fc.constantFrom("/", ":", ".", ",", " ", "T", "-", "+", "x", "٣", "9"))
    .map(([text, index, mark]) => `${text.slice(0, index)}${mark}${text.slice(index + 1)}`);
  fc.assert(
    fc.property(spoilt, (text) => {
      const withoutOwnWay = text.includes(" ") ? otherwise(text) : text.replace("T", "TT");
      expect(parseDatetime(text)).toEqual(parseDatetime(withoutOwnWay));
    }),
    { numRuns: 5000 },
  );
});
