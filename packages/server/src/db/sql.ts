import { type RawBuilder, sql } from "kysely";

/**
 * The fragments of SQL that are written differently on another database. Everything else goes through Kysely.
 */

/** A set of ids as one parameter, so that one prepared statement serves every length. For `where x in (…)`. */
export function idSet(ids: readonly number[]): RawBuilder<number> {
  return sql<number>`(select value from json_each(${JSON.stringify(ids)}))`;
}

/** A set of texts as one parameter. */
export function textSet(texts: readonly string[]): RawBuilder<string> {
  return sql<string>`(select value from json_each(${JSON.stringify(texts)}))`;
}

/** SQL that lays members over a JSON column; a member that is null is taken away. `?` is the patch. */
export function mergedJson(column: string): string {
  return `json_patch(${column}, ?)`;
}
