import { z } from "zod";
import { CRM_ENTITIES } from "./crm.ts";
import { endpoint, idParams } from "./endpoint.ts";
import { JOB_STATES } from "./jobs.ts";
import { pageOf, pageQuery } from "./page.ts";
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
const matchedList = z.object({
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

const proposalFilter = {
  status: z.enum(MATCH_STATUSES).optional(),
  /** Percent. */
  minScore: z.coerce.number().int().min(0).max(100).optional(),
  maxScore: z.coerce.number().int().min(0).max(100).optional(),
};

export const listMatchTargets = endpoint("GET", "/match-jobs/targets", {
  summary: "Connections and actor types that the records of an entity can be matched with",
  access: "user",
  query: z.object({ entity: z.enum(CRM_ENTITIES) }),
  reply: z.object({
    items: z.array(
      z.object({ connectionId: z.int(), connectionName: z.string(), actorTypes: z.array(z.string()) }),
    ),
  }),
});

export const createMatchJob = endpoint("POST", "/match-jobs", {
  summary: "Propose actors for all unlinked records of a list; it goes on in the background",
  access: "user",
  body: z.object({
    connectionId: z.int(),
    entity: z.enum(CRM_ENTITIES),
    actorType: z.string(),
    list: matchedList.default({ query: {} }),
  }),
  reply: matchJob,
  status: 202,
  problems: ["not-allowed", "connection-inactive"],
});

export const listMatchJobs = endpoint("GET", "/match-jobs", {
  summary: "The latest matchings in connections where the user may connect, newest first",
  access: "user",
  query: z.object({
    entity: z.enum(CRM_ENTITIES).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(10),
  }),
  reply: z.object({ items: z.array(matchJob) }),
});

export const getMatchJob = endpoint("GET", "/match-jobs/{id}", {
  summary: "A matching with its progress and how many proposals there are of each sort",
  access: "user",
  params: idParams,
  reply: matchJob,
  problems: ["not-allowed"],
});

export const deleteMatchJob = endpoint("DELETE", "/match-jobs/{id}", {
  summary: "Forget the proposals; what was connected stays connected",
  access: "user",
  params: idParams,
  problems: ["not-allowed"],
});

export const cancelMatchJob = endpoint("POST", "/match-jobs/{id}/cancel", {
  summary: "End what is under way, between two records; what was connected stays connected",
  access: "user",
  params: idParams,
  reply: matchJob,
  problems: ["not-allowed"],
});

export const listMatchProposals = endpoint("GET", "/match-jobs/{id}/proposals", {
  summary: "The proposals, those of the highest score first",
  access: "user",
  params: idParams,
  query: pageQuery.extend({
    ...proposalFilter,
    accepted: z.stringbool().optional(),
    outcome: z.enum(MATCH_OUTCOMES).optional(),
    /** One record only. */
    recordId: z.coerce.number().int().optional(),
  }),
  reply: pageOf(matchProposal),
  problems: ["not-allowed"],
});

const proposalParams = idParams.extend({ recordId: z.coerce.number().int().positive() });

export const listMatchCandidates = endpoint("GET", "/match-jobs/{id}/proposals/{recordId}/candidates", {
  summary: "The actors that a record may be, the best first",
  access: "user",
  params: proposalParams,
  reply: z.object({ items: z.array(matchCandidate) }),
  problems: ["not-allowed"],
});

export const patchMatchProposal = endpoint("PATCH", "/match-jobs/{id}/proposals/{recordId}", {
  summary: "Accept a proposal or not, or choose another of its candidates",
  access: "user",
  params: proposalParams,
  body: z.object({
    accepted: z.boolean().optional(),
    /** Of one of the candidates; null: none of them. */
    erpKey: z.string().nullable().optional(),
  }),
  reply: matchProposal,
  problems: ["not-allowed", "already-linked", "actor-not-found", "job-under-way"],
});

export const acceptMatchProposals = endpoint("POST", "/match-jobs/{id}/accept", {
  summary:
    "Accept, or no longer accept, all proposals that fit a filter; records without a proposal are left out",
  access: "user",
  params: idParams,
  body: z.object({
    accepted: z.boolean(),
    ...proposalFilter,
    recordIds: z.array(z.int().positive()).max(10_000).optional(),
  }),
  reply: z.object({ changed: z.int() }),
  problems: ["not-allowed", "job-under-way"],
});

const ruleBody = z.object({ rule: z.enum(MATCH_RULES).default("priority") });

export const previewMatchJob = endpoint("POST", "/match-jobs/{id}/preview", {
  summary:
    "Tell what connecting the accepted proposals would write, without writing; it goes on in the background",
  access: "user",
  params: idParams,
  body: ruleBody,
  reply: matchWork,
  status: 202,
  problems: ["not-allowed", "connection-inactive", "job-under-way"],
});

/** What connecting one record would write, or why it would be left. */
export const matchChange = z.object({
  id: z.int(),
  category: z.enum(["change", "left"]),
  recordId: z.int(),
  recordName: z.string(),
  erpKey: z.string(),
  /** The ERP field that a value is of; "" where the whole record is concerned. */
  fieldName: z.string(),
  crmFieldKey: z.string().nullable(),
  target: z.enum(["crm", "erp"]).nullable(),
  oldValue: z.string().nullable(),
  newValue: z.string().nullable(),
  /** Why it would be left; "" otherwise. */
  reason: z.string(),
  /** Names of the fields that differ, where that is the reason. */
  explanation: z.string(),
});
export type MatchChange = z.infer<typeof matchChange>;

export const listMatchChanges = endpoint("GET", "/match-jobs/{id}/changes", {
  summary: "What the latest preview found, value by value",
  access: "user",
  params: idParams,
  query: pageQuery.extend({ category: z.enum(["change", "left"]).optional() }),
  reply: pageOf(matchChange),
  problems: ["not-allowed"],
});

export const connectMatchJob = endpoint("POST", "/match-jobs/{id}/connect", {
  summary:
    "Connect the accepted proposals, each wholly or not at all; those that failed before are tried again",
  access: "user",
  params: idParams,
  body: ruleBody,
  reply: matchWork,
  status: 202,
  problems: ["not-allowed", "connection-inactive", "job-under-way"],
});

export const disconnectMatchJob = endpoint("POST", "/match-jobs/{id}/disconnect", {
  summary:
    "Disconnect again what this matching connected; values stay as they are, and nothing is deleted in the ERP",
  access: "user",
  params: idParams,
  reply: z.object({ disconnected: z.int() }),
  problems: ["not-allowed", "job-under-way"],
});
