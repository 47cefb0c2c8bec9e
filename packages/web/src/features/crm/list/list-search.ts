import {
  type CrmEntity,
  type RecordFilter,
  type UserDefinedFilter,
  userDefinedFilter,
} from "@brygga/api-contract";
import { z } from "zod";

const text = z.coerce.string().optional();
const id = z.int().positive().optional().catch(undefined);
const day = z.iso.date().optional().catch(undefined);

const listSearch = z.object({
  /** What is searched for. */
  q: text,
  /** A field, `-` before it: down. */
  sort: text,
  category: text,
  business: text,
  country: text,
  position: text,
  type: text,
  status: text,
  ourContactId: id,
  userDefined: userDefinedFilter.optional().catch(undefined),
  /** Changed from this day on, … */
  from: day,
  /** … until the end of this one. */
  to: day,
  /** Connected in this ERP connection, … */
  linked: id,
  /** … or not. */
  unlinked: id,
  selection: id,
  deleted: z.literal(true).optional().catch(undefined),
  /** Keys of the columns, with commas between them, where they are not those that the user has chosen. */
  columns: text,
  /** The page: after this cursor, … */
  after: text,
  /** … before this one, … */
  before: text,
  /** … or the last. */
  end: z.literal(true).optional().catch(undefined),
});

/** What of a list is in its address, so that a reload, a bookmark and a colleague see the same. */
export type ListSearch = z.output<typeof listSearch>;

export const readListSearch = (search: Record<string, unknown>): ListSearch => listSearch.parse(search);

/** Another list begins with its first page. */
export const FIRST_PAGE = { after: undefined, before: undefined, end: undefined } satisfies ListSearch;

/** Fields with items that a list can be filtered by. */
export const ITEM_FILTERS = {
  company: ["category", "business", "country"],
  contact: ["position", "country"],
  project: ["type", "status"],
} as const satisfies Record<CrmEntity, readonly (keyof ListSearch)[]>;

const CONDITIONS = [
  "category",
  "business",
  "country",
  "position",
  "type",
  "status",
  "ourContactId",
  "from",
  "to",
  "linked",
  "unlinked",
] as const;

/** How many conditions are set in the filter. */
export const countConditions = ({ userDefined = {}, ...search }: ListSearch): number =>
  CONDITIONS.filter((name) => search[name] !== undefined).length + Object.keys(userDefined).length;

export const NO_CONDITIONS: ListSearch = {
  ...{ ...FIRST_PAGE, userDefined: undefined },
  ...Object.fromEntries(CONDITIONS.map((name) => [name, undefined])),
};

/** With another condition on a field, or without one; nothing where none is left. */
export function withUserDefined(
  present: UserDefinedFilter | undefined,
  key: string,
  condition: UserDefinedFilter[string] | undefined,
): UserDefinedFilter | undefined {
  const { [key]: _before, ...others } = present ?? {};
  const next = condition === undefined ? others : { ...others, [key]: condition };
  return Object.keys(next).length === 0 ? undefined : next;
}

/** The conditions as the API takes them. Days are those of the reader's clock. */
export function filterOf(search: ListSearch): RecordFilter {
  const { q, from, to, linked, unlinked, selection, deleted } = search;
  const { category, business, country, position, type, status, ourContactId, userDefined } = search;
  return defined({
    ...{ q: q === "" ? undefined : q, selection, linkedIn: linked, unlinkedIn: unlinked },
    ...{ category, business, country, position, type, status, ourContactId },
    userDefined: userDefined === undefined ? undefined : JSON.stringify(userDefined),
    updatedFrom: from === undefined ? undefined : startOf(from, 0),
    updatedUntil: to === undefined ? undefined : startOf(to, 1),
    deleted: deleted ? "true" : undefined,
  });
}

/** The instant at which a day, or one some days later, begins. */
function startOf(date: string, daysLater: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split("-").map(Number);
  return new Date(year, month - 1, dayOfMonth + daysLater).toISOString();
}

const defined = (filter: Record<string, unknown>): RecordFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as RecordFilter;
