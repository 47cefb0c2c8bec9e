import { z } from "zod";
import { CRM_ENTITIES } from "./crm.ts";
import { endpoint, idParams } from "./endpoint.ts";
import { link } from "./links.ts";

export const createActorInErp = endpoint("POST", "/links/create-actor", {
  summary:
    "Create an actor in the ERP from a record, and connect the two. Never creates twice, see create-in-doubt",
  access: "user",
  body: z.object({
    connectionId: z.int(),
    entity: z.enum(CRM_ENTITIES),
    entityId: z.int(),
    actorType: z.string(),
    values: z
      .record(z.string(), z.string())
      .default({})
      .describe("What the user filled in, canonical text by ERP field key; only fields that ask the user."),
  }),
  reply: link,
  status: 201,
  problems: [
    "not-allowed",
    "connection-inactive",
    "already-linked",
    "parent-not-linked",
    "erp-refused",
    "erp-unreachable",
    "create-in-doubt",
  ],
});

/** An actor of the ERP that may be the one that was sent. */
export const createCandidate = z.object({
  erpKey: z.string(),
  lastModified: z.string(),
  parentErpKey: z.string(),
  values: z
    .record(z.string(), z.string())
    .describe("Canonical text by ERP field key; items of mapped lists by their names."),
  isNew: z.boolean().describe("It was not there before the actor was sent."),
  isSame: z.boolean().describe("Number, name, and whatever else the actor can be known by agree."),
});

/** An actor that was sent to be created, of which it is not known whether it was. */
export const uncertainCreate = z.object({
  id: z.int(),
  connectionId: z.int(),
  connectionName: z.string(),
  entity: z.enum(CRM_ENTITIES),
  entityId: z.int(),
  recordName: z.string(),
  actorType: z.string(),
  sentAt: z.iso.datetime(),
  state: z.enum(["sent", "in-doubt"]).describe('"sent": it has not been looked for yet.'),
  explanation: z
    .string()
    .describe(
      'What is in doubt, and what to do; in the caller\'s language. "" before it has been looked for.',
    ),
  attempts: z.int(),
  nextAttemptAt: z.iso.datetime().describe("When the ERP is looked through again."),
  columns: z
    .array(z.object({ fieldKey: z.string(), displayName: z.string(), fieldType: z.string() }))
    .describe("The fields below, in the order of the mapping."),
  values: z.record(z.string(), z.string()).describe("As it was sent; texts as those of the candidates."),
  candidates: z.array(createCandidate),
});
export type UncertainCreate = z.infer<typeof uncertainCreate>;

export const listUncertainCreates = endpoint("GET", "/uncertain-creates", {
  summary: "Actors of which it is not known whether the ERP has created them, with what they may be",
  access: "user",
  reply: z.object({ items: z.array(uncertainCreate) }),
});

const settled = ["not-allowed", "connection-inactive", "already-linked", "erp-refused", "erp-unreachable"];

export const lookForUncertainCreate = endpoint("POST", "/uncertain-creates/{id}/search", {
  summary: "Look through the ERP now; `linkId` is null when it is still in doubt",
  access: "user",
  params: idParams,
  reply: z.object({ linkId: z.int().nullable() }),
  problems: settled,
});

export const chooseUncertainCreate = endpoint("POST", "/uncertain-creates/{id}/choose", {
  summary: "Say which actor it is, and connect it",
  access: "user",
  params: idParams,
  body: z.object({ erpKey: z.string().min(1) }),
  reply: z.object({ linkId: z.int() }),
  problems: [...settled, "actor-not-found"],
});

export const repeatUncertainCreate = endpoint("POST", "/uncertain-creates/{id}/create-anyway", {
  summary: "Say that it was not created, and create it",
  access: "user",
  params: idParams,
  reply: z.object({ linkId: z.int() }),
  problems: [...settled, "create-in-doubt"],
});

export const giveUpUncertainCreate = endpoint("DELETE", "/uncertain-creates/{id}", {
  summary: "Forget it; what the ERP may have created stays there without a link",
  access: "user",
  params: idParams,
  problems: ["not-allowed"],
});
