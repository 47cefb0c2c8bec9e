import { SORT_KEYS } from "@brygga/api-contract";
import type { CrmEntity } from "@brygga/sync-engine";
import { type RawBuilder, sql } from "kysely";
import { standardField } from "../standard-fields.ts";

/** A column of an order, as its index has it. */
export interface OrderKey {
  readonly column: string;
  readonly withoutCase?: boolean;
}

/** Rows that follow each other in one index. An order is one or several of them, one after another. */
export interface Segment {
  /** Unique in its order, and the same in every page: cursors name it. */
  readonly name: string;
  readonly where: RawBuilder<boolean> | null;
  /** Where in the index it begins, … */
  readonly above?: RawBuilder<boolean>;
  /** … and ends. */
  readonly below?: RawBuilder<boolean>;
  /** The last one is the id, which makes the order total. */
  readonly keys: readonly OrderKey[];
  readonly direction: "asc" | "desc";
}

/** What a list is sorted by: a field of its entity, `updatedAt` or `createdAt`. */
export interface Sort {
  readonly key: string;
  readonly direction: "asc" | "desc";
}

const NAME_COLUMNS: Record<CrmEntity, readonly string[]> = {
  company: ["name_folded"],
  contact: ["last_name_folded", "first_name_folded"],
  project: ["name_folded"],
};

const ID: OrderKey = { column: "id" };

export const nameColumns = (entity: CrmEntity): readonly string[] => NAME_COLUMNS[entity];

const nameKeys = (entity: CrmEntity): readonly OrderKey[] => [
  ...NAME_COLUMNS[entity].map((column) => ({ column })),
  ID,
];

/** Whether there is an index for it, so that a list of any length can be sorted by it. */
export const hasIndex = (entity: CrmEntity, { key }: Sort): boolean =>
  (SORT_KEYS[entity] as readonly string[]).includes(key);

/** In the order of the names. */
const byName = (entity: CrmEntity, direction: Sort["direction"]): Segment[] => [
  { name: "all", where: null, keys: nameKeys(entity), direction },
];

/** Those first whose name begins with the word, then the others by name. */
export function byBestMatch(entity: CrmEntity, word: string): Segment[] {
  const [first = "name_folded"] = NAME_COLUMNS[entity];
  const column = sql.ref(first);
  // Nothing that begins with the word comes after it and this character.
  const end = `${word}\u{10ffff}`;
  const keys = nameKeys(entity);
  const segment = { where: null, keys, direction: "asc" } as const;
  const above = (bound: string) => sql<boolean>`${column} >= ${bound}`;
  const below = (bound: string) => sql<boolean>`${column} < ${bound}`;
  return [
    { ...segment, name: "begins", above: above(word), below: below(end) },
    { ...segment, name: "before", below: below(word) },
    { ...segment, name: "after", above: above(end) },
  ];
}

export const byDeletion: readonly Segment[] = [
  { name: "deleted", where: null, keys: [{ column: "deleted_at" }, ID], direction: "desc" },
];

/** In the order of a field that has an index. `values`: of a field with items, their keys in their order. */
export function byIndex(
  entity: CrmEntity,
  { key, direction }: Sort,
  values: readonly (string | number)[] | null,
): Segment[] {
  if (key === "name") return byName(entity, direction);
  if (key === "createdAt") return [{ name: "all", where: null, keys: [ID], direction }];
  if (key === "updatedAt")
    return [{ name: "all", where: null, keys: [{ column: "updated_at" }, ID], direction }];
  const field = standardField(entity, key);
  if (!field) throw new TypeError(`${entity} has no index for ${key}`);
  if (values !== null) return byValues({ column: field.column, values, direction });
  return field.searchable
    ? byColumn({ column: `${field.column}_folded` }, sql`''`, direction)
    : byColumn({ column: field.column, withoutCase: true }, null, direction);
}

interface ValueOrder {
  readonly column: string;
  readonly values: readonly (string | number)[];
  readonly direction: Sort["direction"];
}

/** Those of one value come in the order in which they were made: by name would be four more indexes that names are in. */
function byValues({ column, values, direction }: ValueOrder): Segment[] {
  const inOrder = direction === "asc" ? values : values.toReversed();
  const ofValue = (name: string, where: RawBuilder<boolean>): Segment => ({
    ...{ name, where },
    keys: [ID],
    direction: "asc",
  });
  return [
    ...inOrder.map((value) => ofValue(`value:${value}`, sql<boolean>`${sql.ref(column)} = ${value}`)),
    ofValue("blank", sql<boolean>`${sql.ref(column)} is null`),
  ];
}

/** Filled ones in the order of the column, then the blank ones. */
function byColumn(key: OrderKey, blank: RawBuilder<unknown> | null, direction: Sort["direction"]): Segment[] {
  const column = keyOf(key);
  return [
    {
      name: "filled",
      where: null,
      above: blank === null ? sql<boolean>`${column} is not null` : sql<boolean>`${column} > ${blank}`,
      keys: [key, ID],
      direction,
    },
    {
      name: "blank",
      where: blank === null ? sql<boolean>`${column} is null` : sql<boolean>`${column} = ${blank}`,
      keys: [ID],
      direction: "asc",
    },
  ];
}

/** A column as its index has it. */
export const keyOf = ({ column, withoutCase = false }: OrderKey): RawBuilder<unknown> =>
  withoutCase ? sql`${sql.ref(column)} collate nocase` : sql.ref(column);
