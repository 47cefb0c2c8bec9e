import { z } from "zod";
import { capabilityProfile } from "./capability-profile.ts";
import { endpoint, idParams } from "./endpoint.ts";

/** One call that a rule made. Carries no secrets. */
export const checkEvidence = z.object({
  operation: z.string(),
  sent: z.string(),
  came: z.string(),
  ms: z.int(),
  reused: z.boolean().describe("Answered from memory, because an earlier rule asked the same."),
});
export type CheckEvidence = z.infer<typeof checkEvidence>;

export const ruleFinding = z.object({
  id: z.string(),
  sentence: z.string().describe('Goes on from "The connector": "leaves out keys that do not exist".'),
  outcome: z.enum(["passed", "failed", "not-tested"]),
  reason: z
    .string()
    .describe('What was expected and what came instead, or why it could not be tested; "" where it passed.'),
  evidence: z.array(checkEvidence).describe("The last calls of the rule, at most twenty."),
  calls: z.int().describe("How many calls there were."),
});
export type RuleFinding = z.infer<typeof ruleFinding>;

export const checkReport = z.object({
  url: z.string(),
  startedAt: z.iso.datetime(),
  ms: z.int(),
  groups: z.array(z.object({ id: z.string(), title: z.string(), rules: z.array(ruleFinding) })),
  profile: capabilityProfile.nullable().describe("null where nothing answered."),
  leftBehind: z
    .array(z.string())
    .describe("What the examination left behind, such as actors that it created: one sentence each."),
});
export type CheckReport = z.infer<typeof checkReport>;

export const getCapabilityProfile = endpoint("GET", "/sync-connectors/{id}/profile", {
  summary: "How the connector behaves where the contract leaves a choice, as found by the last check",
  access: "administrator",
  params: idParams,
  reply: z.object({ profile: capabilityProfile.nullable() }),
});

export const checkSyncConnector = endpoint("POST", "/sync-connectors/{id}/check", {
  summary:
    "Examine the connector by every rule that reads only, and keep its capability profile. Takes up to two minutes",
  access: "administrator",
  params: idParams,
  body: z.object({
    connectionId: z
      .int()
      .optional()
      .describe("A connection whose configuration is used, under an id of the examination's own."),
    config: z
      .record(z.string(), z.string().max(10_000))
      .default({})
      .describe(
        "Configuration values by field key, in plain text; they stand in for those of the connection.",
      ),
  }),
  reply: checkReport,
  problems: ["connector-deleted", "connection-deleted", "connector-failed", "mandatory-fields-missing"],
});
