import { expect, test } from "vitest";
import { dateFormatOf, inLetters } from "./date-format.ts";

test.each([
  ["en-GB", "DD/MM/YYYY"],
  ["sv", "YYYY-MM-DD"],
  ["nb", "DD.MM.YYYY"],
  ["da", "DD.MM.YYYY"],
  ["de", "DD.MM.YYYY"],
  ["nl", "DD-MM-YYYY"],
])("a date is written in %s as %s", (locale, day) => {
  expect(dateFormatOf(locale).day).toBe(day);
});

test.each([
  ["de", "22.11.2026"],
  ["de", "22.11.26"],
  ["de", " 2026-11-22"],
  ["en-GB", "22/11/2026"],
  ["en-GB", "22 11 2026"],
  ["sv", "2026-11-22"],
  ["sv", "26-11-22"],
])("in %s %s is the 22nd of November, in its own order or beginning with the year", (locale, typed) => {
  expect(dateFormatOf(locale).parse(typed)).toBe("2026-11-22");
});

test.each(["30.02.2026", "22.11.", "22.11.2", "22.11.202", "22.11.20260", "tomorrow", "11/22/2026", ""])(
  "%s is no date in German",
  (typed) => {
    expect(dateFormatOf("de").parse(typed)).toBeNull();
  },
);

test.each([
  ["de", "2026-11-02", "02.11.2026"],
  ["en-GB", "2026-11-02 10:30:00", "02/11/2026 10:30:00"],
  ["sv", "2026-11-02", "2026-11-02"],
  ["de", "soon", "soon"],
])("in %s %s is written %s", (locale, iso, written) => {
  expect(dateFormatOf(locale).write(iso)).toBe(written);
});

test("what is to be typed is shown in the letters of the language", () => {
  expect(inLetters("DD.MM.YYYY", { year: "JJJJ", month: "MM", day: "TT" })).toBe("TT.MM.JJJJ");
});
