import { type CellValue, readableText } from "../workbook/cell-value.ts";
import type { Sheet } from "../workbook/workbook.ts";

/** How far down the heading row is looked for; titles and notes may stand above it. */
const HEADING_ROWS = 50;

export interface TableColumn {
  readonly heading: string;
  /** 1-based column of the sheet. */
  readonly column: number;
}

/** A row of the sheet that stands for something, by its key. */
export interface TableRow {
  readonly key: string;
  readonly row: number;
}

/** A sheet as a table: the heading row is the one that holds the key column's heading. */
export interface SheetTable {
  readonly sheet: Sheet;
  readonly headingRow: number;
  readonly keyColumn: number;
  /** Columns with a heading, from left to right; of equal headings the first counts. */
  readonly columns: readonly TableColumn[];
  /** By key, in the order of the sheet; of rows with the same key the first counts. */
  readonly rows: ReadonlyMap<string, TableRow>;
  /** Rows that share their key with an earlier one. */
  readonly duplicates: readonly { readonly key: string; readonly rows: readonly number[] }[];
  /** Rows with content but without a key, which are ignored. */
  readonly withoutKey: readonly number[];
}

export const sameHeading = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

/** The column with a heading, without regard to case and surrounding spaces. */
export function columnOf(table: SheetTable, heading: string): number | null {
  if (!heading.trim()) return null;
  return table.columns.find((column) => sameHeading(column.heading, heading))?.column ?? null;
}

function headingsOf(sheet: Sheet, row: number): TableColumn[] {
  const columns: TableColumn[] = [];
  for (const column of sheet.columnsOf(row)) {
    const heading = readableText(sheet.value(row, column)).trim();
    const isNew = heading !== "" && !columns.some((known) => sameHeading(known.heading, heading));
    if (isNew) columns.push({ heading, column });
  }
  return columns;
}

function findHeadings(sheet: Sheet, keyHeading: string) {
  for (const row of sheet.rowNumbers) {
    if (row > HEADING_ROWS) return null;
    const columns = headingsOf(sheet, row);
    const key = columns.find(({ heading }) => sameHeading(heading, keyHeading));
    if (key) return { row, columns, keyColumn: key.column };
  }
  return null;
}

function hasContent(sheet: Sheet, row: number, columns: readonly TableColumn[]): boolean {
  return columns.some(({ column }) => sheet.value(row, column).kind !== "blank");
}

/** A key is text, or a number as its digits; a formula that failed or a date identifies nothing. */
function keyOf(value: CellValue): string {
  return value.kind === "text" || value.kind === "number" ? readableText(value).trim() : "";
}

/** Reads a sheet as a table; null when none of its first rows holds the key column's heading. */
export function readTable(sheet: Sheet, keyHeading: string): SheetTable | null {
  const found = findHeadings(sheet, keyHeading);
  if (!found) return null;
  const rows = new Map<string, TableRow>();
  const duplicates = new Map<string, number[]>();
  const withoutKey: number[] = [];
  for (const row of sheet.rowNumbers) {
    if (row <= found.row) continue;
    const key = keyOf(sheet.value(row, found.keyColumn));
    const first = rows.get(key);
    if (!key) {
      if (hasContent(sheet, row, found.columns)) withoutKey.push(row);
    } else if (first) duplicates.set(key, [...(duplicates.get(key) ?? [first.row]), row]);
    else rows.set(key, { key, row });
  }
  return {
    sheet,
    headingRow: found.row,
    keyColumn: found.keyColumn,
    columns: found.columns,
    rows,
    duplicates: [...duplicates].map(([key, numbers]) => ({ key, rows: numbers })),
    withoutKey,
  };
}
