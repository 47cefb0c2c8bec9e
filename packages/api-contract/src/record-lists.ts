import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { pageQuery } from "./page.ts";

const id = z.coerce.number().int().positive();
const key = z.string().max(200);
const instant = z.iso.datetime({ offset: true });

/** Conditions on user-defined fields, by their keys; each field of a record has to meet its own. */
export const userDefinedFilter = z.record(
  z.string().max(100),
  z.union([
    /** Of a list the key of an item, of a check box `true` or `false`, of a text what is somewhere in it. */
    z.string().min(1).max(200),
    /** Of numbers and dates the first and the last value, of which either may be left out. */
    z.object({ from: z.string().max(40).optional(), to: z.string().max(40).optional() }),
  ]),
);
export type UserDefinedFilter = z.infer<typeof userDefinedFilter>;

/**
 * Conditions that a record has to meet all of. Which of the fields an entity has is said by FILTER_FIELDS; one that it
 * has not is refused.
 */
export const recordFilter = z.object({
  /** Words that must all occur in one of the searchable fields, also within a word. */
  q: z.string().max(200).optional(),
  /** Keys of list items. */
  category: key.optional(),
  business: key.optional(),
  country: key.optional(),
  position: key.optional(),
  type: key.optional(),
  status: key.optional(),
  /** Our contact: a user. */
  ourContactId: id.optional(),
  /** Contacts of a company; projects that the company is a member of. */
  companyId: id.optional(),
  /** Projects that the contact is a member of. */
  contactId: id.optional(),
  /** Companies or contacts that are members of the project. */
  projectId: id.optional(),
  /** A JSON object: conditions on user-defined fields by their keys, such as `{"x_size":"large","x_age":{"from":"3"}}`. */
  userDefined: z.string().max(4000).optional(),
  /** Keys of fields, with commas between them, that must be blank. */
  blank: z.string().max(500).optional(),
  /** Changed at this instant or later. */
  updatedFrom: instant.optional(),
  /** Changed before this instant. */
  updatedUntil: instant.optional(),
  /** Connected with an actor in this ERP connection. */
  linkedIn: id.optional(),
  /** Not connected in this ERP connection. */
  unlinkedIn: id.optional(),
  /** Members of this selection. */
  selection: id.optional(),
  /** Those that are deleted instead of those that are not. */
  deleted: z.enum(["true", "false"]).optional(),
});
export type RecordFilter = z.infer<typeof recordFilter>;

/** The fields that the records of an entity can be filtered by. */
export const FILTER_FIELDS = {
  company: ["category", "business", "country", "ourContactId", "projectId"],
  contact: ["position", "country", "companyId", "projectId"],
  project: ["type", "status", "companyId", "contactId"],
} as const satisfies Record<string, readonly (keyof RecordFilter)[]>;

/** What a list of any length can be sorted by, up or (`-name`) down. A short one is sorted by any field. */
export const SORT_KEYS = {
  company: [
    "name",
    "number",
    "category",
    "business",
    "country",
    "postalCity",
    "email",
    "ourContactId",
    "updatedAt",
    "createdAt",
  ],
  contact: ["name", "companyId", "number", "position", "country", "email", "updatedAt", "createdAt"],
  project: ["name", "number", "type", "status", "endDate", "updatedAt", "createdAt"],
} as const satisfies Record<string, readonly string[]>;

/** A list with at most so many records can be sorted by any field. */
export const SHORT_LIST = 5000;

/** Counting ends here. */
export const MAX_COUNTED = 10_000;

export const recordListQuery = pageQuery.extend(recordFilter.shape).extend({
  /**
   * A field, `updatedAt` or `createdAt`; with `-` before it, down. Blank ones come last. Without it by name, and where
   * something is searched for, those first whose name begins with it; deleted ones by when they were deleted.
   */
  sort: z.string().max(100).optional(),
  /** Begin with the last page. */
  end: z.enum(["true", "false"]).optional(),
});

export const recordListReply = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    /** Of the page before this one; null on the first. */
    previousCursor: z.string().nullable(),
    /** How many records there are, where that is cheap to know. */
    total: z.int().optional(),
    /** There are more than `total`: counting ended there. */
    totalIsMore: z.boolean().optional(),
    /** Few enough to be sorted by any field. */
    isShort: z.boolean(),
  });

/** Names of columns, for a file. */
export const recordExportQuery = recordFilter.extend({
  sort: z.string().max(100).optional(),
  /** Keys of fields, with commas between them; also `id`, `createdAt`, `updatedAt`. All fields without it. */
  columns: z.string().max(5000).optional(),
  /** What the columns are called in the first row: a JSON array of texts. Their keys without it. */
  headings: z.string().max(10_000).optional(),
});

const ENTITIES = ["company", "contact", "project"] as const;

/** Keys of fields; null where the user has not chosen any. */
const listColumns = z.array(z.string().max(100)).max(100).nullable();

export const getListColumns = endpoint("GET", "/me/list-columns", {
  summary: "Which columns the signed-in user wants to see in the lists",
  access: "user",
  reply: z.object({ company: listColumns, contact: listColumns, project: listColumns }),
});

export const putListColumns = endpoint("PUT", "/me/list-columns/{entity}", {
  summary: "Choose the columns of a list; null for those that everybody begins with",
  access: "user",
  params: z.object({ entity: z.enum(ENTITIES) }),
  body: z.object({ columns: listColumns }),
});

/** An ERP connection as somebody sees it who may use it. */
export const usableConnection = z.object({
  id: z.int(),
  name: z.string(),
  active: z.boolean(),
  /** What its active mappings cover. */
  entities: z.array(z.enum(ENTITIES)),
  canConnect: z.boolean(),
  canCreateInErp: z.boolean(),
});
export type UsableConnection = z.infer<typeof usableConnection>;

export const listUsableConnections = endpoint("GET", "/me/erp-connections", {
  summary: "The ERP connections that the signed-in user may use, and for what",
  access: "user",
  reply: z.object({ items: z.array(usableConnection) }),
});
