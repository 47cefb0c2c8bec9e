import { MAX_COUNTED, SHORT_LIST } from "@brygga/api-contract";
import { z } from "zod";
import { decodeCursor, encodeCursor } from "../db/cursor.ts";
import type { Db } from "../db/database.ts";
import { Problem } from "../problem.ts";
import { userDefinedKeys } from "./field-registry.ts";
import { readRecords } from "./read-records.ts";
import { recordCounts } from "./record-counts.ts";
import type { ListQuery } from "./record-lists/list-query.ts";
import { type ListPlan, planList } from "./record-lists/plan-list.ts";
import { COMPANY_SEGMENTS, readByCompany } from "./record-lists/read-by-company.ts";
import {
  type OrderedRows,
  type PlacedRow,
  type Position,
  readInOrder,
} from "./record-lists/read-in-order.ts";
import { compareSortValues, type ShortListEntry, type SortValues } from "./record-lists/short-list.ts";
import { fromRow, type StoredRecord } from "./record-row.ts";

export type { ListQuery } from "./record-lists/list-query.ts";

export interface RecordPage {
  readonly items: readonly StoredRecord[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
  /** Where it is cheap to know. */
  readonly total?: number;
  /** There are more than `total`. */
  readonly totalIsMore?: boolean;
  /** Few enough to be sorted by any field. */
  readonly isShort: boolean;
}

export interface ListOptions {
  /** A page that takes longer is given out with what was found until then, in milliseconds. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 30;

const keys = z.array(z.union([z.string(), z.number()])).readonly();
const cursorSchema = z.object({
  /** Backwards. */
  back: z.boolean(),
  /** In a short list, … */
  short: keys.optional(),
  /** … or in an index. */
  at: z.object({ segment: z.string(), keys }).optional(),
});
type Cursor = z.infer<typeof cursorSchema>;

/**
 * Records a page at a time, by keyset: the cost of a page does not grow with its number. What is rare is looked for in
 * parts, so that a page may hold less than its limit and still have a next one. Throws the Problem `invalid-request`
 * on a filter or an order that the entity does not have, and on a cursor that is not one of this list.
 */
export async function listRecords(
  db: Db,
  query: ListQuery,
  { patienceMs = PATIENCE_MS }: ListOptions = {},
): Promise<RecordPage> {
  const cursor = query.cursor === undefined ? firstCursor(query) : decodeCursor(query.cursor, cursorSchema);
  const plan = await planList(db, query, {
    isLong: cursor.at !== undefined,
    isShort: cursor.short !== undefined,
  });
  return plan.kind === "short"
    ? await shortPage(db, query, { plan, cursor })
    : await longPage(db, query, { plan, cursor, patienceMs });
}

const firstCursor = ({ end }: ListQuery): Cursor => ({ back: end === "true" });

interface ShortPage {
  readonly plan: Extract<ListPlan, { kind: "short" }>;
  readonly cursor: Cursor;
}

async function shortPage(db: Db, query: ListQuery, { plan, cursor }: ShortPage): Promise<RecordPage> {
  const { entries } = plan;
  const { entity, limit } = query;
  const split = cursor.short === undefined ? null : placeOf(plan, cursor.short, cursor.back);
  const start = cursor.back ? Math.max(0, (split ?? entries.length) - limit) : (split ?? 0);
  const end = cursor.back ? (split ?? entries.length) : Math.min(entries.length, start + limit);
  const page = entries.slice(start, end);
  const records = await readRecords(
    db,
    entity,
    page.map(({ id }) => id),
  );
  const byId = new Map(records.map((record) => [record.id, record]));
  const cursorAt = (entry: ShortListEntry | undefined, back: boolean) =>
    entry === undefined ? null : encodeCursor({ back, short: entry.sortedBy } satisfies Cursor);
  return {
    items: page.flatMap(({ id }) => byId.get(id) ?? []),
    nextCursor: end < entries.length ? cursorAt(page.at(-1) ?? entries[end - 1], false) : null,
    previousCursor: start > 0 ? cursorAt(page[0] ?? entries[start], true) : null,
    total: entries.length,
    totalIsMore: false,
    isShort: true,
  };
}

/** How many entries are before the position: up to it, or (read backwards) before it. */
function placeOf({ entries, sort }: ShortPage["plan"], position: SortValues, back: boolean): number {
  const at = entries.findIndex(({ sortedBy }) => {
    const order = compareSortValues(sortedBy, position, sort);
    return back ? order >= 0 : order > 0;
  });
  return at < 0 ? entries.length : at;
}

interface LongPage {
  readonly plan: Extract<ListPlan, { kind: "long" }>;
  readonly cursor: Cursor;
  readonly patienceMs: number;
}

async function longPage(
  db: Db,
  query: ListQuery,
  { plan, cursor, patienceMs }: LongPage,
): Promise<RecordPage> {
  const { entity, limit } = query;
  const { rows, searchedTo } = await readLong(db, query, { plan, cursor, patienceMs });
  const hasMore = rows.length > limit;
  const page = cursor.back ? rows.slice(-limit) : rows.slice(0, limit);
  const customKeys = await userDefinedKeys(db, entity);
  const counted = await totalOf(db, query, plan);
  return {
    items: page.map(({ row }) => fromRow(entity, row, customKeys)),
    ...cursorsOf(page, { cursor, hasMore, searchedTo }),
    ...counted,
    isShort: counted.total !== undefined && counted.total <= SHORT_LIST,
  };
}

function readLong(db: Db, query: ListQuery, { plan, cursor, patienceMs }: LongPage): Promise<OrderedRows> {
  const { segments, conditions, byCompany } = plan;
  const known: readonly { readonly name: string }[] = byCompany === undefined ? segments : COMPANY_SEGMENTS;
  if (cursor.at && !known.some(({ name }) => name === cursor.at?.segment)) throw foreignCursor();
  const read = {
    ...{ conditions, patienceMs, from: cursor.at ?? null },
    ...{ backwards: cursor.back, count: query.limit + 1 },
  };
  if (byCompany !== undefined) return readByCompany(db, { ...read, direction: byCompany });
  return readInOrder(db, { ...read, entity: query.entity, segments, deleted: query.deleted === "true" });
}

/** Before the first and after the last row of the page, or where reading stopped. */
function cursorsOf(
  page: readonly PlacedRow[],
  { cursor, hasMore, searchedTo }: { cursor: Cursor; hasMore: boolean; searchedTo: Position | null },
): Pick<RecordPage, "nextCursor" | "previousCursor"> {
  const came = cursor.at ?? null;
  const place = (at: Position | null | undefined, back: boolean) =>
    at ? encodeCursor({ back, at } satisfies Cursor) : null;
  const onward = (edge: Position | undefined) => (hasMore ? (edge ?? null) : searchedTo);
  const [first, last] = [page[0]?.position, page.at(-1)?.position];
  return cursor.back
    ? { previousCursor: place(onward(first), true), nextCursor: place(last && came ? last : came, false) }
    : { previousCursor: came ? place(first ?? came, true) : null, nextCursor: place(onward(last), false) };
}

const foreignCursor = (): Problem =>
  new Problem("invalid-request", {
    errors: [{ path: "cursor", code: "invalid-cursor", message: "This cursor is not one of this list." }],
  });

async function totalOf(
  db: Db,
  { entity, deleted }: ListQuery,
  { counted }: LongPage["plan"],
): Promise<Pick<RecordPage, "total" | "totalIsMore">> {
  if (counted === "all") {
    const counts = await recordCounts(db, entity);
    return { total: deleted === "true" ? counts.deleted : counts.live, totalIsMore: false };
  }
  if (counted === null) return {};
  const total = await counted(db, MAX_COUNTED + 1);
  return { total: Math.min(total, MAX_COUNTED), totalIsMore: total > MAX_COUNTED };
}
