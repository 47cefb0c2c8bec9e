import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../db/database.ts";
import type { RecordRow } from "../record-row.ts";
import { nameColumns, type Segment } from "./orders.ts";
import {
  type OrderedRead,
  type OrderedRows,
  type PlacedRow,
  type Position,
  readInOrder,
} from "./read-in-order.ts";

/** Contacts are read along the index of the companies' names, and of each company along that of its contacts. */
export interface CompanyRead extends Omit<OrderedRead, "segments" | "entity" | "deleted"> {
  readonly direction: "asc" | "desc";
}

/**
 * Companies whose contacts follow each other. Their positions have what the companies are in order of and the company's
 * id, and behind them, where it is one between two contacts, the names of a contact and its id.
 */
interface Group {
  readonly name: string;
  readonly column: string;
  readonly where: RawBuilder<boolean>;
}

const GROUPS: readonly Group[] = [
  { name: "employed", column: "name_folded", where: sql<boolean>`deleted_at is null` },
  // They come behind the others, as contacts without a company do.
  { name: "of-deleted", column: "deleted_at", where: sql<boolean>`deleted_at is not null` },
];

const WITHOUT_COMPANY: Segment = {
  name: "without",
  where: sql<boolean>`company_id is null`,
  keys: [...nameColumns("contact"), "id"].map((column) => ({ column })),
  direction: "asc",
};

/** What a cursor of such a list may name. */
export const COMPANY_SEGMENTS: readonly Pick<Segment, "name">[] = [...GROUPS, WITHOUT_COMPANY];

/** Companies that are gone through in one go. */
const PART = 500;

/** Contacts in the order of their companies' names, those of one company by their own; without a company at the end. */
export async function readByCompany(db: Db, read: CompanyRead): Promise<OrderedRows> {
  const endsAt = performance.now() + read.patienceMs;
  const rows: PlacedRow[] = [];
  let place: Position | null = read.from ?? beginningOf(inReadingOrder(read)[0]);
  for (let isFirst = true; place !== null && rows.length < read.count; isFirst = false) {
    if (!isFirst && performance.now() >= endsAt) return { rows: inListOrder(read, rows), searchedTo: place };
    const part: Part = await readPart(db, { ...read, count: read.count - rows.length }, place);
    rows.push(...part.rows);
    place = part.next;
  }
  return { rows: inListOrder(read, rows), searchedTo: null };
}

interface Part {
  /** As they are read. */
  readonly rows: readonly PlacedRow[];
  /** Where reading goes on; null at the end. */
  readonly next: Position | null;
}

const inListOrder = ({ backwards }: CompanyRead, rows: readonly PlacedRow[]) =>
  backwards ? rows.toReversed() : rows;

const inReadingOrder = ({ backwards }: CompanyRead) =>
  backwards ? COMPANY_SEGMENTS.toReversed() : COMPANY_SEGMENTS;

const beginningOf = (segment: Pick<Segment, "name"> | undefined): Position | null =>
  segment === undefined ? null : { segment: segment.name, keys: [] };

function nextSegment(read: CompanyRead, name: string): Position | null {
  const segments = inReadingOrder(read);
  return beginningOf(segments[segments.findIndex((segment) => segment.name === name) + 1]);
}

async function readPart(db: Db, read: CompanyRead, place: Position): Promise<Part> {
  const group = GROUPS.find(({ name }) => name === place.segment);
  if (group === undefined) return readWithout(db, read, place);
  const [key = "", companyId = 0, ...ofContact] = place.keys;
  if (ofContact.length > 0) return readRest(db, read, { group, company: [key, companyId], ofContact });
  return readCompanies(db, read, { group, after: place.keys });
}

async function readWithout(db: Db, read: CompanyRead, from: Position): Promise<Part> {
  const { rows, next } = await readAlong(db, read, { segment: WITHOUT_COMPANY, from });
  return { rows, next: next ?? nextSegment(read, WITHOUT_COMPANY.name) };
}

/** Contacts along their own index; the part ends where patience does. */
async function readAlong(
  db: Db,
  { direction: _, ...read }: CompanyRead,
  { segment, from }: { readonly segment: Segment; readonly from: Position },
): Promise<Part> {
  const found = await readInOrder(db, {
    ...{ ...read, entity: "contact", deleted: false, segments: [segment] },
    from: from.keys.length === 0 ? null : from,
  });
  return { rows: read.backwards ? found.rows.toReversed() : found.rows, next: found.searchedTo };
}

interface RestOfCompany {
  readonly group: Group;
  readonly company: readonly [key: string | number, id: string | number];
  readonly ofContact: readonly (string | number)[];
}

/** The contacts of one company from a place on. */
async function readRest(
  db: Db,
  read: CompanyRead,
  { group, company, ofContact }: RestOfCompany,
): Promise<Part> {
  const segment = { ...WITHOUT_COMPANY, name: group.name, where: sql<boolean>`company_id = ${company[1]}` };
  const from = { segment: group.name, keys: ofContact };
  const { rows, next } = await readAlong(db, read, { segment, from });
  const placed = (position: Position): Position => ({
    segment: group.name,
    keys: [...company, ...position.keys],
  });
  return {
    rows: rows.map(({ row, position }) => ({ row, position: placed(position) })),
    next: placed(next ?? { segment: group.name, keys: [] }),
  };
}

interface Companies {
  readonly group: Group;
  /** What they are in order of, and the id, of the company before the first; nothing: from the beginning. */
  readonly after: readonly (string | number)[];
}

/** The contacts of some companies. */
async function readCompanies(db: Db, read: CompanyRead, { group, after }: Companies): Promise<Part> {
  const isUp = (read.direction === "asc") !== read.backwards;
  const [to, onward] = [sql.raw(isUp ? "asc" : "desc"), sql.raw(isUp ? ">" : "<")];
  const key = sql.ref(group.column);
  const ahead = [
    group.where,
    ...(after.length === 0 ? [] : [sql`(${key}, id) ${onward} (${sql.join([...after])})`]),
  ];
  const last = await sql<{ key: string; id: number }>`select ${key} as key, id from company
    where ${sql.join(ahead, sql` and `)} order by ${key} ${to}, id ${to} limit 1 offset ${PART - 1}`.execute(
    db,
  );
  const [end] = last.rows;
  const upTo =
    end === undefined ? [] : [sql`(${key}, id) ${sql.raw(isUp ? "<=" : ">=")} (${end.key}, ${end.id})`];
  const rows = await contactsOf(db, read, {
    companies: sql`select id as employer_id, ${key} as employer_key from company
      where ${sql.join([...ahead, ...upTo], sql` and `)}`,
    to,
  });
  const placed = rows.map((row) => ({ row, position: positionOf(group, row) }));
  if (end === undefined) return { rows: placed, next: nextSegment(read, group.name) };
  return { rows: placed, next: { segment: group.name, keys: [end.key, end.id] } };
}

type EmployedRow = RecordRow & { readonly employer_key: string; readonly employer_id: number };

interface ContactsOf {
  readonly companies: RawBuilder<unknown>;
  readonly to: RawBuilder<unknown>;
}

/** The names of the companies' columns are others than those of the contacts, which the conditions speak of. */
async function contactsOf(
  db: Db,
  { conditions, backwards, count }: CompanyRead,
  { companies, to }: ContactsOf,
): Promise<EmployedRow[]> {
  const where = [sql`company_id = employer_id`, sql`deleted_at is null`, ...conditions];
  const names = WITHOUT_COMPANY.keys.map(
    ({ column }) => sql`${sql.ref(column)} ${sql.raw(backwards ? "desc" : "asc")}`,
  );
  // "cross": the companies are gone through first, or their order would have to be made.
  const { rows } = await sql<EmployedRow>`
    select contact.*, employer_key, employer_id from (${companies}) as employer cross join contact
    where ${sql.join(where, sql` and `)}
    order by employer_key ${to}, employer_id ${to}, ${sql.join(names)} limit ${count}`.execute(db);
  return rows;
}

const positionOf = ({ name }: Group, row: EmployedRow): Position => ({
  segment: name,
  keys: [
    row.employer_key,
    row.employer_id,
    ...WITHOUT_COMPANY.keys.map(({ column }) => row[column] as string | number),
  ],
});
