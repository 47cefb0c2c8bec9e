import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cellReference,
  columnLetters,
  isInRange,
  parseCellRange,
  parseCellReference,
} from "./cell-reference.ts";

describe("a cell reference", () => {
  test.each([
    [1, "A"],
    [26, "Z"],
    [27, "AA"],
    [702, "ZZ"],
    [703, "AAA"],
    [16384, "XFD"],
  ])("names column %i %s", (column, letters) => {
    expect(columnLetters(column)).toBe(letters);
  });

  test("reads back as the row and column that it was made of", () => {
    const row = fc.integer({ min: 1, max: 1_048_576 });
    const column = fc.integer({ min: 1, max: 16_384 });
    fc.assert(
      fc.property(row, column, (r, c) => {
        expect(parseCellReference(cellReference(r, c))).toEqual({ row: r, column: c });
      }),
    );
  });

  test("may be absolute and in small letters", () => {
    expect(parseCellReference("$b$12")).toEqual({ row: 12, column: 2 });
  });

  test("is refused when it is none", () => {
    for (const text of ["", "A", "1", "A1:B2", "AAAA1", "R1C1"]) expect(parseCellReference(text)).toBeNull();
  });
});

describe("a range", () => {
  test("of one cell is that cell", () => {
    expect(parseCellRange("B2")).toEqual({ firstRow: 2, lastRow: 2, firstColumn: 2, lastColumn: 2 });
  });

  test("holds its corners and nothing outside them", () => {
    const range = parseCellRange("B2:C4");
    expect(range && isInRange(range, 2, 2) && isInRange(range, 4, 3)).toBe(true);
    expect(range && (isInRange(range, 5, 3) || isInRange(range, 4, 4) || isInRange(range, 1, 2))).toBe(false);
  });
});
