import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { numberOfCell, plainDecimal, significantDigits } from "./number-text.ts";

describe("the digits of a number cell", () => {
  test.each([
    ["12345.6789", "12345.6789"],
    ["1.2E3", "1200"],
    ["1E-7", "0.0000001"],
    ["-1.50", "-1.5"],
    ["007", "7"],
    [".5", "0.5"],
    ["-0", "0"],
    ["12345678901234567890", "12345678901234567890"],
    ["1.5E20", "150000000000000000000"],
  ])("%s are %s", (stored, digits) => {
    expect(numberOfCell(stored)).toBe(digits);
  });

  test("are those that a person typed, not the 17 digits of the binary number that Excel stores", () => {
    expect(numberOfCell("1.1000000000000001")).toBe("1.1");
    expect(numberOfCell("0.28999999999999998")).toBe("0.29");
    expect(numberOfCell("1.0000000000000001E-5")).toBe("0.00001");
  });

  test("of a computed fraction that no 15 digits can say stay as they are", () => {
    expect(numberOfCell("41407.576944444445")).toBe("41407.576944444445");
    expect(numberOfCell("0.30000000000000004")).toBe("0.30000000000000004");
  });

  test("of a whole number are never shortened", () => {
    expect(numberOfCell("10000000000000001")).toBe("10000000000000001");
  });

  test("of any number that a person can type are what was typed, as Excel stores it", () => {
    const typed = fc.tuple(
      fc.integer({ min: -999_999_999, max: 999_999_999 }),
      fc.integer({ min: 0, max: 6 }),
    );
    fc.assert(
      fc.property(typed, ([digits, decimals]) => {
        const number = digits / 10 ** decimals;
        const stored = number.toPrecision(17);
        expect(numberOfCell(stored)).toBe(plainDecimal(String(number)));
      }),
    );
  });

  test("are refused when they are none", () => {
    for (const text of ["", "abc", "1,5", "1.2.3", "--1", "."]) expect(plainDecimal(text)).toBeNull();
  });

  test("count without zeros at either end", () => {
    expect(significantDigits("-0.00120")).toBe(2);
    expect(significantDigits("1200")).toBe(2);
    expect(significantDigits("123456789012345.6")).toBe(16);
  });
});
