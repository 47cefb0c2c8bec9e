import { z } from "zod";
import { endpoint, idParams } from "./endpoint.ts";
import { pageOf, pageQuery } from "./page.ts";

export const CRM_ENTITIES = ["company", "contact", "project"] as const;
export type CrmEntity = (typeof CRM_ENTITIES)[number];

/** Path of each entity's collection. */
export const CRM_PATHS = { company: "/companies", contact: "/contacts", project: "/projects" } as const;

export const CRM_FIELD_TYPES = [
  "text",
  "integer",
  "decimal",
  "checkbox",
  "date",
  "datetime",
  "list",
  "reference",
] as const;

/**
 * A field of a CRM entity: a standard one or (key `x_…`) a user-defined one. `reference` fields (companyId,
 * ourContactId) cannot be mapped.
 */
export const crmField = z.object({
  entity: z.enum(CRM_ENTITIES),
  key: z.string(),
  type: z.enum(CRM_FIELD_TYPES),
  /** Text of a user-defined field; standard ones are named by the browser from their key. */
  label: z.string().nullable(),
  /** Characters; 0 is no limit. */
  maxLength: z.int(),
  /** Digits after the point of a decimal; null is all. */
  scale: z.int().nullable(),
  readOnly: z.boolean(),
  mandatory: z.boolean(),
  listId: z.int().nullable(),
  userDefined: z.boolean(),
});
export type CrmField = z.infer<typeof crmField>;

/** Texts and list item keys are strings, decimals are digits in a string, dates `YYYY-MM-DD`; null is blank. */
export const crmValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type CrmValue = z.infer<typeof crmValue>;

/** A record: its own members, and a value for every field of its entity by key. */
export const crmRecord = z
  .object({
    id: z.int(),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    deletedAt: z.iso.datetime().nullable(),
  })
  .catchall(crmValue);
export type CrmRecordBody = z.infer<typeof crmRecord>;

const listQuery = pageQuery.extend({
  /** Search as you type over the entity's searchable fields. */
  q: z.string().optional(),
  companyId: z.coerce.number().int().optional(),
  sort: z.string().optional(),
});

const entityEndpoints = (entity: CrmEntity) => {
  const path = CRM_PATHS[entity];
  return {
    list: endpoint("GET", path, {
      summary: `List ${entity} records`,
      access: "user",
      query: listQuery,
      reply: pageOf(crmRecord),
    }),
    create: endpoint("POST", path, {
      summary: `Create a ${entity}`,
      access: "user",
      body: z.record(z.string(), crmValue),
      reply: crmRecord,
      status: 201,
    }),
    get: endpoint("GET", `${path}/{id}`, {
      summary: `One ${entity}; ETag is its version`,
      access: "user",
      params: idParams,
      reply: crmRecord,
    }),
    update: endpoint("PATCH", `${path}/{id}`, {
      summary: `Change fields of a ${entity}; If-Match refuses a version that is not the present one`,
      access: "user",
      params: idParams,
      body: z.record(z.string(), crmValue),
      reply: crmRecord,
      problems: ["version-conflict"],
    }),
    remove: endpoint("DELETE", `${path}/{id}`, {
      summary: `Delete a ${entity} (soft)`,
      access: "user",
      params: idParams,
    }),
  };
};

export const companies = entityEndpoints("company");
export const contacts = entityEndpoints("contact");
export const projects = entityEndpoints("project");

export const listCrmFields = endpoint("GET", "/fields", {
  summary: "The registry of CRM fields",
  access: "user",
  reply: z.object({ items: z.array(crmField) }),
});

export const crmList = z.object({
  id: z.int(),
  key: z.string(),
  name: z.string(),
  items: z.array(z.object({ key: z.string(), name: z.string(), rank: z.int(), deleted: z.boolean() })),
});
export type CrmList = z.infer<typeof crmList>;

export const listCrmLists = endpoint("GET", "/lists", {
  summary: "All CRM lists with their items",
  access: "user",
  reply: z.object({ items: z.array(crmList) }),
});
