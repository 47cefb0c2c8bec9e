import {
  type AnsweredActor,
  type DisplayText,
  joinDisplayTexts,
  type Noted,
  warning,
} from "@brygga/connector-sdk";
import type { Actor } from "@brygga/protocol";
import { type ActorTable, actorOfRow } from "./actor-table.ts";
import {
  editOf,
  editsOfActor,
  formatsOfRowAbove,
  nextRow,
  stampEdit,
  UnwritableActor,
} from "./actor-writer.ts";
import { addressOf, type ExcelConnection, type ExcelErp, type NotedTable, type Plan } from "./excel-erp.ts";
import { parseStamp } from "./stamps/stamp-text.ts";
import { BLANK } from "./workbook/cell-value.ts";
import type { CellEdit } from "./workbook/sheet-edit.ts";

/** An actor as it was written, with the fields that were sent. */
function writtenActor({ actors, book }: NotedTable, sent: Actor, erpKey: string): AnsweredActor | null {
  const row = actors.table.rows.get(erpKey);
  if (!row) return null;
  const stamp = book.stampOf(actors.actorType, erpKey) ?? book.last;
  return actorOfRow(actors, row, { fieldKeys: Object.keys(sent.fieldValues), stamp });
}

function planOf<P>({ actors }: NotedTable, edits: Iterable<CellEdit>, planned: P): Plan<P> {
  return { edits: new Map([[actors.table.sheet.name, [...edits]]]), planned };
}

/**
 * Somebody changed the row after the caller had read it. What was sent holds old values of that row, which
 * must not be written over the new ones.
 */
function refuseStale(): UnwritableActor {
  return new UnwritableActor({
    US: "it was changed in the workbook after it was read; it is read and tried again.",
    SV: "den ändrades i arbetsboken efter att den lästes; den läses och provas igen.",
  });
}

function editsOfSaved({ actors, book }: NotedTable, actor: Actor, wallClock: string): CellEdit[] {
  const row = actors.table.rows.get(actor.erpKey);
  if (!row) {
    throw new UnwritableActor({
      US: "it is not in the workbook any more.",
      SV: "den finns inte längre i arbetsboken.",
    });
  }
  const readAt = parseStamp(actor.lastModified);
  if (readAt !== null && readAt < (book.stampOf(actors.actorType, actor.erpKey) ?? 0)) throw refuseStale();
  const edits = editsOfActor(actors, actor, { row: row.row, isNew: false });
  const stamped = edits.length > 0 ? stampEdit(actors, row.row, wallClock) : null;
  return stamped ? [...edits, stamped] : edits;
}

interface PlannedSave {
  readonly saved: readonly Actor[];
  readonly refused: readonly DisplayText[];
}

function planSave(noted: NotedTable, actors: readonly Actor[], wallClock: string): Plan<PlannedSave> {
  // By cell, so that an actor that was sent twice ends as it was sent last.
  const edits = new Map<string, CellEdit>();
  const saved: Actor[] = [];
  const refused: DisplayText[] = [];
  for (const actor of actors) {
    try {
      for (const edit of editsOfSaved(noted, actor, wallClock)) edits.set(`${edit.row}:${edit.column}`, edit);
      saved.push(actor);
    } catch (error) {
      if (!(error instanceof UnwritableActor)) throw error;
      refused.push(joinDisplayTexts([`${actor.actorType} ${actor.erpKey}`, error.explanation], ": "));
    }
  }
  return planOf(noted, edits.values(), { saved, refused });
}

async function saveOfType(
  { erp, connection }: { erp: ExcelErp; connection: ExcelConnection },
  actorType: string,
  actors: readonly Actor[],
): Promise<{ saved: AnsweredActor[]; refused: readonly DisplayText[] }> {
  return erp.write(addressOf(connection, actorType), {
    plan: (noted) => planSave(noted, actors, erp.wallClock()),
    answer: (noted, { saved, refused }) => ({
      saved: saved.flatMap((actor) => writtenActor(noted, actor, actor.erpKey) ?? []),
      refused,
    }),
  });
}

/**
 * Writes changed fields of existing actors. One that cannot be written is left out of the answer and named in
 * its warning; the others are written, all in one replacement of the file.
 */
export async function saveActors(
  erp: ExcelErp,
  connection: ExcelConnection,
  actors: readonly Actor[],
): Promise<AnsweredActor[] | Noted<AnsweredActor[]>> {
  const saved: AnsweredActor[] = [];
  const refused: DisplayText[] = [];
  for (const [actorType, ofType] of Map.groupBy(actors, (actor) => actor.actorType)) {
    const result = await saveOfType({ erp, connection }, actorType, ofType);
    saved.push(...result.saved);
    refused.push(...result.refused);
  }
  if (refused.length === 0) return saved;
  const head = { US: "Not saved:", SV: "Sparades inte:" };
  return warning(saved, joinDisplayTexts([head, ...refused], " "));
}

function parentEdits(actors: ActorTable, actor: Actor, row: number): CellEdit[] {
  const edits: CellEdit[] = [];
  if (actors.parentTypeColumn !== null && actor.parentActorType) {
    edits.push({
      row,
      column: actors.parentTypeColumn,
      value: { kind: "text", text: actor.parentActorType },
    });
  }
  if (actors.parentKeyColumn !== null && actor.parentErpKey) {
    edits.push({ row, column: actors.parentKeyColumn, value: keyValue(actor.parentErpKey) });
  }
  return edits;
}

const keyValue = (key: string): CellEdit["value"] =>
  /^[1-9]\d{0,14}$/.test(key) ? { kind: "number", digits: key } : { kind: "text", text: key };

function planCreate({ actors, ...noted }: NotedTable, actor: Actor, wallClock: string): Plan<string> {
  const row = nextRow(actors);
  const key = noted.book.nextKey(actors.actorType);
  const filled = [
    { row, column: actors.table.keyColumn, value: keyValue(key) },
    ...parentEdits(actors, actor, row),
    ...editsOfActor(actors, actor, { row, isNew: true }),
  ];
  const stamped = actors.stampColumn === null ? [] : [{ row, column: actors.stampColumn, wallClock }];
  const edits = new Map<number, CellEdit>(filled.map((edit) => [edit.column, edit]));
  for (const { column } of stamped) {
    edits.set(column, editOf(actors, { row, column }, { kind: "date", wallClock }));
  }
  for (const { column, style } of formatsOfRowAbove(actors, row)) {
    const edit = edits.get(column) ?? { row, column, value: BLANK };
    edits.set(column, { ...edit, style: edit.style ?? style });
  }
  return planOf({ actors, ...noted }, edits.values(), key);
}

/**
 * Adds an actor in the first empty row, with a new key and the look of the row above it.
 *
 * @throws UnwritableActor when a value does not fit; nothing is written then
 */
export async function createActor(
  erp: ExcelErp,
  connection: ExcelConnection,
  actor: Actor,
): Promise<AnsweredActor> {
  return erp.write(addressOf(connection, actor.actorType), {
    plan: (noted) => planCreate(noted, actor, erp.wallClock()),
    answer: (noted, key) => {
      const created = writtenActor(noted, actor, key);
      if (!created) throw new Error(`row with key ${key} was written but cannot be found`);
      return created;
    },
  });
}
