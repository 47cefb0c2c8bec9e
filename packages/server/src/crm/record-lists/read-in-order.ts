import type { CrmEntity } from "@brygga/sync-engine";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../db/database.ts";
import type { RecordRow } from "../record-row.ts";
import { keyOf, type OrderKey, type Segment } from "./orders.ts";

/** Between two rows of an order. */
export interface Position {
  readonly segment: string;
  readonly keys: readonly (string | number)[];
}

export interface OrderedRead {
  readonly entity: CrmEntity;
  readonly deleted: boolean;
  readonly segments: readonly Segment[];
  readonly conditions: readonly RawBuilder<boolean>[];
  /** null: from the beginning, or backwards, from the end. */
  readonly from: Position | null;
  readonly backwards: boolean;
  /** How many rows are wanted. */
  readonly count: number;
  readonly patienceMs: number;
}

export interface OrderedRows {
  /** In the order of the list, also where it was read backwards. */
  readonly rows: readonly PlacedRow[];
  /** How far was looked, where patience ended before enough were found; null: enough were found, or all there are. */
  readonly searchedTo: Position | null;
}

export interface PlacedRow {
  readonly row: RecordRow;
  readonly position: Position;
}

/** Rows that are looked at in one go: a few milliseconds. */
const PART = 2000;

/**
 * Reads rows along an index until enough of them meet the conditions. Without conditions that is as many rows as are
 * wanted; with them the index is gone along in parts, so that nobody waits longer than a part too long.
 */
export async function readInOrder(db: Db, read: OrderedRead): Promise<OrderedRows> {
  const endsAt = performance.now() + read.patienceMs;
  const rows: PlacedRow[] = [];
  let searchedTo: Position | null = null;
  for (let place = firstPlace(read); place !== null && rows.length < read.count; ) {
    if (searchedTo !== null && performance.now() >= endsAt)
      return { rows: inListOrder(read, rows), searchedTo };
    const end = read.conditions.length === 0 ? null : await endOfPart(db, read, place);
    rows.push(...(await readPart(db, read, { place, end, count: read.count - rows.length })));
    searchedTo = end ?? { segment: place.segment.name, keys: [] };
    place = end === null ? nextPlace(read, place.segment) : { segment: place.segment, after: end };
    if (end === null && place !== null) searchedTo = beginningOf(place.segment);
  }
  return { rows: inListOrder(read, rows), searchedTo: null };
}

const inListOrder = ({ backwards }: OrderedRead, rows: readonly PlacedRow[]) =>
  backwards ? rows.toReversed() : rows;

/** Where reading goes on. */
interface Place {
  readonly segment: Segment;
  readonly after: Position | null;
}

const inReadingOrder = ({ segments, backwards }: OrderedRead) =>
  backwards ? segments.toReversed() : segments;

function firstPlace(read: OrderedRead): Place | null {
  const segments = inReadingOrder(read);
  const { from } = read;
  if (from === null) return segments[0] ? { segment: segments[0], after: null } : null;
  const segment = segments.find(({ name }) => name === from.segment);
  return segment ? { segment, after: from.keys.length === 0 ? null : from } : null;
}

function nextPlace(read: OrderedRead, { name }: Segment): Place | null {
  const segments = inReadingOrder(read);
  const next = segments[segments.findIndex((segment) => segment.name === name) + 1];
  return next ? { segment: next, after: null } : null;
}

/** A position without keys is before the first row of its segment, as one reads. */
const beginningOf = ({ name }: Segment): Position => ({ segment: name, keys: [] });

const directionOf = ({ backwards }: OrderedRead, { direction }: Segment) =>
  (direction === "asc") === backwards ? "desc" : "asc";

async function endOfPart(db: Db, read: OrderedRead, place: Place): Promise<Position | null> {
  const { keys } = place.segment;
  const columns = keys.map(({ column }) => sql.ref(column));
  const { rows } = await sql<RecordRow>`select ${sql.join(columns)} from ${sql.table(read.entity)}
    where ${sql.join(along(read, place, null), sql` and `)}
    order by ${orderBy(read, place.segment)} limit 1 offset ${PART - 1}`.execute(db);
  return rows[0] ? positionOf(place.segment, rows[0]) : null;
}

interface PartToRead {
  readonly place: Place;
  readonly end: Position | null;
  readonly count: number;
}

async function readPart(db: Db, read: OrderedRead, { place, end, count }: PartToRead): Promise<PlacedRow[]> {
  const { segment } = place;
  const where = [...along(read, place, end), ...read.conditions];
  const { rows } = await sql<RecordRow>`select * from ${sql.table(read.entity)}
    where ${sql.join(where, sql` and `)}
    order by ${orderBy(read, segment)} limit ${count}`.execute(db);
  return rows.map((row) => ({ row, position: positionOf(segment, row) }));
}

/**
 * Rows of the segment from a place on, up to another one. Of two conditions on one end of the index SQLite takes one,
 * and reads on to there: so each end has one.
 */
function along(read: OrderedRead, { segment, after }: Place, end: Position | null): RawBuilder<boolean>[] {
  const { where, above, below } = segment;
  const isUp = directionOf(read, segment) === "asc";
  const start = after === null ? (isUp ? above : below) : beyond(read, segment, after);
  const stop = end === null ? (isUp ? below : above) : compared(segment, isUp ? "<=" : ">=", end);
  return [
    read.deleted ? sql<boolean>`deleted_at is not null` : sql<boolean>`deleted_at is null`,
    ...[where, start, stop].flatMap((condition) => condition ?? []),
  ];
}

const beyond = (read: OrderedRead, segment: Segment, position: Position): RawBuilder<boolean> =>
  compared(segment, directionOf(read, segment) === "asc" ? ">" : "<", position);

function compared(
  segment: Segment,
  comparison: "<" | "<=" | ">" | ">=",
  { keys }: Position,
): RawBuilder<boolean> {
  const left = sql.join(segment.keys.map((key) => keyOf(key)));
  return sql<boolean>`((${left}) ${sql.raw(comparison)} (${sql.join(keys)}))`;
}

const orderBy = (read: OrderedRead, segment: Segment): RawBuilder<unknown> => {
  const direction = sql.raw(directionOf(read, segment));
  return sql.join(segment.keys.map((key: OrderKey) => sql`${keyOf(key)} ${direction}`));
};

function positionOf({ name, keys }: Segment, row: RecordRow): Position {
  return { segment: name, keys: keys.map(({ column }) => row[column] as string | number) };
}
