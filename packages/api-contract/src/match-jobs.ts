import { z } from "zod";
import { CRM_ENTITIES } from "./crm.ts";
import { endpoint, idParams } from "./endpoint.ts";
import {
  MATCH_OUTCOMES,
  MATCH_RULES,
  MATCH_STATUSES,
  matchCandidate,
  matchedList,
  matchJob,
  matchProposal,
  matchWork,
} from "./match-types.ts";
import { pageOf, pageQuery } from "./page.ts";

const proposalFilter = {
  status: z.enum(MATCH_STATUSES).optional(),
  minScore: z.coerce.number().int().min(0).max(100).optional().describe("Percent."),
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

export const tryMatchJobNow = endpoint("POST", "/match-jobs/{id}/try-now", {
  summary: "Make the next attempt at once, where what is under way waits because the ERP failed",
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
    recordId: z.coerce.number().int().optional().describe("One record only."),
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
    erpKey: z.string().nullable().optional().describe("Of one of the candidates; null: none of them."),
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
  fieldName: z.string().describe('The ERP field that a value is of; "" where the whole record is concerned.'),
  crmFieldKey: z.string().nullable(),
  target: z.enum(["crm", "erp"]).nullable(),
  oldValue: z.string().nullable(),
  newValue: z.string().nullable(),
  reason: z.string().describe('Why it would be left; "" otherwise.'),
  explanation: z.string().describe("Names of the fields that differ, where that is the reason."),
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
