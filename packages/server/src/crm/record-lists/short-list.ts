import type { CrmEntity } from "@brygga/sync-engine";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../db/database.ts";
import { idSet, jsonMember } from "../../db/sql.ts";
import { fold } from "../fold.ts";
import { standardField } from "../standard-fields.ts";
import { nameColumns, type Sort } from "./orders.ts";

/** Between two records of a short list: what its record is sorted by, with the id at the end. */
export type SortValues = readonly (string | number)[];

export interface ShortListOptions {
  readonly entity: CrmEntity;
  readonly deleted: boolean;
  /** Ids among which the records of the list are. */
  readonly candidates: readonly number[];
  readonly conditions: readonly RawBuilder<boolean>[];
  readonly sort: Sort;
  /** Of a field with items: their keys in their order. */
  readonly values: readonly (string | number)[] | null;
  /** Records whose name begins with it come first. */
  readonly bestMatch: string | null;
}

export interface ShortListEntry {
  readonly id: number;
  readonly sortedBy: SortValues;
}

/** Every record of a list that is short enough to be sorted here, in its order: by any field of its entity. */
export async function shortList(db: Db, options: ShortListOptions): Promise<readonly ShortListEntry[]> {
  const { entity, deleted, candidates, conditions } = options;
  const where = [
    sql<boolean>`id in ${idSet(candidates)}`,
    deleted ? sql<boolean>`+deleted_at is not null` : sql<boolean>`+deleted_at is null`,
    ...conditions,
  ];
  const names = nameColumns(entity).map(
    (column, index) => sql`${sql.ref(column)} as ${sql.ref(`name${index}`)}`,
  );
  const { rows } = await sql<SortedRow>`
    select id, ${sortedBy(options)} as value, ${sql.join(names)} from ${sql.table(entity)}
    where ${sql.join(where, sql` and `)}`.execute(db);
  const entries = rows.map((row) => ({ id: row.id, sortedBy: sortValues(options, row) }));
  return entries.sort((a, b) => compareSortValues(a.sortedBy, b.sortedBy, options.sort));
}

interface SortedRow {
  readonly id: number;
  readonly value: string | number | null;
  readonly name0: string;
  readonly name1?: string;
}

/** What of a row decides its place. */
function sortedBy({ entity, sort: { key } }: ShortListOptions): RawBuilder<unknown> {
  if (key === "name") return sql`''`;
  if (key === "updatedAt") return sql`updated_at`;
  if (key === "createdAt") return sql`id`;
  if (key === "deletedAt") return sql`deleted_at`;
  if (key === "companyId") {
    return sql`(select employer.name_folded from company employer
      where employer.id = contact.company_id and employer.deleted_at is null)`;
  }
  const column = standardField(entity, key)?.column;
  return column === undefined ? jsonMember("custom", key) : sql.ref(column);
}

/** Blank ones have 1 at first, which comes last in both directions. */
function sortValues({ values, bestMatch, sort }: ShortListOptions, row: SortedRow): SortValues {
  const name = [row.name0, ...(row.name1 === undefined ? [] : [row.name1])];
  if (sort.key === "name") {
    const isBest = bestMatch === null || row.name0.startsWith(bestMatch);
    return [isBest ? 0 : 1, ...name, row.id];
  }
  if (row.value === null || row.value === "") return [1, "", ...name, row.id];
  const place = values === null ? -1 : values.indexOf(row.value);
  const value = values === null ? comparable(row.value) : place < 0 ? values.length : place;
  return [0, value, ...name, row.id];
}

const DECIMAL = /^-?\d{1,28}(\.\d+)?$/;

const comparable = (value: string | number): string | number =>
  typeof value === "number" ? value : DECIMAL.test(value) && value.length < 16 ? value : fold(value);

/**
 * The order of the list. Only what is sorted by is turned round: blank ones stay last, and those of one value are in
 * the order of their names.
 */
export function compareSortValues(a: SortValues, b: SortValues, { key, direction }: Sort): number {
  const turned = key === "name" || key === "createdAt" ? a.length : 2;
  for (let index = 0; index < a.length; index += 1) {
    const order = compare(a[index] ?? "", b[index] ?? "");
    if (order !== 0) return index > 0 && index < turned && direction === "desc" ? -order : order;
  }
  return 0;
}

/** As SQLite compares: by characters, without regard to a language. */
function compare(a: string | number, b: string | number): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
