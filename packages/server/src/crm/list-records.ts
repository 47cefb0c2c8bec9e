import type { CrmEntity } from "@brygga/sync-engine";
import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { decodeCursor, encodeCursor } from "../db/cursor.ts";
import type { Db } from "../db/database.ts";
import { userDefinedKeys } from "./field-registry.ts";
import { fold } from "./fold.ts";
import { fromRow, type RecordRow, type StoredRecord } from "./record-row.ts";
import { standardFieldsOf } from "./standard-fields.ts";

export interface ListQuery {
  readonly entity: CrmEntity;
  /** Words, each of which must occur in one of the searchable fields. */
  readonly q?: string | undefined;
  readonly limit: number;
  /** From `nextCursor` of the page before, with the same query. */
  readonly cursor?: string | undefined;
  /** Contacts of one company only. */
  readonly companyId?: number | undefined;
  readonly sort?: RecordSort | undefined;
}

export const RECORD_SORTS = ["name", "-name", "updatedAt", "-updatedAt"] as const;
export type RecordSort = (typeof RECORD_SORTS)[number];

export interface RecordPage {
  readonly items: readonly StoredRecord[];
  readonly nextCursor: string | null;
}

/** Columns of each order; the id makes it total. All of them are indexed. */
const NAME_COLUMNS: Record<CrmEntity, readonly string[]> = {
  company: ["name_folded", "id"],
  contact: ["last_name_folded", "first_name_folded", "id"],
  project: ["name_folded", "id"],
};

const position = z.array(z.union([z.string(), z.number()]));

/**
 * Records that are not deleted, a page at a time, by keyset: the cost of a page does not grow with its
 * number. Throws the Problem `invalid-request` on a cursor that is not one of this order.
 */
export async function listRecords(db: Db, query: ListQuery): Promise<RecordPage> {
  const { entity, limit, sort = "name" } = query;
  const columns: readonly string[] = sort.endsWith("updatedAt") ? ["updated_at", "id"] : NAME_COLUMNS[entity];
  const direction = sort.startsWith("-") ? "desc" : "asc";
  let select = db.selectFrom(entity).selectAll().$castTo<RecordRow>().where("deleted_at", "is", null);
  for (const condition of conditions(query)) {
    select = select.where(condition);
  }
  if (query.cursor !== undefined) {
    const after = decodeCursor(query.cursor, position.length(columns.length));
    select = select.where(beyond(columns, direction, after));
  }
  for (const column of columns) {
    select = select.orderBy(sql.ref(column), direction);
  }
  const rows = await select.limit(limit + 1).execute();
  const customKeys = await userDefinedKeys(db, entity);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => fromRow(entity, row, customKeys)),
    nextCursor: last ? encodeCursor(columns.map((column) => last[column])) : null,
  };
}

function conditions({ entity, q, companyId }: ListQuery): RawBuilder<boolean>[] {
  const words = fold(q ?? "")
    .split(/\s+/)
    .filter((word) => word !== "");
  const searched = standardFieldsOf(entity).filter((field) => field.searchable);
  const found = words.map((word) => {
    const pattern = `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`;
    const hits = searched.map(
      (field) => sql`${sql.ref(`${field.column}_folded`)} like ${pattern} escape '\\'`,
    );
    return sql<boolean>`(${sql.join(hits, sql` or `)})`;
  });
  return companyId === undefined || entity !== "contact"
    ? found
    : [sql<boolean>`company_id = ${companyId}`, ...found];
}

function beyond(columns: readonly string[], direction: "asc" | "desc", after: readonly (string | number)[]) {
  const left = sql.join(columns.map((column) => sql.ref(column)));
  const comparison = sql.raw(direction === "asc" ? ">" : "<");
  return sql<boolean>`(${left}) ${comparison} (${sql.join(after)})`;
}
