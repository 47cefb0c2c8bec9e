import {
  type ActorSource,
  type AnsweredActor,
  type GetActorsArguments,
  type GetActorsByTimestampArguments,
  joinDisplayTexts,
  type Noted,
  type SearchActorByParentArguments,
  type SearchActorsArguments,
  warning,
} from "@brygga/connector-sdk";
import { type ActorTable, actorOfRow, parentOf } from "./actor-table.ts";
import { addressOf, type ExcelConnection, type ExcelErp, type NotedTable } from "./excel-erp.ts";
import { lowerBound, parseStamp } from "./stamps/stamp-text.ts";
import type { TableRow } from "./table/sheet-table.ts";
import { readableText } from "./workbook/cell-value.ts";

interface Wanted {
  readonly fieldKeys: readonly string[];
  readonly rows: Iterable<TableRow>;
}

/** Cells with an error such as `#REF!` among the wanted fields: they were left out, and somebody should know. */
function errorCells(
  { table, fields }: ActorTable,
  rows: readonly TableRow[],
  fieldKeys: readonly string[],
): string[] {
  const wanted = fields.filter(({ fieldKey }) => fieldKeys.includes(fieldKey));
  return rows.flatMap(({ row }) =>
    wanted
      .filter(({ column }) => table.sheet.value(row, column).kind === "error")
      .map(({ heading }) => `${heading} (${row})`),
  );
}

function errorCellsText(sheet: string, cells: readonly string[]): { US: string; SV: string } {
  const listed = cells.slice(0, 10).join(", ") + (cells.length > 10 ? " …" : "");
  return {
    US: `Cells with an error in sheet ${sheet} were left out: ${listed}.`,
    SV: `Celler med fel i bladet ${sheet} utelämnades: ${listed}.`,
  };
}

function answerOf(
  { actors, book, complaints }: NotedTable,
  { fieldKeys, rows }: Wanted,
): ActorSource | Noted<ActorSource> {
  const found = [...rows];
  const answered: AnsweredActor[] = found.map((row) =>
    actorOfRow(actors, row, { fieldKeys, stamp: book.stampOf(actors.actorType, row.key) ?? book.last }),
  );
  const errors = errorCells(actors, found, fieldKeys);
  const texts = complaints ? [complaints] : [];
  if (errors.length > 0) texts.push(errorCellsText(actors.table.sheet.name, errors));
  return texts.length === 0 ? answered : warning(answered, joinDisplayTexts(texts, " "));
}

/** Whether any text that people search in contains what they typed; a blank search finds all. */
function containsText({ table, fields }: ActorTable, { row }: TableRow, searchText: string): boolean {
  const wanted = searchText.trim().toLowerCase();
  if (!wanted) return true;
  return fields.some(({ type, column }) => {
    return type === "Text" && readableText(table.sheet.value(row, column)).toLowerCase().includes(wanted);
  });
}

/** The actors of the given keys; those that are not in the workbook are left out. */
export async function getActors(erp: ExcelErp, connection: ExcelConnection, wanted: GetActorsArguments) {
  return erp.read(addressOf(connection, wanted.actorType), (noted) => {
    const { rows } = noted.actors.table;
    const found = [...new Set(wanted.erpKeys)].flatMap((key) => rows.get(key) ?? []);
    return answerOf(noted, { fieldKeys: wanted.fieldKeys, rows: found });
  });
}

/** The actors whose stamp is the given one or later. */
export async function getActorsByTimestamp(
  erp: ExcelErp,
  connection: ExcelConnection,
  { actorType, updatedOnOrAfter, fieldKeys }: GetActorsByTimestampArguments,
) {
  const address = { ...addressOf(connection, actorType), continueAfter: parseStamp(updatedOnOrAfter) };
  const lowest = lowerBound(updatedOnOrAfter);
  return erp.read(address, (noted) => {
    const rows = noted.actors.table.rows.values();
    const changed = rows.filter(({ key }) => (noted.book.stampOf(actorType, key) ?? lowest) >= lowest);
    return answerOf(noted, { fieldKeys, rows: changed });
  });
}

/** The actors with a text field that contains the text, without regard to case; a blank text finds all. */
export async function searchActors(
  erp: ExcelErp,
  connection: ExcelConnection,
  { actorType, searchText, fieldKeys }: SearchActorsArguments,
) {
  return erp.read(addressOf(connection, actorType), (noted) => {
    const rows = noted.actors.table.rows
      .values()
      .filter((row) => containsText(noted.actors, row, searchText));
    return answerOf(noted, { fieldKeys, rows });
  });
}

/** The same among the children of one actor. */
export async function searchActorByParent(
  erp: ExcelErp,
  connection: ExcelConnection,
  { actorType, searchText, fieldKeys, parentActorType, parentErpKey }: SearchActorByParentArguments,
) {
  return erp.read(addressOf(connection, actorType), (noted) => {
    const rows = noted.actors.table.rows.values().filter((row) => {
      const parent = parentOf(noted.actors, row.row);
      const isChild = parent.parentErpKey === parentErpKey && parent.parentActorType === parentActorType;
      return isChild && containsText(noted.actors, row, searchText);
    });
    return answerOf(noted, { fieldKeys, rows });
  });
}
