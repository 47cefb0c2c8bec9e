import { z } from "zod";
import { endpoint, idParams } from "./endpoint.ts";
import { exportQuery } from "./page.ts";
import { recordExportQuery, recordListQuery, recordListReply } from "./record-lists.ts";

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
  label: z
    .string()
    .nullable()
    .describe("Text of a user-defined field; standard ones are named by the browser from their key."),
  maxLength: z.int().describe("Characters; 0 is no limit."),
  scale: z.int().nullable().describe("Digits after the point of a decimal; null is all."),
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

const listEndpoints = (entity: CrmEntity) => {
  const path = CRM_PATHS[entity];
  return {
    list: endpoint("GET", path, {
      summary: `List ${entity} records. A page may hold less than its limit, or nothing, and still have a next one: what is rare is looked for in parts`,
      access: "user",
      query: recordListQuery,
      reply: recordListReply(crmRecord),
    }),
    exportCsv: endpoint("GET", `${path}.csv`, {
      summary:
        "The same as a CSV file (UTF-8), with a first row of column names and values as people read them",
      access: "user",
      query: recordExportQuery.extend(exportQuery.shape),
      reply: z.string(),
      mediaType: "text/csv",
    }),
  };
};

const recordEndpoints = (entity: CrmEntity) => {
  const path = CRM_PATHS[entity];
  return {
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
      query: z.object({
        deleted: z.enum(["true", "false"]).optional().describe("true: also one that is deleted."),
      }),
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
    restore: endpoint("POST", `${path}/{id}/restore`, {
      summary: `Bring a deleted ${entity} back; its links go on`,
      access: "user",
      params: idParams,
      reply: crmRecord,
    }),
  };
};

const entityEndpoints = (entity: CrmEntity) => ({ ...listEndpoints(entity), ...recordEndpoints(entity) });

export const companies = entityEndpoints("company");
export const contacts = entityEndpoints("contact");
export const projects = entityEndpoints("project");

const memberParams = idParams.extend({ memberId: z.coerce.number().int().positive() });

const memberEndpoints = (entity: "company" | "contact") => {
  const path = `/projects/{id}${CRM_PATHS[entity]}/{memberId}`;
  return {
    add: endpoint("PUT", path, {
      summary: `Make a ${entity} a member of a project; one that is a member stays one`,
      access: "user",
      params: memberParams,
    }),
    remove: endpoint("DELETE", path, {
      summary: `Take a ${entity} out of a project`,
      access: "user",
      params: memberParams,
    }),
  };
};

export const projectCompanies = memberEndpoints("company");
export const projectContacts = memberEndpoints("contact");

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
