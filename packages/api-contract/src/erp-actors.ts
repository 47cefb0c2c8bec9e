import { z } from "zod";
import { endpoint, idParams } from "./endpoint.ts";

const typeParams = idParams.extend({ actorType: z.string() });

/** An ERP actor as a user sees it: values as canonical text, list values also as text of their item. */
export const erpActor = z.object({
  actorType: z.string(),
  erpKey: z.string(),
  lastModified: z.string(),
  parentActorType: z.string(),
  parentErpKey: z.string(),
  values: z.record(z.string(), z.string()),
  texts: z.record(z.string(), z.string()).describe("Texts of list values by field key."),
  linkedTo: z
    .object({ entity: z.string(), id: z.int(), name: z.string() })
    .nullable()
    .describe("The record that the actor is already linked to, where it is."),
});
export type ErpActor = z.infer<typeof erpActor>;

export const actorColumn = z.object({ fieldKey: z.string(), displayName: z.string(), fieldType: z.string() });

/** What a search of the ERP found. */
export const foundActors = z.object({
  columns: z.array(actorColumn),
  /** At most 10,000: whoever looks for one has to search for less. */
  items: z.array(erpActor),
  /** How many the ERP found. */
  total: z.int(),
});

/** With `parentActorType` and `parentErpKey` the search is limited to that actor's children. */
export const searchActors = endpoint("GET", "/erp-connections/{id}/actors/{actorType}", {
  summary: "Simple search",
  access: "user",
  params: typeParams,
  query: z.object({
    text: z.string().default(""),
    parentActorType: z.string().optional(),
    parentErpKey: z.string().optional(),
  }),
  reply: foundActors,
  problems: ["connector-failed", "connection-inactive", "not-allowed"],
});

export const getActor = endpoint("GET", "/erp-connections/{id}/actors/{actorType}/{erpKey}", {
  summary: "One actor",
  access: "user",
  params: typeParams.extend({ erpKey: z.string() }),
  reply: z.object({ columns: z.array(actorColumn), actor: erpActor }),
  problems: ["connector-failed", "actor-not-found"],
});
