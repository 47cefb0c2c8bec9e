import type { Compilable, CompiledQuery, Kysely } from "kysely";
import type { SqlRow } from "./for-each-row.ts";
import type { Database } from "./schema.ts";

/** A reading statement whose rows are answered as arrays. */
export interface ArrayRows extends CompiledQuery<SqlRow> {
  readonly areArrays: true;
}

export const wantsArrays = (query: CompiledQuery): query is ArrayRows => "areArrays" in query;

/**
 * Rows as arrays of values, in the order of the columns that are selected. For the hundreds of rows of a batch: an object
 * by column names, made for each, takes as long as reading its row.
 */
export async function readArrays(db: Kysely<Database>, query: Compilable): Promise<readonly SqlRow[]> {
  const arrays: ArrayRows = { ...(query.compile() as CompiledQuery<SqlRow>), areArrays: true };
  return (await db.executeQuery<SqlRow>(arrays)).rows;
}
