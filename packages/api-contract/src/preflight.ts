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
  /** "" where the actor is not linked. */
  recordName: z.string(),
  erpKey: z.string().nullable(),
  /** As its side holds it; null where it holds none. */
  value: z.string().nullable(),
  /** As of problems; of changed-on-the-way value and becomes. */
  details: z.record(z.string(), z.string()),
});

export const preflightFinding = z.object({
  code: z.string(),
  /** Where the value is. */
  side: z.enum(["erp", "crm"]),
  /** How many records have such a value. */
  count: z.int(),
  /** The list items concerned, those of most records first, at most 200. */
  items: z.array(z.object({ key: z.string(), text: z.string(), count: z.int() })),
  /** At most ten. */
  examples: z.array(example),
});
export type PreflightFinding = z.infer<typeof preflightFinding>;

export const preflightReport = z.object({
  job,
  actorType: z.string(),
  /** Whether linked records were looked at on both sides, or, because nothing is linked, actors of the ERP. */
  subject: z.enum(["links", "actors"]),
  /** How many records were looked at so far, … */
  records: z.int(),
  /** … and in how many of them the mapping meets something. */
  concerned: z.int(),
  /** Linked records that could not be looked at: missing-in-crm, missing-in-erp, erp-refused, paused. */
  unreadable: z.array(z.object({ because: z.string(), count: z.int(), examples: z.array(example) })),
  /** Fields that have something to tell, by rank. */
  fields: z.array(
    z.object({
      erpFieldKey: z.string(),
      erpFieldName: z.string(),
      crmFieldKey: z.string(),
      /** How many values differ between the two sides. */
      differing: z.int(),
      findings: z.array(preflightFinding),
    }),
  ),
});
export type PreflightReport = z.infer<typeof preflightReport>;

export const startPreflight = endpoint("POST", "/erp-connections/{id}/mappings/{actorType}/preflight", {
  summary:
    "Look at real records with a mapping that is not saved yet, and tell what it would meet. Writes nothing",
  access: "administrator",
  params: idParams.extend({ actorType: z.string() }),
  body: z.object({
    /** The draft; fields that are left out are mapped as they are stored. */
    fields: z.array(fieldMapping).default([]),
    /** How many linked records, from all over the table; null: all of them. */
    sample: z.int().min(1).max(MAX_SAMPLE).nullable().default(PREFLIGHT_SAMPLE),
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
