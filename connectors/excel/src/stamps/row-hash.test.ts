import { expect, test } from "vitest";
import { BLANK, type CellValue } from "../workbook/cell-value.ts";
import { rowHash } from "./row-hash.ts";

const text = (words: string): CellValue => ({ kind: "text", text: words });

test("the hash of a row changes with any value, its kind and its heading", () => {
  const hashes = [
    rowHash([["Nm", text("1")]]),
    rowHash([["Nm", text("2")]]),
    rowHash([["Nm", { kind: "number", digits: "1" }]]),
    rowHash([["Zip", text("1")]]),
    rowHash([
      ["Nm", text("1")],
      ["Zip", text("1")],
    ]),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
});

test("the hash of a row does not change with an empty column or the case of a heading", () => {
  expect(
    rowHash([
      ["nm", text("1")],
      ["New", BLANK],
    ]),
  ).toBe(rowHash([["Nm", text("1")]]));
});
