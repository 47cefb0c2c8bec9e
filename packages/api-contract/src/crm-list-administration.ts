import { z } from "zod";
import { CRM_ENTITIES } from "./crm.ts";
import { endpoint, idParams } from "./endpoint.ts";
import { multiLanguage, optionalMultiLanguage } from "./languages.ts";

/** A field of the CRM whose values are items of a list; `label` is null for a standard field. */
export const listUser = z.object({
  entity: z.enum(CRM_ENTITIES),
  key: z.string(),
  label: z.string().nullable(),
});

const listItemInFull = z.object({
  key: z.string(),
  names: multiLanguage,
  tooltips: optionalMultiLanguage,
  deleted: z.boolean(),
});
export type ListItemInFull = z.infer<typeof listItemInFull>;

/** A list with all that administrators may change of it; items in their order, the deleted ones too. */
export const crmListInFull = z.object({
  id: z.int(),
  key: z.string(),
  names: multiLanguage,
  isStandard: z.boolean().describe("Standard lists belong to standard fields and cannot be deleted."),
  usedBy: z.array(listUser),
  items: z.array(listItemInFull),
  deletedAt: z.iso.datetime().nullable(),
  version: z.int(),
});
export type CrmListInFull = z.infer<typeof crmListInFull>;

const itemParams = idParams.extend({ key: z.string().min(1).max(100) });
const names = z.object({ names: multiLanguage });
const itemBody = z.object({ names: multiLanguage, tooltips: optionalMultiLanguage });
export type ListItemBody = z.infer<typeof itemBody>;

const changing = { access: "administrator", reply: crmListInFull } as const;

export const listCrmListsInFull = endpoint("GET", "/lists/full", {
  summary: "All CRM lists as administrators change them, with `deleted=true` the deleted ones too",
  access: "administrator",
  query: z.object({ deleted: z.enum(["true", "false"]).default("false") }),
  reply: z.object({ items: z.array(crmListInFull) }),
});

export const createCrmList = endpoint("POST", "/lists", {
  ...changing,
  summary: "Add a list, for user-defined fields",
  body: names,
  status: 201,
  problems: ["name-taken"],
});

export const getCrmList = endpoint("GET", "/lists/{id}", {
  ...changing,
  summary: "One list with all its items; ETag is its version, which every change of an item bumps too",
  params: idParams,
});

export const updateCrmList = endpoint("PATCH", "/lists/{id}", {
  ...changing,
  summary: "Rename a list",
  params: idParams,
  body: names,
  problems: ["version-conflict", "name-taken"],
});

export const deleteCrmList = endpoint("DELETE", "/lists/{id}", {
  summary: "Delete a list that no field uses",
  access: "administrator",
  params: idParams,
  problems: ["version-conflict", "list-in-use"],
});

export const restoreCrmList = endpoint("POST", "/lists/{id}/restore", {
  ...changing,
  summary: "Bring a deleted list back with its items",
  params: idParams,
});

export const createListItem = endpoint("POST", "/lists/{id}/items", {
  ...changing,
  summary: "Add an item at the end of a list",
  params: idParams,
  body: itemBody,
  status: 201,
  problems: ["version-conflict", "name-taken"],
});

export const updateListItem = endpoint("PATCH", "/lists/{id}/items/{key}", {
  ...changing,
  summary: "Change the texts of a list item; records keep their value",
  params: itemParams,
  body: itemBody.partial(),
  problems: ["version-conflict", "name-taken"],
});

export type ListItemChange = z.infer<typeof updateListItem.body>;

export const deleteListItem = endpoint("DELETE", "/lists/{id}/items/{key}", {
  ...changing,
  summary: "Hide a list item: it is offered no more, and records that have it keep it",
  params: itemParams,
  problems: ["version-conflict"],
});

export const restoreListItem = endpoint("POST", "/lists/{id}/items/{key}/restore", {
  ...changing,
  summary: "Offer a deleted list item again",
  params: itemParams,
  problems: ["version-conflict", "name-taken"],
});

export const getListItemUses = endpoint("GET", "/lists/{id}/items/{key}/uses", {
  summary: "How many records have a list item, and which list mappings name it",
  access: "administrator",
  params: itemParams,
  reply: z.object({
    records: z.array(listUser.extend({ count: z.int() })),
    mappings: z.array(z.object({ connectionId: z.int(), connection: z.string(), erpItem: z.string() })),
  }),
});
export type ListItemUses = z.infer<typeof getListItemUses.reply>;

export const orderListItems = endpoint("PUT", "/lists/{id}/order", {
  ...changing,
  summary: "The order of the items: every key of the list once, the deleted ones too",
  params: idParams,
  body: z.object({ keys: z.array(z.string()).max(100_000) }),
  problems: ["version-conflict"],
});
