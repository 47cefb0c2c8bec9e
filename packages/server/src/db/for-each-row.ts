import { CompiledQuery, type Transaction } from "kysely";
import type { Database } from "./schema.ts";

export type SqlValue = string | number | null;
export type SqlRow = readonly SqlValue[];

/** One statement that is to be run for many rows of parameters. */
export interface ForEachRow extends CompiledQuery<number> {
  readonly rows: readonly SqlRow[];
  /** What is answered for each row. */
  readonly answers: "changes" | "ids";
}

export const isForEachRow = (query: CompiledQuery): query is ForEachRow => "rows" in query;

/**
 * Runs a writing statement once for each row of parameters, and answers how many rows of the table each of them
 * changed. For the hundreds of rows of a batch: the statement is prepared once, and no time is spent between
 * two rows.
 */
export async function runForEach(
  trx: Transaction<Database>,
  sql: string,
  rows: readonly SqlRow[],
): Promise<readonly number[]> {
  if (rows.length === 0) return [];
  const query: ForEachRow = { ...CompiledQuery.raw(sql), rows, answers: "changes" };
  return (await trx.executeQuery<number>(query)).rows;
}

/** Runs an insert of one row once for each row of parameters, as {@link runForEach}, and answers the ids of the new rows. */
export async function insertForEach(
  trx: Transaction<Database>,
  sql: string,
  rows: readonly SqlRow[],
): Promise<readonly number[]> {
  if (rows.length === 0) return [];
  const query: ForEachRow = { ...CompiledQuery.raw(sql), rows, answers: "ids" };
  return (await trx.executeQuery<number>(query)).rows;
}
