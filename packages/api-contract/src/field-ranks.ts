import { z } from "zod";
import { CRM_ENTITIES } from "./crm.ts";
import { endpoint, idParams } from "./endpoint.ts";

const typeParams = idParams.extend({ actorType: z.string() });

/** A field in the order of an actor type. */
export const rankedField = z.object({
  fieldKey: z.string(),
  displayName: z.string(),
  displayDescription: z.string(),
  fieldType: z.string(),
  rank: z.int().describe("From 1."),
  showInErpTab: z.boolean(),
  showInSearch: z.boolean(),
  missingInErp: z.boolean(),
});
export type RankedField = z.infer<typeof rankedField>;

export const fieldRanks = z.object({
  actorType: z.string(),
  crmEntity: z.enum(CRM_ENTITIES),
  version: z.int().describe("Counts the changes of this order; for `If-Match`."),
  fields: z.array(rankedField).describe("In their order."),
});
export type FieldRanks = z.infer<typeof fieldRanks>;

export const getFieldRanks = endpoint("GET", "/erp-connections/{id}/ranks/{actorType}", {
  summary: "All fields of an actor type in the order of the ERP tab, search results and dialogs",
  access: "administrator",
  params: typeParams,
  reply: fieldRanks,
});

export const putFieldRanks = endpoint("PUT", "/erp-connections/{id}/ranks/{actorType}", {
  summary:
    "Put the fields of one actor type in order. Fields that are left out follow, in the order they had",
  access: "administrator",
  params: typeParams,
  body: z.object({ fieldKeys: z.array(z.string()) }),
  reply: fieldRanks,
  problems: ["version-conflict"],
});
