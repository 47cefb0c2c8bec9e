import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { pageQuery } from "./page.ts";

const id = z.coerce.number().int().positive();
const key = z.string().max(200);
const instant = z.iso.datetime({ offset: true });
const ITEM_KEY = "The key of an item of the field's list.";

/** Conditions on user-defined fields, by their keys; each field of a record has to meet its own. */
export const userDefinedFilter = z.record(
  z.string().max(100),
  z.union([
    z
      .string()
      .min(1)
      .max(200)
      .describe(
        "Of a list the key of an item, of a check box `true` or `false`, of a text what is somewhere in it.",
      ),
    z
      .object({ from: z.string().max(40).optional(), to: z.string().max(40).optional() })
      .describe("Of numbers and dates the first and the last value, of which either may be left out."),
  ]),
);
export type UserDefinedFilter = z.infer<typeof userDefinedFilter>;

/**
 * Conditions that a record has to meet all of. Which of the fields an entity has is said by FILTER_FIELDS; one that it
 * has not is refused.
 */
export const recordFilter = z.object({
  q: z
    .string()
    .max(200)
    .optional()
    .describe("Words that must all occur in one of the searchable fields, also within a word."),
  category: key.optional().describe(ITEM_KEY),
  business: key.optional().describe(ITEM_KEY),
  country: key.optional().describe(ITEM_KEY),
  position: key.optional().describe(ITEM_KEY),
  type: key.optional().describe(ITEM_KEY),
  status: key.optional().describe(ITEM_KEY),
  ourContactId: id.optional().describe("Our contact: a user."),
  companyId: id.optional().describe("Contacts of a company; projects that the company is a member of."),
  contactId: id.optional().describe("Projects that the contact is a member of."),
  projectId: id.optional().describe("Companies or contacts that are members of the project."),
  userDefined: z
    .string()
    .max(4000)
    .optional()
    .describe(
      'A JSON object: conditions on user-defined fields by their keys, such as `{"x_size":"large","x_age":{"from":"3"}}`.',
    ),
  blank: z
    .string()
    .max(500)
    .optional()
    .describe("Keys of fields, with commas between them, that must be blank."),
  updatedFrom: instant.optional().describe("Changed at this instant or later."),
  updatedUntil: instant.optional().describe("Changed before this instant."),
  linkedIn: id.optional().describe("Connected with an actor in this ERP connection."),
  unlinkedIn: id.optional().describe("Not connected in this ERP connection."),
  selection: id.optional().describe("Members of this selection."),
  deleted: z
    .enum(["true", "false"])
    .optional()
    .describe("Those that are deleted instead of those that are not."),
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
  sort: z
    .string()
    .max(100)
    .optional()
    .describe(
      "A field, `updatedAt` or `createdAt`; with `-` before it, down. Blank ones come last. Without it by name, and where something is searched for, those first whose name begins with it; deleted ones by when they were deleted.",
    ),
  end: z.enum(["true", "false"]).optional().describe("Begin with the last page."),
});

export const recordListReply = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    previousCursor: z.string().nullable().describe("Of the page before this one; null on the first."),
    total: z.int().optional().describe("How many records there are, where that is cheap to know."),
    totalIsMore: z.boolean().optional().describe("There are more than `total`: counting ended there."),
    isShort: z.boolean().describe("Few enough to be sorted by any field."),
  });

/** Names of columns, for a file. */
export const recordExportQuery = recordFilter.extend({
  sort: z.string().max(100).optional(),
  columns: z
    .string()
    .max(5000)
    .optional()
    .describe(
      "Keys of fields, with commas between them; also `id`, `createdAt`, `updatedAt`. All fields without it.",
    ),
  headings: z
    .string()
    .max(10_000)
    .optional()
    .describe("What the columns are called in the first row: a JSON array of texts. Their keys without it."),
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
  entities: z.array(z.enum(ENTITIES)).describe("What its active mappings cover."),
  canConnect: z.boolean(),
  canCreateInErp: z.boolean(),
});
export type UsableConnection = z.infer<typeof usableConnection>;

export const listUsableConnections = endpoint("GET", "/me/erp-connections", {
  summary: "The ERP connections that the signed-in user may use, and for what",
  access: "user",
  reply: z.object({ items: z.array(usableConnection) }),
});
