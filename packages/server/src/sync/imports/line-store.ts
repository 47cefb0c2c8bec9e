import type { ImportOutcome, ImportReason } from "@brygga/api-contract";
import type { Selectable } from "kysely";
import { readArrays } from "../../db/array-rows.ts";
import type { Db, Trx } from "../../db/database.ts";
import { runForEach, type SqlRow, type SqlValue } from "../../db/for-each-row.ts";
import type { ErpImportLineTable } from "../../db/import-tables.ts";
import { idSet } from "../../db/sql.ts";

export type ImportResult = NonNullable<ErpImportLineTable["result"]>;

/** One actor of an import. */
export interface ImportLine {
  readonly id: number;
  readonly importId: number;
  readonly actorType: string;
  readonly erpKey: string;
  readonly parentType: string;
  readonly parentKey: string;
  readonly isBrought: boolean;
  readonly name: string;
  readonly isChecked: boolean;
  readonly outcome: ImportOutcome | null;
  readonly result: ImportResult | null;
  readonly reason: ImportReason | null;
  readonly details: Readonly<Record<string, string>>;
  readonly values: number;
  readonly problems: number;
  readonly recordId: number | null;
}

const NO_DETAILS: ImportLine["details"] = {};

export const toLine = (row: Selectable<ErpImportLineTable>): ImportLine => ({
  id: row.id,
  importId: row.import_id,
  actorType: row.actor_type,
  erpKey: row.erp_key,
  parentType: row.parent_type,
  parentKey: row.parent_key,
  isBrought: row.is_brought === 1,
  name: row.name,
  isChecked: row.is_checked === 1,
  outcome: row.outcome,
  result: row.result,
  reason: row.reason as ImportReason | null,
  details: row.details === "{}" ? NO_DETAILS : (JSON.parse(row.details) as Record<string, string>),
  values: row.value_count,
  problems: row.problem_count,
  recordId: row.record_id,
});

export const LINE_COLUMNS = [
  "id",
  "import_id",
  "actor_type",
  "erp_key",
  "parent_type",
  "parent_key",
  "is_brought",
  "name",
  "is_checked",
  "outcome",
  "result",
  "reason",
  "details",
  "value_count",
  "problem_count",
  "record_id",
  "match_key",
] as const;

export interface LineFilter {
  readonly importId: number;
  /** Only lines with a higher id. */
  readonly after: number;
  readonly limit: number;
  /** Only those that are to be imported and are not dealt with. */
  readonly isToDo?: boolean;
}

/** A line, as far as it has to be known to deal with it. */
export type LineToDo = Pick<
  ImportLine,
  "id" | "actorType" | "erpKey" | "parentType" | "parentKey" | "name" | "outcome"
>;

/** Lines in their order, as far as they are of one actor type: a call asks for one. */
export async function nextLines(db: Db, { importId, after, limit, isToDo }: LineFilter): Promise<LineToDo[]> {
  let query = db
    .selectFrom("erp_import_line")
    .select(["id", "actor_type", "erp_key", "parent_type", "parent_key", "name", "outcome"])
    .where("import_id", "=", importId)
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit);
  if (isToDo) query = query.where("is_checked", "=", 1).where("result", "is", null);
  const lines = (await readArrays(db, query)).map(toDo);
  const end = lines.findIndex(({ actorType }) => actorType !== lines[0]?.actorType);
  return end < 0 ? lines : lines.slice(0, end);
}

/** The columns in their order. */
type ToDoRow = readonly [number, string, string, string, string, string, ImportOutcome | null];

function toDo(row: SqlRow): LineToDo {
  const [id, actorType, erpKey, parentType, parentKey, name, outcome] = row as unknown as ToDoRow;
  return { id, actorType, erpKey, parentType, parentKey, name, outcome };
}

/** What a preview says of a line. */
export interface Foreseen {
  readonly lineId: number;
  readonly name: string;
  readonly outcome: ImportOutcome;
  readonly reason: ImportReason | null;
  readonly details: Readonly<Record<string, string>>;
  readonly values: number;
  readonly problems: number;
  readonly recordId: number | null;
  readonly matchKey: string | null;
}

const FORESEE = `update erp_import_line set name = ?, outcome = ?, reason = ?, details = ?, value_count = ?,
  problem_count = ?, record_id = ?, match_key = ? where id = ?`;

export async function storeForeseen(trx: Trx, lines: readonly Foreseen[]): Promise<void> {
  const rows = lines.map((line): SqlValue[] => [
    line.name,
    line.outcome,
    line.reason,
    JSON.stringify(line.details),
    line.values,
    line.problems,
    line.recordId,
    line.matchKey,
    line.lineId,
  ]);
  await runForEach(trx, FORESEE, rows);
}

/** What came of a line. */
export interface Done {
  readonly lineId: number;
  readonly result: ImportResult;
  readonly reason: ImportReason | null;
  readonly details: Readonly<Record<string, string>>;
  readonly values: number;
  readonly problems: number;
  readonly recordId: number | null;
}

const FINISH = `update erp_import_line set result = ?, reason = ?, details = ?, value_count = ?, problem_count = ?,
  record_id = ? where id = ?`;

export async function storeDone(trx: Trx, lines: readonly Done[]): Promise<void> {
  const rows = lines.map((line): SqlValue[] => [
    line.result,
    line.reason,
    JSON.stringify(line.details),
    line.values,
    line.problems,
    line.recordId,
    line.lineId,
  ]);
  await runForEach(trx, FINISH, rows);
}

/** Lines that failed are to be dealt with again; `lineIds` null: all of them. Answers how many there were. */
export async function forgetFailures(
  trx: Trx,
  importId: number,
  lineIds: readonly number[] | null,
): Promise<number> {
  let failed = trx
    .updateTable("erp_import_line")
    .set({ result: null, reason: null, details: "{}" })
    .where("import_id", "=", importId)
    .where("result", "=", "failed");
  if (lineIds !== null) failed = failed.where("id", "in", idSet(lineIds));
  const { numUpdatedRows } = await failed.executeTakeFirst();
  return Number(numUpdatedRows);
}
