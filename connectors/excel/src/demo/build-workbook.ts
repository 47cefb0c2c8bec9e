import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { cellReference, columnLetters } from "../workbook/cell-reference.ts";
import { serialOfWallClock } from "../workbook/date-serial.ts";
import { encodeExcelText, escapeXml } from "../workbook/excel-text.ts";

/** How a column is shown; the order is that of the cell formats in the workbook. */
const FORMATS = ["general", "heading", "text", "integer", "decimal", "date", "dateTime"] as const;
export type ColumnFormat = (typeof FORMATS)[number];

/** Text, a number with the digits that are to stand in the file, a wall clock, or nothing. */
export type BuiltValue = string | number | { readonly wallClock: string } | null;

export interface BuiltSheet {
  readonly name: string;
  readonly columns: readonly {
    readonly heading: string;
    readonly format: ColumnFormat;
    readonly width?: number;
  }[];
  readonly rows: readonly (readonly BuiltValue[])[];
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const DEFAULT_WIDTH = 14;

class SharedStrings {
  readonly #numbers = new Map<string, number>();
  #uses = 0;

  numberOf(text: string): number {
    this.#uses += 1;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  xml(): string {
    const items = [...this.#numbers.keys()].map(
      (text) => `<si><t xml:space="preserve">${escapeXml(encodeExcelText(text))}</t></si>`,
    );
    const counts = `count="${this.#uses}" uniqueCount="${items.length}"`;
    return `${HEAD}<sst xmlns="${MAIN}" ${counts}>${items.join("")}</sst>`;
  }
}

function cellXml(
  reference: string,
  style: number,
  { value, strings }: { value: BuiltValue; strings: SharedStrings },
) {
  if (value === null) return "";
  if (typeof value === "string")
    return `<c r="${reference}" s="${style}" t="s"><v>${strings.numberOf(value)}</v></c>`;
  const digits = typeof value === "number" ? String(value) : serialOfWallClock(value.wallClock, "1900");
  return `<c r="${reference}" s="${style}"><v>${digits}</v></c>`;
}

function rowXml(
  row: number,
  values: readonly BuiltValue[],
  how: { styles: number[]; strings: SharedStrings },
): string {
  const cells = values.map((value, at) => {
    return cellXml(cellReference(row, at + 1), how.styles[at] ?? 0, { value, strings: how.strings });
  });
  return `<row r="${row}" spans="1:${how.styles.length}">${cells.join("")}</row>`;
}

function sheetXml({ columns, rows }: BuiltSheet, strings: SharedStrings): string {
  const styles = columns.map(({ format }) => FORMATS.indexOf(format));
  const headings = columns.map(({ heading }) => heading);
  const widths = columns.map(({ width = DEFAULT_WIDTH }, at) => {
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${styles[at]}" customWidth="1"/>`;
  });
  const headingStyles = styles.map(() => FORMATS.indexOf("heading"));
  const headingRow = rowXml(1, headings, { styles: headingStyles, strings });
  const data = rows.map((values, at) => rowXml(at + 2, values, { styles, strings }));
  const last = `${columnLetters(columns.length)}${rows.length + 1}`;
  return (
    `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}"/>` +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join("")}</cols>` +
    `<sheetData>${headingRow}${data.join("")}</sheetData></worksheet>`
  );
}

function stylesXml(): string {
  const numberFormats = [0, 0, 49, 1, 2, 164, 165];
  const cellFormats = numberFormats.map((id, at) => {
    const font = FORMATS[at] === "heading" ? 1 : 0;
    return `<xf numFmtId="${id}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`;
  });
  return (
    `${HEAD}<styleSheet xmlns="${MAIN}">` +
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>' +
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${cellFormats.length}">${cellFormats.join("")}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}

function workbookXml(sheets: readonly BuiltSheet[]): string {
  const entries = sheets.map(({ name }, at) => {
    return `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`;
  });
  const views = "<bookViews><workbookView/></bookViews>";
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">${views}<sheets>${entries.join("")}</sheets></workbook>`;
}

function relationshipsXml(targets: readonly { type: string; target: string }[]): string {
  const entries = targets.map(({ type, target }, at) => {
    return `<Relationship Id="rId${at + 1}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`;
  });
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${entries.join("")}</Relationships>`;
}

function contentTypesXml(sheets: readonly BuiltSheet[]): string {
  const parts = [
    ["/xl/workbook.xml", "sheet.main"],
    ...sheets.map((_, at) => [`/xl/worksheets/sheet${at + 1}.xml`, "worksheet"]),
    ["/xl/styles.xml", "styles"],
    ["/xl/sharedStrings.xml", "sharedStrings"],
  ];
  const overrides = parts.map(
    ([name, type]) => `<Override PartName="${name}" ContentType="${CONTENT}.${type}+xml"/>`,
  );
  return (
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`
  );
}

/**
 * The bytes of a plain .xlsx file: a heading row in bold, frozen, and the rows under it, with shared strings
 * and number formats as Excel itself would write them. The same input gives the same bytes.
 */
export async function buildWorkbook(sheets: readonly BuiltSheet[]): Promise<Uint8Array> {
  const strings = new SharedStrings();
  const sheetParts = sheets.map(
    (sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, strings)] as const,
  );
  const related = [
    ...sheets.map((_, at) => ({ type: "worksheet", target: `worksheets/sheet${at + 1}.xml` })),
    { type: "styles", target: "styles.xml" },
    { type: "sharedStrings", target: "sharedStrings.xml" },
  ];
  const parts = [
    ["[Content_Types].xml", contentTypesXml(sheets)],
    ["_rels/.rels", relationshipsXml([{ type: "officeDocument", target: "xl/workbook.xml" }])],
    ["xl/workbook.xml", workbookXml(sheets)],
    ["xl/_rels/workbook.xml.rels", relationshipsXml(related)],
    ["xl/styles.xml", stylesXml()],
    ["xl/sharedStrings.xml", strings.xml()],
    ...sheetParts,
  ] as const;
  const options = { lastModDate: new Date(2026, 0, 1), extendedTimestamp: false, useWebWorkers: false };
  const zip = new ZipWriter(new Uint8ArrayWriter(), { ...options, keepOrder: true });
  for (const [name, xml] of parts) await zip.add(name, new Uint8ArrayReader(new TextEncoder().encode(xml)));
  return zip.close();
}
