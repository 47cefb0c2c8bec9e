import { describe, expect, test } from "vitest";
import { type RawWorkbook, rawWorkbook, sheetXml } from "../testing/raw-workbook.ts";
import type { CellValue } from "./cell-value.ts";
import { type Sheet, Workbook } from "./workbook.ts";

async function sheetOf(raw: RawWorkbook): Promise<Sheet> {
  const workbook = await Workbook.open(await rawWorkbook(raw), { path: "test.xlsx" });
  const sheet = await workbook.sheet(Object.keys(raw.sheets)[0] ?? "");
  if (!sheet) throw new Error("the workbook has no sheet");
  return sheet;
}

async function firstCell(cell: string, raw: Partial<RawWorkbook> = {}): Promise<CellValue> {
  const sheet = await sheetOf({ sheets: { S: sheetXml(`<row r="1">${cell}</row>`) }, ...raw });
  return sheet.value(1, 1);
}

const text = (words: string): CellValue => ({ kind: "text", text: words });

describe("a cell is read", () => {
  test("as shared text, the runs of rich text joined and phonetic hints left out", async () => {
    const sharedStrings =
      '<si><t>Plain</t></si><si><r><rPr><b/></rPr><t>Öre</t></r><r><t xml:space="preserve">sund </t></r>' +
      '<rPh sb="0" eb="1"><t>オレ</t></rPh><phoneticPr fontId="1"/></si>';
    expect(await firstCell('<c r="A1" t="s"><v>0</v></c>', { sharedStrings })).toEqual(text("Plain"));
    expect(await firstCell('<c r="A1" t="s"><v>1</v></c>', { sharedStrings })).toEqual(text("Öresund "));
  });

  test("as text of its own, with spaces, line breaks and escapes", async () => {
    const inline = '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a &amp;\n b_x000D_</t></is></c>';
    expect(await firstCell(inline)).toEqual(text(" a &\n b\r"));
    const rich = '<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>';
    expect(await firstCell(rich)).toEqual(text("ab"));
  });

  test("as a number with its digits", async () => {
    expect(await firstCell('<c r="A1"><v>12345.6789</v></c>')).toEqual({
      kind: "number",
      digits: "12345.6789",
    });
  });

  test("as a boolean, an error, or nothing", async () => {
    expect(await firstCell('<c r="A1" t="b"><v>1</v></c>')).toEqual({ kind: "boolean", value: true });
    expect(await firstCell('<c r="A1" t="e"><v>#REF!</v></c>')).toEqual({ kind: "error", code: "#REF!" });
    expect(await firstCell('<c r="A1" s="0"/>')).toEqual({ kind: "blank" });
    expect(await firstCell("")).toEqual({ kind: "blank" });
  });

  test("as a date by the number format of its style, built in or its own", async () => {
    const date: CellValue = { kind: "date", wallClock: "2009-07-06T00:00:00" };
    const numFmts = '<numFmt numFmtId="164" formatCode="dd/mm/yy;@"/>';
    const formats = { cellFormats: [0, 14, 164], numFmts };
    expect(await firstCell('<c r="A1" s="1"><v>40000</v></c>', formats)).toEqual(date);
    expect(await firstCell('<c r="A1" s="2"><v>40000</v></c>', formats)).toEqual(date);
    expect(await firstCell('<c r="A1" s="0"><v>40000</v></c>', formats)).toEqual({
      kind: "number",
      digits: "40000",
    });
    expect(await firstCell('<c r="A1" t="d"><v>2009-07-06T08:30:00Z</v></c>')).toEqual({
      kind: "date",
      wallClock: "2009-07-06T08:30:00",
    });
  });

  test("as a date counted from 1904 where the workbook says so", async () => {
    const cell = '<c r="A1" s="0"><v>38538</v></c>';
    const value = await firstCell(cell, { cellFormats: [14], workbookPr: 'date1904="1"' });
    expect(value).toEqual({ kind: "date", wallClock: "2009-07-06T00:00:00" });
  });

  test("as the value that Excel computed last, when it holds a formula", async () => {
    const sheet = await sheetOf({
      sheets: { S: sheetXml('<row r="1"><c r="A1" t="str"><f>B1&amp;"x"</f><v>12</v></c></row>') },
    });
    expect(sheet.value(1, 1)).toEqual(text("12"));
    expect(sheet.isFormula(1, 1)).toBe(true);
  });

  test("where it stands, also when rows and cells do not say it", async () => {
    const rows =
      '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row>';
    const sheet = await sheetOf({ sheets: { S: sheetXml(rows) } });
    expect(sheet.value(1, 2)).toEqual({ kind: "number", digits: "2" });
    expect(sheet.value(5, 4)).toEqual({ kind: "number", digits: "4" });
  });

  test("whatever prefix the writer gave to the elements", async () => {
    const xml =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>' +
      '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>ja</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>';
    expect((await sheetOf({ sheets: { S: xml } })).value(1, 1)).toEqual(text("ja"));
  });

  test("and form controls with rows of their own do not confuse it", async () => {
    const after =
      '<controls><anchor xmlns:xdr="urn:x"><xdr:from><xdr:col>1</xdr:col><xdr:row>1</xdr:row></xdr:from></anchor></controls>';
    const xml = sheetXml('<row r="7"><c r="A7"><v>1</v></c></row>', { after });
    expect((await sheetOf({ sheets: { S: xml } })).rowNumbers).toEqual([7]);
  });
});

describe("a sheet is refused as damaged", () => {
  test.each([
    ["its XML is not well formed", '<row r="1"><c r="A1"></row>'],
    ["its rows are out of order", '<row r="2"/><row r="1"/>'],
    ["its cells are out of order", '<row r="1"><c r="B1"/><c r="A1"/></row>'],
    ["it uses an entity that does not exist", '<row r="1"><c r="A1"><v>&bomb;</v></c></row>'],
  ])("when %s", async (_, rows) => {
    await expect(sheetOf({ sheets: { S: sheetXml(rows) } })).rejects.toMatchObject({ code: "damaged" });
  });

  test("when it holds a document type definition", async () => {
    const xml = `<!DOCTYPE worksheet [<!ENTITY a "b">]>${sheetXml("").replace(/^<\?xml.*\n/, "")}`;
    await expect(sheetOf({ sheets: { S: xml } })).rejects.toMatchObject({ code: "damaged" });
  });

  test("when it is no worksheet", async () => {
    await expect(sheetOf({ sheets: { S: "<chartsheet/>" } })).rejects.toMatchObject({ code: "damaged" });
  });
});
