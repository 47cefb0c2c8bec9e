import type { AnsweredActor, DisplayText } from "@brygga/connector-sdk";
import { type ExcelActorType, type ExcelConfig, sheetOf } from "./configuration.ts";
import { rowHash } from "./stamps/row-hash.ts";
import type { SeenRow } from "./stamps/stamp-book.ts";
import { stampText } from "./stamps/stamp-text.ts";
import { wireOfCell } from "./table/cell-wire.ts";
import type { TypedColumn } from "./table/column-types.ts";
import { columnOf, readTable, type SheetTable, type TableRow } from "./table/sheet-table.ts";
import { fieldsOf, type TableField } from "./table/table-field.ts";
import { TableProblem } from "./table/table-problem.ts";
import { readableText } from "./workbook/cell-value.ts";
import { wallClockOfSerial } from "./workbook/date-serial.ts";
import type { Workbook } from "./workbook/workbook.ts";

/** A sheet of the workbook as the actors of one type. */
export interface ActorTable {
  readonly actorType: ExcelActorType;
  readonly workbook: Workbook;
  readonly table: SheetTable;
  readonly fields: readonly TableField[];
  readonly stampColumn: number | null;
  readonly parentTypeColumn: number | null;
  readonly parentKeyColumn: number | null;
}

export interface ActorTableRequest {
  readonly actorType: ExcelActorType;
  readonly config: ExcelConfig;
  readonly told?: Readonly<Record<string, TypedColumn>>;
}

/**
 * Reads the sheet of an actor type.
 *
 * @throws TableProblem when the sheet or its key column is missing; ConnectorError; WorkbookProblem
 */
export async function readActorTable(workbook: Workbook, request: ActorTableRequest): Promise<ActorTable> {
  const { actorType, config } = request;
  const name = sheetOf(config, actorType);
  const sheet = await workbook.sheet(name);
  const { path } = workbook;
  if (!sheet) throw new TableProblem("sheet-missing", { path, sheet: name, names: workbook.sheetNames });
  const table = readTable(sheet, config.KeyColumn);
  if (!table) throw new TableProblem("key-column-missing", { path, sheet: name, names: [config.KeyColumn] });
  const isPerson = actorType === "Person";
  return {
    actorType,
    workbook,
    table,
    fields: fieldsOf(table, request),
    stampColumn: columnOf(table, config.StampColumn),
    parentTypeColumn: isPerson ? columnOf(table, config.ParentTypeColumn) : null,
    parentKeyColumn: isPerson ? columnOf(table, config.ParentKeyColumn) : null,
  };
}

function textAt({ table }: ActorTable, row: number, column: number | null): string {
  return column === null ? "" : readableText(table.sheet.value(row, column)).trim();
}

/** The LastModified cell as a time; a wall clock is that of this machine. */
function stampCellMs(actors: ActorTable, row: number): number | null {
  if (actors.stampColumn === null) return null;
  const value = actors.table.sheet.value(row, actors.stampColumn);
  const wallClock =
    value.kind === "date"
      ? value.wallClock
      : value.kind === "number"
        ? wallClockOfSerial(value.digits, actors.workbook.dateSystem)
        : isoWallClock(readableText(value));
  const ms = wallClock === null ? Number.NaN : new Date(wallClock).getTime();
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}

/** A date without a time would otherwise be read as midnight in Greenwich. */
function isoWallClock(text: string): string | null {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?$/.exec(text.trim());
  return parts ? `${parts[1]}T${parts[2] ?? "00:00"}` : null;
}

/** All rows as a stamp book sees them. */
export function seenRows(actors: ActorTable): SeenRow[] {
  const { sheet, columns, rows } = actors.table;
  return [...rows.values()].map(({ key, row }) => {
    // A computed LastModified changes whenever anybody saves; it says nothing about its row.
    const said = columns.filter(
      ({ column }) => !(column === actors.stampColumn && sheet.isFormula(row, column)),
    );
    const hash = rowHash(said.map(({ heading, column }) => [heading, sheet.value(row, column)] as const));
    return { key, hash, cellMs: stampCellMs(actors, row) };
  });
}

/** Type and key of a person's company; blank where the row names none. */
export function parentOf(actors: ActorTable, row: number): { parentActorType: string; parentErpKey: string } {
  const parentErpKey = textAt(actors, row, actors.parentKeyColumn);
  if (!parentErpKey) return { parentActorType: "", parentErpKey: "" };
  return { parentActorType: textAt(actors, row, actors.parentTypeColumn) || "Customer", parentErpKey };
}

export interface ActorRequest {
  /** Keys of the wanted fields; those that do not exist are left out. */
  readonly fieldKeys: readonly string[];
  readonly stamp: number;
}

/** A row as an actor. Fields whose cell holds an error are left out. */
export function actorOfRow(actors: ActorTable, { key, row }: TableRow, request: ActorRequest): AnsweredActor {
  const { fields, table, workbook } = actors;
  const wanted = new Set(request.fieldKeys);
  const values: [string, string][] = [];
  for (const field of fields) {
    if (!wanted.has(field.fieldKey)) continue;
    const wire = wireOfCell(table.sheet.value(row, field.column), field, workbook.dateSystem);
    if (wire !== null) values.push([field.fieldKey, wire]);
  }
  return {
    actorType: actors.actorType,
    erpKey: key,
    lastModified: stampText(request.stamp),
    ...parentOf(actors, row),
    fieldValues: Object.fromEntries(values),
  };
}

const MANY = 10;
const listed = (numbers: readonly (number | string)[]): string =>
  numbers.slice(0, MANY).join(", ") + (numbers.length > MANY ? " …" : "");

/** What people should mend in the sheet although it can be read; null when there is nothing. */
export function complaintsAbout({ table }: ActorTable): DisplayText | null {
  const { sheet, duplicates, withoutKey } = table;
  const us: string[] = [];
  const sv: string[] = [];
  for (const { key, rows } of duplicates.slice(0, MANY)) {
    us.push(
      `Rows ${rows.join(", ")} of sheet ${sheet.name} have the same key ${key}; only row ${rows[0]} is used.`,
    );
    sv.push(
      `Raderna ${rows.join(", ")} i bladet ${sheet.name} har samma nyckel ${key}; bara rad ${rows[0]} används.`,
    );
  }
  if (withoutKey.length > 0) {
    us.push(`Rows without a key in sheet ${sheet.name} are ignored: ${listed(withoutKey)}.`);
    sv.push(`Rader utan nyckel i bladet ${sheet.name} hoppas över: ${listed(withoutKey)}.`);
  }
  return us.length === 0 ? null : { US: us.join(" "), SV: sv.join(" ") };
}
