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
  /** Proposing, telling what connecting would write, or connecting. */
  kind: z.enum(["propose", "preview", "connect"]),
  state: z.enum(JOB_STATES),
  /** Of previews and connecting. */
  rule: z.enum(MATCH_RULES).nullable(),
  /** Records dealt with so far. */
  done: z.int(),
  /** null where it is not known yet. */
  total: z.int().nullable(),
  /** Of proposing: actors read. Of previews and connecting: crmValues, erpValues, connected, left, failed. */
  figures: z.record(z.string(), z.int()),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** When it is tried again after a failure of the ERP. */
  nextAttemptAt: z.iso.datetime().nullable(),
  /** English, technical; "" where nothing failed. */
  failure: z.string(),
  explanation: z.string(),
  isCancelling: z.boolean(),
});
export type MatchWork = z.infer<typeof matchWork>;

/** Which records: those of a list that is searched like this, or the named ones. Linked ones are left out. */
export const matchedList = z.object({
  query: recordFilter.default({}),
  /** Only these records of it. */
  ids: z.array(z.int().positive()).max(10_000).optional(),
});

/** Proposals for the unlinked records of a list, against one actor type of one connection. */
export const matchJob = z.object({
  id: z.int(),
  connectionId: z.int(),
  connectionName: z.string(),
  /** Whether the connection can be used now. */
  isActive: z.boolean(),
  entity: z.enum(CRM_ENTITIES),
  actorType: z.string(),
  list: z.object({ query: recordFilter, selected: z.int().nullable() }),
  /** Whether the list had more records than are matched at once. */
  isCut: z.boolean(),
  username: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** The newest of each kind, newest first. */
  work: z.array(matchWork),
  /** How many proposals there are. */
  counts: z.object({
    all: z.int(),
    suggested: z.int(),
    ambiguous: z.int(),
    none: z.int(),
    /** Suggested, and at or above CERTAIN_SCORE. */
    certain: z.int(),
    /** Accepted, and not yet connected. */
    accepted: z.int(),
    connected: z.int(),
    left: z.int(),
    failed: z.int(),
    disconnected: z.int(),
  }),
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
  /** Percent. */
  score: z.int(),
  reasons: z.array(z.enum(MATCH_REASONS)),
  /** The record to which the actor is proposed or linked instead; null where it is free. */
  takenBy: z.object({ id: z.int(), name: z.string() }).nullable(),
});
export type MatchCandidate = z.infer<typeof matchCandidate>;

export const matchProposal = z.object({
  /** Of the record. */
  recordId: z.int(),
  recordName: z.string(),
  city: z.string(),
  number: z.string(),
  status: z.enum(MATCH_STATUSES),
  /** null where none is proposed. */
  actor: matchedActor.nullable(),
  score: z.int(),
  reasons: z.array(z.enum(MATCH_REASONS)),
  /** How many actors may be meant, the proposed one among them. */
  candidates: z.int(),
  /** A person has chosen the actor. */
  isChosen: z.boolean(),
  accepted: z.boolean(),
  outcome: z.enum(MATCH_OUTCOMES).nullable(),
  /** Why it was left or failed: a code. */
  problem: z.string(),
  /** In the words of the ERP, or the names of fields. */
  explanation: z.string(),
  linkId: z.int().nullable(),
});
export type MatchProposal = z.infer<typeof matchProposal>;
