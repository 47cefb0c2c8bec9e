import { z } from "zod";
import { CRM_ENTITIES } from "./crm.ts";
import { JOB_STATES } from "./jobs.ts";
import { recordFilter } from "./record-lists.ts";

/** Records that one matching deals with, at most; the rest of a longer list is matched afterwards. */
export const MAX_MATCHED_RECORDS = 100_000;

/** From this score on, in percent, a proposal is one that people accept without looking at it. */
export const CERTAIN_SCORE = 90;

/**
 * What speaks for a proposal: agreeing VAT numbers, numbers, e-mail addresses, names, cities, a similar name; and what
 * speaks against it.
 */
export const MATCH_REASONS = [
  "vat-number",
  "number",
  "email",
  "name",
  "similar-name",
  "city",
  "other-vat-number",
  "other-name",
  "other-city",
] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

/** "ambiguous": another actor, or another record, fits as well. "none": no actor fits well enough. */
export const MATCH_STATUSES = ["suggested", "ambiguous", "none"] as const;
export type MatchStatus = (typeof MATCH_STATUSES)[number];

/**
 * What happens to values that differ: "priority" keeps the side that the sync priority puts first, "crm" and "erp" that
 * side, each as far as the directions of the mapping allow. A blank side is always filled in. "fill-blanks" connects
 * only records in which no value has to give way, and leaves the others to be decided one by one.
 */
export const MATCH_RULES = ["priority", "crm", "erp", "fill-blanks"] as const;
export type MatchRule = (typeof MATCH_RULES)[number];

/**
 * What became of an accepted proposal. "left": not connected, for a reason that the user can do something about:
 * already-linked, values-differ, parent-not-linked, actor-not-found, not-found. "failed": the ERP refused the change.
 */
export const MATCH_OUTCOMES = ["connected", "left", "failed", "disconnected"] as const;
export type MatchOutcome = (typeof MATCH_OUTCOMES)[number];

/** Work of a matching in the background. */
export const matchWork = z.object({
  id: z.int(),
  kind: z
    .enum(["propose", "preview", "connect"])
    .describe("Proposing, telling what connecting would write, or connecting."),
  state: z.enum(JOB_STATES),
  rule: z.enum(MATCH_RULES).nullable().describe("Of previews and connecting."),
  done: z.int().describe("Records dealt with so far."),
  total: z.int().nullable().describe("null where it is not known yet."),
  figures: z
    .record(z.string(), z.int())
    .describe(
      "Of proposing: actors read. Of previews and connecting: crmValues, erpValues, connected, left, failed.",
    ),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  nextAttemptAt: z.iso.datetime().nullable().describe("When it is tried again after a failure of the ERP."),
  failure: z.string().describe('English, technical; "" where nothing failed.'),
  explanation: z.string(),
  isCancelling: z.boolean(),
});
export type MatchWork = z.infer<typeof matchWork>;

/** Which records: those of a list that is searched like this, or the named ones. Linked ones are left out. */
export const matchedList = z.object({
  query: recordFilter.default({}),
  ids: z.array(z.int().positive()).max(10_000).optional().describe("Only these records of it."),
});

/** Proposals for the unlinked records of a list, against one actor type of one connection. */
export const matchJob = z.object({
  id: z.int(),
  connectionId: z.int(),
  connectionName: z.string(),
  isActive: z.boolean().describe("Whether the connection can be used now."),
  entity: z.enum(CRM_ENTITIES),
  actorType: z.string(),
  list: z.object({ query: recordFilter, selected: z.int().nullable() }),
  isCut: z.boolean().describe("Whether the list had more records than are matched at once."),
  username: z.string().nullable(),
  createdAt: z.iso.datetime(),
  work: z.array(matchWork).describe("The newest of each kind, newest first."),
  counts: z
    .object({
      all: z.int(),
      suggested: z.int(),
      ambiguous: z.int(),
      none: z.int(),
      certain: z.int().describe("Suggested, and at or above CERTAIN_SCORE."),
      accepted: z.int().describe("Accepted, and not yet connected."),
      connected: z.int(),
      left: z.int(),
      failed: z.int(),
      disconnected: z.int(),
    })
    .describe("How many proposals there are."),
});
export type MatchJob = z.infer<typeof matchJob>;

/** What an actor is known by, as far as it is mapped. */
const matchedActor = z.object({
  erpKey: z.string(),
  name: z.string(),
  city: z.string(),
  number: z.string(),
  vatNumber: z.string(),
  email: z.string(),
});

export const matchCandidate = z.object({
  actor: matchedActor,
  score: z.int().describe("Percent."),
  reasons: z.array(z.enum(MATCH_REASONS)),
  takenBy: z
    .object({ id: z.int(), name: z.string() })
    .nullable()
    .describe("The record to which the actor is proposed or linked instead; null where it is free."),
});
export type MatchCandidate = z.infer<typeof matchCandidate>;

export const matchProposal = z.object({
  recordId: z.int().describe("Of the record."),
  recordName: z.string(),
  city: z.string(),
  number: z.string(),
  status: z.enum(MATCH_STATUSES),
  actor: matchedActor.nullable().describe("null where none is proposed."),
  score: z.int(),
  reasons: z.array(z.enum(MATCH_REASONS)),
  candidates: z.int().describe("How many actors may be meant, the proposed one among them."),
  isChosen: z.boolean().describe("A person has chosen the actor."),
  accepted: z.boolean(),
  outcome: z.enum(MATCH_OUTCOMES).nullable(),
  problem: z.string().describe("Why it was left or failed: a code."),
  explanation: z.string().describe("In the words of the ERP, or the names of fields."),
  linkId: z.int().nullable(),
});
export type MatchProposal = z.infer<typeof matchProposal>;
