import type { ImportOutcome, ImportLine as LineAnswer } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import type { CrmEntity } from "@brygga/sync-engine";
import { type SqlBool, sql } from "kysely";
import { loadActorTypeMappings } from "../../admin/connection-configuration.ts";
import type { Db, Trx } from "../../db/database.ts";
import { idSet, textSet } from "../../db/sql.ts";
import { recordNames } from "../listing/display-names.ts";
import { decodeCursor, pageOfRows } from "../listing/paging.ts";
import type { ErpImport } from "./import-store.ts";
import { type ImportLine, type ImportResult, LINE_COLUMNS, toLine } from "./line-store.ts";

export interface LinePageQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** In its name or key. */
  readonly q?: string | undefined;
  readonly outcome?: ImportOutcome | undefined;
  readonly isChecked?: boolean | undefined;
  readonly result?: ImportResult | undefined;
  /** Only lines that have been dealt with. */
  readonly isDone?: boolean;
}

/** Lines in their order: companies before their persons. */
export async function linePage(
  db: Db,
  one: ErpImport,
  { query, language }: { readonly query: LinePageQuery; readonly language: string },
) {
  let select = db
    .selectFrom("erp_import_line")
    .select(LINE_COLUMNS)
    .where("import_id", "=", one.id)
    .where("id", ">", decodeCursor(query.cursor) ?? 0)
    .orderBy("id")
    .limit(query.limit + 1);
  if (query.outcome !== undefined) select = select.where("outcome", "=", query.outcome);
  if (query.result !== undefined) select = select.where("result", "=", query.result);
  if (query.isDone === true) select = select.where("result", "is not", null);
  if (query.isChecked !== undefined) select = select.where("is_checked", "=", query.isChecked ? 1 : 0);
  if (query.q) select = select.where(contains("erp_import_line", query.q));
  const { rows, nextCursor } = pageOfRows(await select.execute(), query.limit);
  return { items: await presentLines(db, one, { lines: rows.map(toLine), language }), nextCursor };
}

/** Lines, under this name in the query, with a text in their name or key. */
const contains = (lines: string, text: string) => {
  const pattern = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const [name, key] = [sql.ref(`${lines}.name`), sql.ref(`${lines}.erp_key`)];
  return sql<SqlBool>`(${name} like ${pattern} escape '\\' or ${key} like ${pattern} escape '\\')`;
};

/** One line. @returns undefined where the import has none of this id */
export async function loadLine(db: Db, importId: number, lineId: number): Promise<ImportLine | undefined> {
  const row = await db
    .selectFrom("erp_import_line")
    .select(LINE_COLUMNS)
    .where("import_id", "=", importId)
    .where("id", "=", lineId)
    .executeTakeFirst();
  return row && toLine(row);
}

export async function presentLines(
  db: Db,
  one: ErpImport,
  { lines, language }: { readonly lines: readonly ImportLine[]; readonly language: string },
): Promise<LineAnswer[]> {
  const mappings = await loadActorTypeMappings(db, one.connectionId);
  const entityOf = (actorType: string): CrmEntity =>
    mappings.find((mapping) => mapping.actorType === actorType)?.crmEntity ?? one.entity;
  const subjects = lines.flatMap(({ actorType, recordId }) =>
    recordId === null ? [] : [{ crm_entity: entityOf(actorType), crm_id: recordId }],
  );
  const nameOf = await recordNames(db, subjects);
  const parents = await parentNames(db, one.id, lines);
  return lines.map(({ id: lineId, importId: _, isBrought: _brought, parentType: _type, ...line }) => {
    const { parentKey, recordId: id, ...shown } = line;
    const entity = entityOf(line.actorType);
    return {
      ...shown,
      lineId,
      entity,
      details: textsOf(line.details, language),
      parentName: parentKey === "" ? null : (parents.get(parentKey) ?? parentKey),
      record: id === null ? null : { entity, id, name: nameOf(entity, id) },
    };
  });
}

const textsOf = (details: Readonly<Record<string, string>>, language: string): Record<string, string> =>
  Object.fromEntries(Object.entries(details).map(([key, text]) => [key, textInLanguage(text, language)]));

async function parentNames(
  db: Db,
  importId: number,
  lines: readonly ImportLine[],
): Promise<ReadonlyMap<string, string>> {
  const keys = [...new Set(lines.map(({ parentKey }) => parentKey).filter(Boolean))];
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom("erp_import_line")
    .select(["erp_key", "name"])
    .where("import_id", "=", importId)
    .where("is_brought", "=", 0)
    .where("erp_key", "in", textSet(keys))
    .execute();
  return new Map(rows.map((row) => [row.erp_key, row.name]));
}

export type Checking =
  | { readonly lineIds: readonly number[]; readonly isChecked: boolean }
  | {
      readonly all: true;
      readonly outcome?: ImportOutcome | undefined;
      /** In its name or key. */
      readonly q?: string | undefined;
      readonly isChecked: boolean;
    };

/** Checks or unchecks lines; persons that were brought along go with their company. */
export async function checkLines(trx: Trx, importId: number, checking: Checking): Promise<void> {
  await checkInParts(trx, importId, checking);
  // With all of them, their persons are dealt with already.
  if ("all" in checking && checking.outcome === undefined && !checking.q) return;
  // After every change, so that none is forgotten: who has no company any more has nothing to come along with.
  // From the companies to their persons, and not through all lines.
  await sql`update erp_import_line set is_checked = ${checking.isChecked ? 1 : 0} where id in (
    select person.id from erp_import_line company
      cross join erp_import_line person on person.import_id = company.import_id and person.parent_key <> ''
        and person.parent_key = company.erp_key and person.parent_type = company.actor_type
    where company.import_id = ${importId} and company.is_brought = 0 and person.is_brought = 1
      and ${isMeant("company", checking)})`.execute(trx);
}

/** Lines that are gone through in one go: some tens of milliseconds, during which nobody else is answered. */
const PART = 5000;

async function checkInParts(trx: Trx, importId: number, checking: Checking): Promise<void> {
  for (let after = 0; ; ) {
    const end = "all" in checking ? await endOfPart(trx, importId, after) : null;
    await trx
      .updateTable("erp_import_line")
      .set({ is_checked: checking.isChecked ? 1 : 0 })
      .where("import_id", "=", importId)
      .where("id", ">", after)
      .where("id", "<=", end ?? Number.MAX_SAFE_INTEGER)
      .where("is_checked", "=", checking.isChecked ? 0 : 1)
      .where(isMeant("erp_import_line", checking))
      .execute();
    if (end === null) return;
    after = end;
  }
}

/** The id of the last line of a part; null where it is the last part. */
async function endOfPart(trx: Trx, importId: number, after: number): Promise<number | null> {
  const line = await trx
    .selectFrom("erp_import_line")
    .select("id")
    .where("import_id", "=", importId)
    .where("id", ">", after)
    .orderBy("id")
    .limit(1)
    .offset(PART - 1)
    .executeTakeFirst();
  return line?.id ?? null;
}

/** Lines, under this name in the query, that a checking is about. */
function isMeant(lines: string, checking: Checking) {
  const column = (name: string) => sql.ref(`${lines}.${name}`);
  if ("lineIds" in checking) return sql<SqlBool>`${column("id")} in ${idSet(checking.lineIds)}`;
  const { outcome, q } = checking;
  const hasOutcome = outcome === undefined ? sql`true` : sql`${column("outcome")} = ${outcome}`;
  return sql<SqlBool>`(${hasOutcome} and ${q ? contains(lines, q) : sql`true`})`;
}
