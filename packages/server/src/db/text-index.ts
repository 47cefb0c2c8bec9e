import { sql } from "kysely";
import type { Db, Trx } from "./database.ts";

/**
 * The index of the texts that are searched for as one types: SQLite's FTS5 by groups of three characters. It answers
 * candidates, not hits: groups may stand apart, and what a record had before stays in it. On another database this is
 * another file (PostgreSQL: pg_trgm).
 */

/** Shorter words cannot be looked up. */
export const SHORTEST_INDEXED = 3;

export interface TextTable {
  /** Whose records they are; the index is called `<entity>_text`. */
  readonly entity: "company" | "contact" | "project";
  /** The columns that are searched, folded. */
  readonly columns: readonly string[];
}

/** Ids of records that may have all of these words, in no order; at most `limit`. */
export async function textCandidates(
  db: Db,
  { entity }: Pick<TextTable, "entity">,
  { words, limit }: { readonly words: readonly string[]; readonly limit: number },
): Promise<number[]> {
  const table = sql.table(`${entity}_text`);
  const { rows } = await sql<{ id: number }>`
    select rowid as id from ${table} where ${table} match ${matchOf(words)} limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** `"nor" AND "ord"` for `nord`: a group in quotes is text, whatever is in it. */
function matchOf(words: readonly string[]): string {
  const groups = words.flatMap((word) => {
    const characters = [...word];
    return characters
      .slice(SHORTEST_INDEXED - 1)
      .map((_, start) => characters.slice(start, start + SHORTEST_INDEXED).join(""));
  });
  return [...new Set(groups)].map((group) => `"${group.replaceAll('"', '""')}"`).join(" AND ");
}

/** Puts the present texts of these records into the index. */
export async function indexTexts(
  trx: Trx,
  { entity, columns }: TextTable,
  ids: readonly number[],
): Promise<void> {
  const text = columns.map((column) => sql.ref(column));
  // In the order of the ids: the index writes out what it has gathered whenever one is less than the one before.
  await sql`insert into ${sql.table(`${entity}_text`)} (rowid, text)
    select id, ${sql.join(text, sql` || char(10) || `)} from ${sql.table(entity)}
    where id in (select value from json_each(${JSON.stringify(ids)})) order by id`.execute(trx);
}
