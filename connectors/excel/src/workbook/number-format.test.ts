import { describe, expect, test } from "vitest";
import { isDateFormat } from "./number-format.ts";

describe("a number format", () => {
  test.each([14, 15, 16, 17, 22])("built into Excel with number %i shows dates", (id) => {
    expect(isDateFormat(id, undefined)).toBe(true);
  });

  test.each([0, 1, 2, 9, 18, 20, 21, 45, 49])("built into Excel with number %i shows no dates", (id) => {
    expect(isDateFormat(id, undefined)).toBe(false);
  });

  test.each([
    "dd/mm/yy h:mm;@",
    "yyyy\\-mm\\-dd",
    "[$-41D]d mmmm yyyy",
    "mmm",
    '"den "d/m',
    "yyyy",
    "[Red]d;[Blue]0",
  ])("%s shows dates", (code) => {
    expect(isDateFormat(164, code)).toBe(true);
  });

  test.each([
    "0.00",
    "#,##0",
    "General",
    "h:mm:ss",
    "[h]:mm",
    '0 "days"',
    "0\\d",
    "@",
    "[$kr-41D] # ##0",
    "mm:ss.0",
    "_d0",
  ])("%s shows no dates", (code) => {
    expect(isDateFormat(164, code)).toBe(false);
  });
});
