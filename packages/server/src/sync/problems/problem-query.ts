import type { SyncProblem } from "@brygga/api-contract";
import type { CrmEntity } from "@brygga/sync-engine";
import { type RawBuilder, sql } from "kysely";
import { csvOfPages } from "../../csv.ts";
import type { Db } from "../../db/database.ts";
import { linkedRows } from "../listing/linked-rows.ts";
import { decodeCursor, pageOfRows } from "../listing/paging.ts";
import { type FoundRecords, findRecords, holds, isAmong } from "../listing/record-search.ts";
import { detailsInLanguage, fieldOfProblem } from "./problem-details.ts";
import { ringsOfProblems } from "./problem-rings.ts";

/** Conditions that a problem has to meet all of. */
export interface ProblemConditions {
  readonly connectionId?: number | undefined;
  readonly entity?: CrmEntity | undefined;
  readonly entityId?: number | undefined;
  /** Key of the ERP field. */
  readonly field?: string | undefined;
  readonly code?: string | undefined;
  /** Part of a field key, an ERP key or the details, or the name of a record. */
  readonly q?: string | undefined;
  /** Those that somebody chose to ignore, or all others. */
  readonly ignored?: "true" | "false" | undefined;
}

export interface ProblemFilter extends ProblemConditions {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** One page of what could not be synchronised, newest first. */
export async function listProblems(db: Db, filter: ProblemFilter, language: string) {
  const page = await problemPage(db, filter, language);
  return filter.cursor === undefined ? { ...page, codes: await countCodes(db, filter) } : page;
}

async function problemPage(db: Db, { limit, cursor, ...conditions }: ProblemFilter, language: string) {
  const found = await selectRows(db, conditions, { before: decodeCursor(cursor), limit: limit + 1 });
  const { rows, nextCursor } = pageOfRows(found, limit);
  return { items: await present(db, rows, language), nextCursor };
}

const COLUMNS = [
  "connectionName",
  "entity",
  "entityId",
  "recordName",
  "actorType",
  "erpKey",
  "erpFieldKey",
  "erpFieldName",
  "code",
  "details",
  "attempts",
  "firstAt",
  "lastAt",
  "nextAttemptAt",
  "ignoredAt",
  "ignoredBy",
] as const satisfies readonly (keyof SyncProblem)[];

const EXPORT_PAGE = 1000;

/** The problems as the lines of a CSV file. */
export const problemsAsCsv = (
  db: Db,
  conditions: ProblemConditions,
  language: string,
): AsyncIterable<string> =>
  csvOfPages({ columns: COLUMNS }, async (cursor) => {
    const page = await problemPage(db, { ...conditions, cursor, limit: EXPORT_PAGE }, language);
    return { ...page, items: page.items.map(toCsvRow) };
  });

const toCsvRow = ({ details, ...problem }: SyncProblem) => ({ ...problem, details: JSON.stringify(details) });

async function selectRows(
  db: Db,
  conditions: ProblemConditions,
  { before, limit }: { before: number | null; limit: number },
) {
  let query = (await problemsWhere(db, conditions))
    .innerJoin("erp_connection", "erp_connection.id", "sync_problem.connection_id")
    .leftJoin("user_account", "user_account.id", "sync_problem.ignored_by")
    .selectAll("sync_problem")
    .select(["link.crm_entity", "link.crm_id", "link.actor_type", "link.erp_key"])
    .select(["erp_connection.name as connection_name", "user_account.username as ignored_by_name"])
    .orderBy("sync_problem.id", "desc")
    .limit(limit);
  if (before !== null) query = query.where("sync_problem.id", "<", before);
  if (conditions.code) query = query.where("sync_problem.code", "=", conditions.code);
  return query.execute();
}

type Row = Awaited<ReturnType<typeof selectRows>>[number];

async function countCodes(db: Db, conditions: ProblemConditions): Promise<Record<string, number>> {
  const rows = await (await problemsWhere(db, conditions))
    .select(["sync_problem.code", (eb) => eb.fn.countAll<number>().as("count")])
    .groupBy("sync_problem.code")
    .execute();
  return Object.fromEntries(rows.map(({ code, count }) => [code, Number(count)]));
}

/** With all conditions but the code. */
async function problemsWhere(db: Db, conditions: ProblemConditions) {
  const { connectionId, entity, entityId, field, q = "", ignored } = conditions;
  let query = db
    .selectFrom("sync_problem")
    .innerJoin("link", "link.id", "sync_problem.link_id")
    .where("sync_problem.ignored_at", ignored === "true" ? "is not" : "is", null);
  if (connectionId !== undefined) query = query.where("sync_problem.connection_id", "=", connectionId);
  if (entity !== undefined) query = query.where("link.crm_entity", "=", entity);
  if (entityId !== undefined) query = query.where("link.crm_id", "=", entityId);
  if (field) query = query.where("sync_problem.erp_field_key", "=", field);
  return q.trim() === "" ? query : query.where(isFound(q, await findRecords(db, q)));
}

const SEARCHED = ["sync_problem.erp_field_key", "sync_problem.details", "link.erp_key"];

const isFound = (q: string, records: FoundRecords): RawBuilder<boolean> => {
  const hits = [...SEARCHED.map((column) => holds(sql.ref(column), q)), ...isAmong("link", records)];
  return sql<boolean>`(${sql.join(hits, sql` or `)})`;
};

async function present(db: Db, rows: readonly Row[], language: string): Promise<SyncProblem[]> {
  const { subjectOf, fieldNameOf } = await linkedRows(db, rows, language);
  const ringOf = await ringsOfProblems(db, rows, language);
  const fieldOf = (row: Row) => {
    const erpFieldKey = fieldOfProblem(row.erp_field_key);
    return { erpFieldKey, erpFieldName: erpFieldKey ? fieldNameOf(row, erpFieldKey) : null };
  };
  return rows.map((row) => ({
    id: row.id,
    ...subjectOf(row),
    ...fieldOf(row),
    code: row.code,
    details: withRing(detailsInLanguage(row.details, language), ringOf(row)),
    attempts: row.attempts,
    firstAt: row.first_at,
    lastAt: row.last_at,
    nextAttemptAt: row.next_attempt_at,
    ignoredAt: row.ignored_at,
    ignoredBy: row.ignored_by_name,
  }));
}

function withRing({ via: _, ...details }: Record<string, string>, ring: string): Record<string, string> {
  return ring === "" ? details : { ...details, ring };
}
