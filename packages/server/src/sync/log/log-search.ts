import { setImmediate as nextTurn } from "node:timers/promises";
import type { CrmEntity, LogReason } from "@brygga/sync-engine";
import { type RawBuilder, type Selectable, type SqlBool, sql } from "kysely";
import type { Db } from "../../db/database.ts";
import type { SyncLogTable } from "../../db/sync-tables.ts";
import { type FoundRecords, holds, isAmong } from "../listing/record-search.ts";
import { firstIdOf, placesOf, reachesBelow, someValue, unpacked, type ValueColumns } from "./log-packs.ts";

/** Conditions that a row has to meet all of. */
export interface LogConditions {
  /** Rows from this instant on, with an offset. */
  readonly from?: string | undefined;
  /** Rows before this instant. */
  readonly until?: string | undefined;
  readonly connectionId?: number | undefined;
  readonly entity?: CrmEntity | undefined;
  readonly entityId?: number | undefined;
  readonly target?: "crm" | "erp" | undefined;
  /** Key of the field on either side. */
  readonly field?: string | undefined;
  /** Part of the old value. */
  readonly oldValue?: string | undefined;
  /** Part of the new value. */
  readonly newValue?: string | undefined;
  readonly reason?: LogReason | undefined;
  readonly runId?: number | undefined;
  /** Part of an old or new value, a field key or an ERP key, or the name of a record. */
  readonly q?: string | undefined;
}

export type LogRow = Selectable<SyncLogTable> & { connection_name: string; username: string | null };

/** As it is stored: one that may stand for several. */
type StoredRow = LogRow & {
  /** The places of those values of its pack that are asked for, as JSON; null: all of them. */
  readonly places: string | null;
};

export interface LogSearch {
  readonly conditions: LogConditions;
  /** Records that the words of `q` find. */
  readonly records: FoundRecords;
  /** Only rows with a lower id. */
  readonly before: number | null;
  readonly limit: number;
  /** How long to look, in milliseconds; then what was found until there is the answer. */
  readonly patienceMs: number;
}

export interface FoundRows {
  /** Newest first. */
  readonly rows: readonly LogRow[];
  /** Below this id nothing has been looked at; null when the log has been looked through. */
  readonly searchedTo: number | null;
}

/**
 * Rows that are looked at in one go. What no index finds has to be looked for row by row, and while the database
 * does that nothing else happens in this process: so it is done in parts, each of some milliseconds.
 */
const PART = 20_000;

/** Rows of the log, newest first, whatever its size: the cost of a page does not grow with its number. */
export async function searchLog(db: Db, search: LogSearch): Promise<FoundRows> {
  const { first, end } = await idBounds(db, search);
  return isIndexed(search.conditions)
    ? searchIndexed(db, search, { first, end })
    : searchInParts(db, search, { first, end });
}

interface IdBounds {
  /** The first id that may be looked at. */
  readonly first: number;
  /** Ids below it may. */
  readonly end: number;
}

/** Whether an index leads to the rows, so that hardly others are looked at. */
const isIndexed = (conditions: LogConditions): boolean => {
  const { target, field, oldValue, newValue, reason, q, entity, entityId, runId } = conditions;
  if (runId !== undefined || (entity !== undefined && entityId !== undefined)) return true;
  return [target, field, oldValue, newValue, reason, q, entity, entityId].every(
    (condition) => condition === undefined || condition === "",
  );
};

async function searchIndexed(db: Db, search: LogSearch, bounds: IdBounds): Promise<FoundRows> {
  const stored = await selectRows(db, search)
    .where(reachesBelow(bounds.end))
    .where(sql<boolean>`+sync_log.id >= ${bounds.first}`)
    .limit(storedFor(search.limit + 1))
    .execute();
  return cut(rowsWithin(stored, bounds), search.limit);
}

/** So many stored rows hold that many rows: all but the first, whose pack may reach across the upper bound, hold one. */
const storedFor = (rows: number): number => rows + 1;

/** The rows that stored ones stand for, newest first like those, as far as they are within the bounds and asked for. */
function rowsWithin(stored: readonly StoredRow[], { first, end }: IdBounds): LogRow[] {
  return stored.flatMap(({ places, ...row }) =>
    unpacked(row, places === null ? null : (JSON.parse(places) as number[]))
      .filter(({ id }) => id >= first && id < end)
      .toReversed(),
  );
}

async function searchInParts(db: Db, search: LogSearch, { first, end }: IdBounds): Promise<FoundRows> {
  const untilMs = performance.now() + search.patienceMs;
  const rows: LogRow[] = [];
  let below = end;
  while (below > first && rows.length <= search.limit) {
    const from = Math.max(first, below - PART);
    const found = await selectRows(db, search)
      .where("sync_log.id", ">=", from)
      .where(reachesBelow(below))
      .limit(storedFor(search.limit + 1 - rows.length))
      .execute();
    rows.push(...rowsWithin(found, { first: from, end: below }));
    below = from;
    if (performance.now() >= untilMs) break;
    await nextTurn();
  }
  if (rows.length > search.limit) return cut(rows, search.limit);
  return { rows, searchedTo: below > first ? below : null };
}

function cut(rows: readonly LogRow[], limit: number): FoundRows {
  const page = rows.slice(0, limit);
  return { rows: page, searchedTo: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** Rows are appended in the order of time, so that instants are ids, which the index of the instants finds. */
async function idBounds(db: Db, { conditions, before }: LogSearch): Promise<IdBounds> {
  const { from, until } = conditions;
  const first = from === undefined ? await endOfLog(db, "asc") : await idAt(db, from, "asc");
  const last = until === undefined ? await endOfLog(db, "desc") : await idAt(db, until, "desc");
  const end = (last ?? -1) + 1;
  return { first: first ?? Number.MAX_SAFE_INTEGER, end: before === null ? end : Math.min(end, before) };
}

/** The first or last id; null in an empty log. */
async function endOfLog(db: Db, order: "asc" | "desc"): Promise<number | null> {
  const row = await db
    .selectFrom("sync_log")
    .select(["id", "pack"])
    .orderBy("id", order)
    .limit(1)
    .executeTakeFirst();
  return endOf(row, order);
}

/** The first or the last of the rows that a stored one stands for. */
function endOf(row: Pick<LogRow, "id" | "pack"> | undefined, order: "asc" | "desc"): number | null {
  if (row === undefined) return null;
  return order === "asc" ? firstIdOf(row) : row.id;
}

/** The first id from an instant on, or the last before it; null where there is none. */
async function idAt(db: Db, instant: string, order: "asc" | "desc"): Promise<number | null> {
  const row = await db
    .selectFrom("sync_log")
    .select(["id", "pack"])
    .where("at", order === "asc" ? ">=" : "<", utc(instant))
    .orderBy("at", order)
    .orderBy("id", order)
    .limit(1)
    .executeTakeFirst();
  return endOf(row, order);
}

const utc = (instant: string): string => new Date(instant).toISOString();

function selectRows(db: Db, { conditions, records }: LogSearch) {
  const ofValues = ofValue(conditions, records);
  let query = db
    .selectFrom("sync_log")
    .innerJoin("erp_connection", "erp_connection.id", "sync_log.connection_id")
    .leftJoin("user_account", "user_account.id", "sync_log.user_id")
    .selectAll("sync_log")
    .select(["erp_connection.name as connection_name", "user_account.username as username"])
    .select((ofValues === null ? sql<null>`null` : placesOf(ofValues)).as("places"))
    .orderBy("sync_log.id", "desc");
  for (const condition of ofRow(conditions)) query = query.where(condition);
  return ofValues === null ? query : query.where(someValue(ofValues));
}

/** Conditions that all values of a row meet, or none. */
function ofRow(conditions: LogConditions): RawBuilder<SqlBool>[] {
  const { from, until, connectionId, entity, entityId, target, reason, runId, oldValue = "" } = conditions;
  const is = (column: string, value: string | number | undefined) =>
    value === undefined || value === "" ? [] : [sql<SqlBool>`${sql.ref(`sync_log.${column}`)} = ${value}`];
  return [
    // The plus keeps the database from going by the time: the ids, which are narrowed by it already, are in order.
    ...(from === undefined ? [] : [sql<SqlBool>`+sync_log.at >= ${utc(from)}`]),
    ...(until === undefined ? [] : [sql<SqlBool>`+sync_log.at < ${utc(until)}`]),
    ...is("connection_id", connectionId),
    ...is("crm_entity", entity),
    ...is("crm_id", entityId),
    ...is("run_id", runId),
    ...is("target", target),
    ...is("reason", reason),
    ...(oldValue === "" ? [] : [holds(sql.ref("sync_log.old_value"), oldValue)]),
  ];
}

type ValueCondition = (columns: ValueColumns) => RawBuilder<SqlBool>;

/** The conditions that one value of a row may meet and another not; null where there are none. */
function ofValue(
  { field = "", newValue = "", q = "" }: LogConditions,
  records: FoundRecords,
): ValueCondition | null {
  const conditions: ValueCondition[] = [
    ...(field === "" ? [] : [isOfField(field)]),
    ...(newValue === "" ? [] : [(columns: ValueColumns) => holds(columns.newValue, newValue)]),
    ...(q === "" ? [] : [isFound(q, records)]),
  ];
  if (conditions.length === 0) return null;
  return (columns) =>
    sql<SqlBool>`(${sql.join(
      conditions.map((one) => one(columns)),
      sql` and `,
    )})`;
}

const isOfField =
  (field: string): ValueCondition =>
  ({ erpFieldKey, crmFieldKey }) =>
    sql<SqlBool>`${field} in (${erpFieldKey}, ${crmFieldKey})`;

const isFound =
  (q: string, records: FoundRecords): ValueCondition =>
  ({ erpFieldKey, crmFieldKey, newValue }) => {
    const searched = [
      ...[sql.ref("sync_log.old_value"), newValue, erpFieldKey, crmFieldKey],
      sql.ref("sync_log.erp_key"),
    ];
    const hits = [...searched.map((column) => holds(column, q)), ...isAmong("sync_log", records)];
    return sql<SqlBool>`(${sql.join(hits, sql` or `)})`;
  };
