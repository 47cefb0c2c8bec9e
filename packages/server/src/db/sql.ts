import { type RawBuilder, sql } from "kysely";

/**
 * The fragments of SQL that are written differently on another database. Everything else goes through Kysely.
 */

/** A set of ids as one parameter, so that one prepared statement serves every length. For `where x in (…)`. */
export function idSet(ids: readonly number[]): RawBuilder<number> {
  return sql<number>`(select value from json_each(${JSON.stringify(ids)}))`;
}

/** The same as a table with the column `value`, to insert from. */
export function idRows(ids: readonly number[]): RawBuilder<unknown> {
  return sql`json_each(${JSON.stringify(ids)})`;
}

/** A set of texts as one parameter. */
export function textSet(texts: readonly string[]): RawBuilder<string> {
  return sql<string>`(select value from json_each(${JSON.stringify(texts)}))`;
}

/** SQL that lays members over a JSON column; a member that is null is taken away. `?` is the patch. */
export function mergedJson(column: string): string {
  return `json_patch(${column}, ?)`;
}

/** SQL of a member of a JSON column; null where the column lacks it. Written out, as an index over it has it. */
export function jsonMember(column: string, member: string): RawBuilder<unknown> {
  return sql`json_extract(${sql.ref(column)}, ${sql.lit(`$."${member}"`)})`;
}

/** The members of an array in a JSON column as a table with the columns `key`, the place, and `value`. */
export function jsonRows(column: string): RawBuilder<unknown> {
  return sql`json_each(${sql.ref(column)})`;
}

/** The text at a place of `value`, which is an array itself: see {@link jsonRows}. */
export function jsonItem(place: number): RawBuilder<string> {
  return sql<string>`(value ->> ${sql.lit(place)})`;
}

/**
 * SQL that begins an insert from a select, of which each run stands or falls with its whole transaction. SQLite
 * otherwise copies every page that such a statement touches, to take it back alone: half of what it costs.
 */
export const INSERT_WITHOUT_SAVEPOINT = "insert or fail into";

/** A column for a condition that must not choose the index: that is chosen by the order. */
export function unindexed(column: string): RawBuilder<unknown> {
  return sql`+${sql.ref(column)}`;
}
