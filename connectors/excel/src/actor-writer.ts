import type { DisplayText } from "@brygga/connector-sdk";
import type { Actor } from "@brygga/protocol";
import type { ActorTable } from "./actor-table.ts";
import { changeOfCell } from "./table/cell-wire.ts";
import type { TableField } from "./table/table-field.ts";
import { BLANK, type CellValue, type WritableValue } from "./workbook/cell-value.ts";
import { UnwritableCell, type UnwritableReason } from "./workbook/cell-xml.ts";
import type { CellEdit } from "./workbook/sheet-edit.ts";

/** Thrown when an actor cannot be written as it was sent; nothing of it is written then. */
export class UnwritableActor extends Error {
  override readonly name = "UnwritableActor";
  readonly explanation: DisplayText;

  constructor(explanation: { US: string; SV: string }) {
    super(explanation.US);
    this.explanation = explanation;
  }
}

const REASONS: Record<UnwritableReason, { US: string; SV: string }> = {
  formula: {
    US: "holds a formula, which Excel computes; change the cells that it refers to",
    SV: "innehåller en formel, som Excel räknar ut; ändra cellerna som den hänvisar till",
  },
  merged: { US: "is hidden by merged cells; split them", SV: "döljs av sammanfogade celler; dela dem" },
  "too-long": { US: "can hold 32,767 characters only", SV: "rymmer bara 32 767 tecken" },
  "too-many-digits": { US: "can hold 15 digits only", SV: "rymmer bara 15 siffror" },
  "no-such-date": {
    US: "can hold dates from 1900 to 9999 only",
    SV: "rymmer bara datum från 1900 till 9999",
  },
};

function refuseCell(field: TableField, error: UnwritableCell): UnwritableActor {
  const { US, SV } = REASONS[error.reason];
  return new UnwritableActor({
    US: `${field.heading}: cell ${error.reference} ${US}.`,
    SV: `${field.heading}: cellen ${error.reference} ${SV}.`,
  });
}

function refuseValue(field: TableField, text: string): UnwritableActor {
  const shown = text.slice(0, 60);
  return new UnwritableActor({
    US: `${field.heading}: “${shown}” is not a value of the type ${field.type}.`,
    SV: `${field.heading}: ”${shown}” är inget värde av typen ${field.type}.`,
  });
}

/** Format in which a date shows as a date: the cell's own, else its column's, else the workbook's; null: none. */
function dateStyleFor({ table, workbook }: ActorTable, row: number, column: number): number | null {
  const { sheet, rows } = table;
  const own = sheet.styleAt(row, column);
  if (own !== null && sheet.isDateStyle(own)) return own;
  const inColumn = rows
    .values()
    .map((other) => sheet.styleAt(other.row, column))
    .find((style) => style !== null && sheet.isDateStyle(style));
  return inColumn ?? workbook.dateStyle;
}

/** The edit of one cell; a date in a workbook without any date format is written as text, since a bare number would not be seen as a date. */
export function editOf(
  actors: ActorTable,
  at: { row: number; column: number },
  value: WritableValue,
): CellEdit {
  if (value.kind !== "date") return { ...at, value };
  const style = dateStyleFor(actors, at.row, at.column);
  if (style === null)
    return { ...at, value: { kind: "text", text: value.wallClock.replace(/T00:00:00$/, "") } };
  return { ...at, value, style };
}

/** What writing an actor into a row looks at: the row itself, or for a new row nothing. */
export interface WriteTarget {
  readonly row: number;
  readonly isNew: boolean;
}

/**
 * The cells to write so that a row says what the actor says. Fields that are not sent, not known or read only
 * are left alone, and so is every cell that says it already.
 *
 * @throws UnwritableActor
 */
export function editsOfActor(actors: ActorTable, actor: Actor, target: WriteTarget): CellEdit[] {
  const edits: CellEdit[] = [];
  for (const field of actors.fields) {
    if (field.isReadOnly || !Object.hasOwn(actor.fieldValues, field.fieldKey)) continue;
    const edit = editOfField(actors, { field, wire: actor.fieldValues[field.fieldKey] ?? "", ...target });
    if (edit) edits.push(edit);
  }
  return edits;
}

function editOfField(
  actors: ActorTable,
  { field, wire, row, isNew }: { field: TableField; wire: string } & WriteTarget,
): CellEdit | null {
  const { sheet } = actors.table;
  const current: CellValue = isNew ? BLANK : sheet.value(row, field.column);
  const change = changeOfCell(wire, field, { current, dateSystem: actors.workbook.dateSystem });
  if (change.do === "nothing") return null;
  if (change.do === "refuse") throw refuseValue(field, change.text);
  const edit = editOf(actors, { row, column: field.column }, change.value);
  try {
    sheet.check(edit);
    return edit;
  } catch (error) {
    throw error instanceof UnwritableCell ? refuseCell(field, error) : error;
  }
}

/**
 * The edit of the LastModified cell after a write, in the form that the column has: a date stays a date, text
 * stays text. null where the column is missing, computed, or holds something of which the meaning is not known.
 */
export function stampEdit(actors: ActorTable, row: number, wallClock: string): CellEdit | null {
  const { stampColumn: column, table } = actors;
  if (column === null || table.sheet.isFormula(row, column)) return null;
  const { kind } = table.sheet.value(row, column);
  if (kind === "date" || kind === "blank")
    return editOf(actors, { row, column }, { kind: "date", wallClock });
  return kind === "text" ? { row, column, value: { kind: "text", text: wallClock } } : null;
}

/** The first wholly empty row below the last row with a key. */
export function nextRow({ table }: ActorTable): number {
  const { sheet, rows, headingRow } = table;
  const last = rows.values().reduce((highest, { row }) => Math.max(highest, row), headingRow);
  let row = last + 1;
  while (sheet.columnsOf(row).some((column) => sheet.isOccupied(row, column))) row += 1;
  return row;
}

/** Cells of a new row with the formats of the row above, so that it looks like its neighbours. */
export function formatsOfRowAbove(
  actors: ActorTable,
  row: number,
): { column: number; style: number | null }[] {
  const { sheet, headingRow, columns } = actors.table;
  if (row - 1 <= headingRow) return [];
  return columns.map(({ column }) => ({ column, style: sheet.styleAt(row - 1, column) }));
}
