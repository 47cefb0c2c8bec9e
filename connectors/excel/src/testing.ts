import { readFile, rename, writeFile } from "node:fs/promises";
import { columnOf, readTable, type SheetTable } from "./table/sheet-table.ts";
import { readableText, type WritableValue } from "./workbook/cell-value.ts";
import { Workbook } from "./workbook/workbook.ts";

/** What a person types: text, a number, a date and time, or nothing. */
export type TypedValue = string | number | null | { readonly wallClock: string };

/** What a person types where: in the row with this ID, under this heading. */
export interface TypedCell {
  readonly sheet: string;
  readonly id: string | number;
  /** The heading. */
  readonly column: string;
  readonly value: TypedValue;
}

function writable(value: TypedValue): WritableValue {
  if (value === null || value === "") return { kind: "blank" };
  if (typeof value === "number") return { kind: "number", digits: String(value) };
  if (typeof value === "string") return { kind: "text", text: value };
  return { kind: "date", wallClock: value.wallClock };
}

async function openTable(
  path: string,
  sheetName: string,
): Promise<{ workbook: Workbook; table: SheetTable }> {
  const workbook = await Workbook.open(await readFile(path), { path });
  const sheet = await workbook.sheet(sheetName);
  const table = sheet ? readTable(sheet, "ID") : null;
  if (!table) throw new Error(`${path} has no sheet ${sheetName} with a column ID`);
  return { workbook, table };
}

/** Saves bytes as office programs do: a new file that takes the place of the old one. */
export async function saveAsPerson(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(`${path}.person`, bytes);
  await rename(`${path}.person`, path);
}

function rowOf(table: SheetTable, id: string | number): number {
  const row = table.rows.get(String(id))?.row;
  if (row === undefined) throw new Error(`${table.sheet.name} has no row with ID ${id}`);
  return row;
}

/** Edits one cell as a person does in Excel: the value changes, LastModified does not. */
export async function editCell(path: string, typed: TypedCell): Promise<void> {
  const { workbook, table } = await openTable(path, typed.sheet);
  const column = columnOf(table, typed.column);
  if (column === null) throw new Error(`${typed.sheet} has no column ${typed.column}`);
  const edit = { row: rowOf(table, typed.id), column, value: writable(typed.value) };
  await saveAsPerson(path, await workbook.withEdits(new Map([[table.sheet.name, [edit]]])));
}

/** The texts of one row by heading, as they stand on disk. @throws Error when no row has the ID */
export async function readRow(
  path: string,
  sheet: string,
  id: string | number,
): Promise<Record<string, string>> {
  const { table } = await openTable(path, sheet);
  const row = rowOf(table, id);
  const cells = table.columns.map(
    ({ heading, column }) => [heading, readableText(table.sheet.value(row, column))] as const,
  );
  return Object.fromEntries(cells);
}
