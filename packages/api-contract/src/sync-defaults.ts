import { z } from "zod";
import { CRM_ENTITIES } from "./crm.ts";
import { endpoint, idParams } from "./endpoint.ts";

const typeParams = idParams.extend({ actorType: z.string() });

/** Where the value of a field comes from when an actor is created in the ERP. */
export const syncDefault = z.object({
  fieldKey: z.string(),
  hasDefault: z
    .boolean()
    .describe("*Set default value*: `default` is filled in; alone it is applied silently."),
  default: z
    .string()
    .max(8000)
    .describe('Canonical text, the item\'s key for a list; "" without a default value.'),
  askUser: z
    .boolean()
    .describe("*Ask user for value*: the field is shown, with the default value where there is one."),
  mandatory: z
    .boolean()
    .describe("*Mandatory - User must fill in value*; always true where the connector says Mandatory."),
});
export type SyncDefault = z.infer<typeof syncDefault>;

/** A field that can have a default value, with the one it has. One without has neither a value nor a question. */
export const defaultField = syncDefault.extend({
  displayName: z.string(),
  displayDescription: z.string(),
  fieldType: z.string(),
  listName: z.string(),
  maxLength: z.int(),
  access: z.string(),
  syncToErp: z.boolean().describe("Whether the field is synchronised towards the ERP, which fills it, too."),
  missingInErp: z.boolean(),
});
export type DefaultField = z.infer<typeof defaultField>;

export const syncDefaults = z.object({
  actorType: z.string(),
  crmEntity: z.enum(CRM_ENTITIES),
  version: z.int().describe("Counts the changes of these defaults; for `If-Match`."),
  fields: z.array(defaultField).describe("By rank."),
});
export type SyncDefaults = z.infer<typeof syncDefaults>;

export const getDefaults = endpoint("GET", "/erp-connections/{id}/defaults/{actorType}", {
  summary: "The fields of an actor type that can have a default value, with the one they have",
  access: "administrator",
  params: typeParams,
  reply: syncDefaults,
});

export const putDefaults = endpoint("PUT", "/erp-connections/{id}/defaults/{actorType}", {
  summary: "Replace the default values of one actor type. Fields that are left out have none afterwards",
  access: "administrator",
  params: typeParams,
  body: z.object({ defaults: z.array(syncDefault) }),
  reply: syncDefaults,
  problems: ["version-conflict", "defaults-invalid"],
});
