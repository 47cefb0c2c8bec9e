import { z } from "zod";
import { CRM_ENTITIES } from "./crm.ts";
import { endpoint, idParams } from "./endpoint.ts";

const typeParams = idParams.extend({ actorType: z.string() });

export const fieldMapping = z.object({
  fieldKey: z.string(),
  crmFieldKey: z.string().nullable(),
  syncToCrm: z.boolean(),
  syncToErp: z.boolean(),
  showInErpTab: z.boolean(),
  showInSearch: z.boolean(),
});
export type FieldMapping = z.infer<typeof fieldMapping>;

/** A row of the Mappings dialog: the ERP field with its mapping. */
export const erpField = fieldMapping.extend({
  displayName: z.string(),
  displayDescription: z.string(),
  fieldType: z.string(),
  listName: z.string(),
  maxLength: z.int(),
  access: z.string(),
  searchable: z.boolean(),
  rank: z.int(),
  missingInErp: z.boolean(),
  missingInCrm: z.boolean(),
  storedAs: z
    .array(z.string())
    .describe(
      "What the ERP has been learned to do to texts that are written to the field, in order: trim-end, trim, single-spaces, compose, upper-case, lower-case, title-case, digits, plus-and-digits, no-leading-zeros, zeros-8 (padded to 8). Empty where nothing has been learned.",
    ),
});
export type ErpField = z.infer<typeof erpField>;

export const actorTypeMapping = z.object({
  actorType: z.string(),
  crmEntity: z.enum(CRM_ENTITIES),
  active: z.boolean(),
  version: z.int().describe("Counts the changes of this mapping; for `If-Match`."),
  fields: z.array(erpField),
  claimedBy: z
    .record(z.string(), z.string())
    .describe(
      "CRM fields that another active connection writes one-way: the connection's name by CRM field key.",
    ),
  sharedWith: z
    .record(z.string(), z.string())
    .describe(
      "CRM fields that another active connection writes two-way: only two-way can this one write them, too.",
    ),
});
export type ActorTypeMapping = z.infer<typeof actorTypeMapping>;

export const listActorTypes = endpoint("GET", "/erp-connections/{id}/actor-types", {
  summary: "The actor types of a connection with their mapping state",
  access: "administrator",
  params: idParams,
  reply: z.object({
    items: z.array(
      z.object({
        actorType: z.string(),
        crmEntity: z.enum(CRM_ENTITIES),
        active: z.boolean(),
        mappedCount: z.int(),
      }),
    ),
  }),
});

export const getMapping = endpoint("GET", "/erp-connections/{id}/mappings/{actorType}", {
  summary: "The field mapping of one actor type",
  access: "administrator",
  params: typeParams,
  reply: actorTypeMapping,
});

export const putMapping = endpoint("PUT", "/erp-connections/{id}/mappings/{actorType}", {
  summary: "Replace the field mapping of one actor type. Fields that are left out keep theirs",
  access: "administrator",
  params: typeParams,
  body: z.object({ active: z.boolean(), fields: z.array(fieldMapping) }),
  reply: actorTypeMapping,
  problems: ["connection-active", "version-conflict", "mapping-invalid"],
});

/** `fields` are those that are to change; `version` as it was read, left out by who does not mind. */
const mappingChange = z.object({
  actorType: z.string(),
  version: z.int().optional(),
  active: z.boolean(),
  fields: z.array(fieldMapping),
});

export const putMappings = endpoint("PUT", "/erp-connections/{id}/mappings", {
  summary: "Replace the field mappings of several actor types at once: all of them or none",
  access: "administrator",
  params: idParams,
  body: z.object({ types: z.array(mappingChange) }),
  reply: z.object({
    types: z.array(actorTypeMapping),
    toCompare: z
      .int()
      .describe("How many linked records are compared on both sides when the connection is active next."),
  }),
  problems: ["connection-active", "version-conflict", "mapping-invalid"],
});

/** One mapped list field with the items of its ERP list, each with a CRM item or null. */
export const listMapping = z.object({
  actorType: z.string(),
  fieldKey: z.string(),
  displayName: z.string(),
  listName: z.string(),
  crmFieldKey: z.string(),
  crmListId: z.int(),
  version: z.int().describe("Counts the changes of this list's mapping; to be sent back with a change."),
  items: z.array(
    z.object({
      erpItemKey: z.string(),
      text: z.string(),
      crmItemKey: z.string().nullable(),
      isNew: z.boolean(),
    }),
  ),
  crmItems: z.array(z.object({ key: z.string(), name: z.string() })),
  error: z.string().describe('"" or why the ERP list could not be read: then `items` are those stored.'),
});
export type ListMapping = z.infer<typeof listMapping>;

export const getListMappings = endpoint("GET", "/erp-connections/{id}/list-mappings", {
  summary: "The list mappings of all mapped list fields",
  access: "administrator",
  params: idParams,
  reply: z.object({ items: z.array(listMapping) }),
});

export const putListMappings = endpoint("PUT", "/erp-connections/{id}/list-mappings", {
  summary: "Replace the list mappings of the fields that are sent",
  access: "administrator",
  params: idParams,
  body: z.object({
    fields: z.array(
      z.object({
        actorType: z.string(),
        fieldKey: z.string(),
        version: z.int().optional().describe("As it was read; left out by who does not mind."),
        items: z.array(z.object({ erpItemKey: z.string(), crmItemKey: z.string().nullable() })),
      }),
    ),
  }),
  reply: z.object({ items: z.array(listMapping) }),
  problems: ["connection-active", "version-conflict", "list-mapping-invalid"],
});
