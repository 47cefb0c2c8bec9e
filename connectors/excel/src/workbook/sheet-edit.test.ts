import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sheetXml } from "../testing/raw-workbook.ts";
import type { WritableValue } from "./cell-value.ts";
import { UnwritableCell } from "./cell-xml.ts";
import { type CellEdit, editSheet } from "./sheet-edit.ts";
import { indexSheet } from "./sheet-index.ts";

const context = { dateSystem: "1900" } as const;
const text = (words: string): WritableValue => ({ kind: "text", text: words });
const number = (digits: string): WritableValue => ({ kind: "number", digits });
const blank: WritableValue = { kind: "blank" };

function edited(xml: string, ...edits: CellEdit[]): string {
  return editSheet(indexSheet(xml), edits, context);
}

/** What stands between the rows' tags of a sheet that was edited. */
function rowsAfter(rows: string, ...edits: CellEdit[]): string {
  return /<sheetData>([\s\S]*)<\/sheetData>/.exec(edited(sheetXml(rows), ...edits))?.[1] ?? "";
}

describe("writing a cell", () => {
  const rows =
    '<row r="1" spans="1:3" ht="20">\n  <c r="A1" s="3" t="s"><v>7</v></c><!-- note --><c r="C1" s="4"><v>1.50</v></c></row>';

  test("changes its element and not one character outside it", () => {
    expect(rowsAfter(rows, { row: 1, column: 1, value: text("Å & <b>") })).toBe(
      rows.replace(
        '<c r="A1" s="3" t="s"><v>7</v></c>',
        '<c r="A1" s="3" t="inlineStr"><is><t>Å &amp; &lt;b&gt;</t></is></c>',
      ),
    );
  });

  test("keeps the format of the cell, whatever it held", () => {
    const expected = '<c r="C1" s="4" t="b"><v>1</v></c>';
    expect(rowsAfter(rows, { row: 1, column: 3, value: { kind: "boolean", value: true } })).toContain(
      expected,
    );
    const date: WritableValue = { kind: "date", wallClock: "2013-05-13T13:50:48" };
    expect(rowsAfter(rows, { row: 1, column: 3, value: date })).toContain(
      '<c r="C1" s="4"><v>41407.576944444445</v></c>',
    );
  });

  test("with nothing leaves the formatted cell blank", () => {
    expect(rowsAfter(rows, { row: 1, column: 1, value: blank })).toContain('<c r="A1" s="3"/>');
  });

  test("keeps the digits of a number as they are", () => {
    expect(rowsAfter(rows, { row: 1, column: 3, value: number("0.1") })).toContain("<v>0.1</v>");
  });

  test("marks spaces and line breaks that a reader would drop", () => {
    expect(rowsAfter(rows, { row: 1, column: 1, value: text(" a\nb") })).toContain(
      '<t xml:space="preserve"> a\nb</t>',
    );
  });

  test("that is not there puts it in its place in the row", () => {
    expect(rowsAfter(rows, { row: 1, column: 2, value: number("5") })).toBe(
      rows.replace('<c r="C1"', '<c r="B1"><v>5</v></c><c r="C1"'),
    );
  });

  test("beyond the row's spans widens them", () => {
    const after = rowsAfter(rows, { row: 1, column: 5, value: number("5") });
    expect(after).toContain('<row r="1" spans="1:5" ht="20">');
    expect(after).toContain('</c><c r="E1"><v>5</v></c></row>');
  });

  test("in an empty row, or in a sheet without rows, opens it", () => {
    expect(rowsAfter('<row r="2" ht="9"/>', { row: 2, column: 1, value: number("5") })).toBe(
      '<row r="2" ht="9"><c r="A2"><v>5</v></c></row>',
    );
    const empty = sheetXml("").replace("<sheetData></sheetData>", "<sheetData/>");
    const two = edited(
      empty,
      { row: 2, column: 1, value: number("5") },
      { row: 1, column: 1, value: number("4") },
    );
    expect(two).toContain(
      '<sheetData><row r="1"><c r="A1"><v>4</v></c></row><row r="2"><c r="A2"><v>5</v></c></row></sheetData>',
    );
  });

  test("in a row that is not there puts the row between its neighbours, with the height of the one above", () => {
    const around = `${rows}<row r="4"><c r="A4"/></row>`;
    const after = rowsAfter(
      around,
      { row: 2, column: 2, value: number("1") },
      { row: 2, column: 1, value: text("a") },
    );
    const expected =
      '<row r="2" spans="1:3" ht="20"><c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="B2"><v>1</v></c></row>';
    expect(after).toBe(around.replace('<row r="4">', `${expected}<row r="4">`));
  });

  test("does not hide a new row because the row above is filtered away", () => {
    const after = rowsAfter('<row r="1" hidden="1" ht="20"><c r="A1"/></row>', {
      row: 2,
      column: 1,
      value: number("1"),
    });
    expect(after).toContain('<row r="2" ht="20">');
  });

  test("that is not there takes the format of its row, else of its column", () => {
    const before = '<cols><col min="2" max="3" width="9" style="6"/></cols>';
    const xml = sheetXml('<row r="1" s="8" customFormat="1"><c r="A1"/></row><row r="2"><c r="A2"/></row>', {
      before,
    });
    const after = edited(
      xml,
      { row: 1, column: 2, value: number("1") },
      { row: 2, column: 3, value: number("2") },
    );
    expect(after).toContain('<c r="B1" s="8"><v>1</v></c>');
    expect(after).toContain('<c r="C2" s="6"><v>2</v></c>');
  });

  test("outside the sheet's dimension widens it, and inside leaves it", () => {
    const xml = sheetXml(rows, { before: '<dimension ref="A1:C1"/>' });
    expect(edited(xml, { row: 3, column: 4, value: number("1") })).toContain('<dimension ref="A1:D3"/>');
    expect(edited(xml, { row: 1, column: 2, value: number("1") })).toContain('<dimension ref="A1:C1"/>');
  });

  test("uses the prefix of the sheet's elements", () => {
    const xml =
      '<x:worksheet xmlns:x="urn:m"><x:sheetData><x:row r="1"><x:c r="A1"/></x:row></x:sheetData></x:worksheet>';
    const after = edited(
      xml,
      { row: 1, column: 1, value: text("a") },
      { row: 2, column: 1, value: number("1") },
    );
    expect(after).toContain('<x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c>');
    expect(after).toContain('<x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c></x:row>');
  });

  test("leaves everything before and after as it was, for any cells of any sheet", () => {
    const cell = fc.record({ row: fc.integer({ min: 1, max: 6 }), column: fc.integer({ min: 1, max: 6 }) });
    const cells = fc.uniqueArray(cell, { selector: ({ row, column }) => row * 10 + column, maxLength: 12 });
    fc.assert(
      fc.property(cells, cells, (present, written) => {
        const byRow = Map.groupBy(
          present.sort((a, b) => a.row - b.row || a.column - b.column),
          ({ row }) => row,
        );
        const xml = sheetXml(
          [...byRow]
            .map(
              ([row, of]) =>
                `<row r="${row}">${of.map(({ column }) => `<c r="${"ABCDEF"[column - 1]}${row}"><v>1</v></c>`).join("")}</row>`,
            )
            .join(""),
        );
        const after = indexSheet(edited(xml, ...written.map((at) => ({ ...at, value: number("2") }))));
        for (let row = 1; row <= 6; row++) {
          for (let column = 1; column <= 6; column++) {
            const at = (other: { row: number; column: number }) =>
              other.row === row && other.column === column;
            const expected = written.some(at) ? "2" : present.some(at) ? "1" : undefined;
            expect(after.rows.get(row)?.cells.get(column)?.value ?? undefined).toBe(expected);
          }
        }
      }),
    );
  });
});

describe("a cell is never written", () => {
  const refused = (xml: string, edit: CellEdit): string => {
    try {
      edited(xml, edit);
    } catch (error) {
      if (error instanceof UnwritableCell) return `${error.reference} ${error.reason}`;
      throw error;
    }
    return "written";
  };

  test("when it holds a formula", () => {
    const xml = sheetXml(
      '<row r="1"><c r="A1"><f>B1*2</f><v>4</v></c><c r="B1"><f t="shared" si="0"/><v>1</v></c></row>',
    );
    expect(refused(xml, { row: 1, column: 1, value: number("1") })).toBe("A1 formula");
    expect(refused(xml, { row: 1, column: 2, value: number("1") })).toBe("B1 formula");
  });

  test("when it belongs to an array formula that another cell holds", () => {
    const xml = sheetXml(
      '<row r="1"><c r="A1"><f t="array" ref="A1:B2">C1:D2</f><v>4</v></c><c r="B1"><v>5</v></c></row>',
    );
    expect(refused(xml, { row: 1, column: 2, value: number("1") })).toBe("B1 formula");
    expect(refused(xml, { row: 2, column: 1, value: number("1") })).toBe("A2 formula");
  });

  test("when merged cells hide it; the one that shows can be written", () => {
    const xml = sheetXml('<row r="1"><c r="A1"/><c r="B1"/></row>', {
      after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
    });
    expect(refused(xml, { row: 1, column: 2, value: number("1") })).toBe("B1 merged");
    expect(refused(xml, { row: 1, column: 1, value: number("1") })).toBe("written");
  });

  test("when Excel could not hold the value", () => {
    const xml = sheetXml("");
    expect(refused(xml, { row: 1, column: 1, value: text("x".repeat(32_768)) })).toBe("A1 too-long");
    expect(refused(xml, { row: 1, column: 1, value: number("1234567890123456") })).toBe("A1 too-many-digits");
    const ancient: WritableValue = { kind: "date", wallClock: "1815-06-18T00:00:00" };
    expect(refused(xml, { row: 1, column: 1, value: ancient })).toBe("A1 no-such-date");
  });
});
