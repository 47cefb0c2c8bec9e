import { z } from "zod";
import { CRM_ENTITIES } from "./crm.ts";
import { endpoint, idParams } from "./endpoint.ts";
import { job } from "./jobs.ts";
import { fieldMapping } from "./mappings.ts";

/** Records of the sample when nothing else is asked for, and at most. */
export const PREFLIGHT_SAMPLE = 500;
const MAX_SAMPLE = 10_000;

/**
 * What a value would meet: the code of the problem that it would raise, blank-mandatory-in-crm,
 * blank-mandatory-in-erp, or changed-on-the-way (it would not come back from the other side as it is).
 */
const example = z.object({
  entity: z.enum(CRM_ENTITIES).nullable(),
  entityId: z.int().nullable(),
  recordName: z.string().describe('"" where the actor is not linked.'),
  erpKey: z.string().nullable(),
  value: z.string().nullable().describe("As its side holds it; null where it holds none."),
  details: z
    .record(z.string(), z.string())
    .describe("As of problems; of changed-on-the-way value and becomes."),
});

export const preflightFinding = z.object({
  code: z.string(),
  side: z.enum(["erp", "crm"]).describe("Where the value is."),
  count: z.int().describe("How many records have such a value."),
  items: z
    .array(z.object({ key: z.string(), text: z.string(), count: z.int() }))
    .describe("The list items concerned, those of most records first, at most 200."),
  examples: z.array(example).describe("At most ten."),
});
export type PreflightFinding = z.infer<typeof preflightFinding>;

export const preflightReport = z.object({
  job,
  actorType: z.string(),
  subject: z
    .enum(["links", "actors"])
    .describe(
      "Whether linked records were looked at on both sides, or, because nothing is linked, actors of the ERP.",
    ),
  records: z.int().describe("How many records were looked at so far."),
  concerned: z.int().describe("In how many of them the mapping meets something."),
  unreadable: z
    .array(z.object({ because: z.string(), count: z.int(), examples: z.array(example) }))
    .describe(
      "Linked records that could not be looked at: missing-in-crm, missing-in-erp, erp-refused, paused.",
    ),
  fields: z
    .array(
      z.object({
        erpFieldKey: z.string(),
        erpFieldName: z.string(),
        crmFieldKey: z.string(),
        differing: z.int().describe("How many values differ between the two sides."),
        findings: z.array(preflightFinding),
      }),
    )
    .describe("Fields that have something to tell, by rank."),
});
export type PreflightReport = z.infer<typeof preflightReport>;

export const startPreflight = endpoint("POST", "/erp-connections/{id}/mappings/{actorType}/preflight", {
  summary:
    "Look at real records with a mapping that is not saved yet, and tell what it would meet. Writes nothing",
  access: "administrator",
  params: idParams.extend({ actorType: z.string() }),
  body: z.object({
    fields: z
      .array(fieldMapping)
      .default([])
      .describe("The draft; fields that are left out are mapped as they are stored."),
    sample: z
      .int()
      .min(1)
      .max(MAX_SAMPLE)
      .nullable()
      .default(PREFLIGHT_SAMPLE)
      .describe("How many linked records, from all over the table; null: all of them."),
  }),
  reply: job,
  status: 202,
  problems: ["connection-deleted", "mapping-invalid"],
});

export const getPreflight = endpoint("GET", "/jobs/{id}/preflight", {
  summary: "What a pre-flight has found so far, field by field, with examples",
  access: "administrator",
  params: idParams,
  reply: preflightReport,
});
