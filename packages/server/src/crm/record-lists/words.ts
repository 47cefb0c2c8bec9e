import type { CrmEntity } from "@brygga/sync-engine";
import { type RawBuilder, sql } from "kysely";
import { fold } from "../fold.ts";
import { searchedColumns } from "../search-index.ts";

/** The folded words of a search. */
export const wordsOf = (q: string | undefined): string[] =>
  fold(q ?? "")
    .split(/\s+/)
    .filter((word) => word !== "");

/** That each word is somewhere in one of the searchable fields. */
export function hasWords(entity: CrmEntity, words: readonly string[]): RawBuilder<boolean> {
  const conditions = words.map((word) => {
    const pattern = `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`;
    const hits = searchedColumns(entity).map((column) => sql`${sql.ref(column)} like ${pattern} escape '\\'`);
    return sql<boolean>`(${sql.join(hits, sql` or `)})`;
  });
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}
