import type { Generated } from "kysely";
import type { Flag, Instant, Json } from "./column-types.ts";

/** Proposals of actors for the unlinked records of a list. */
export interface MatchJobTable {
  id: Generated<number>;
  connection_id: number;
  crm_entity: "company" | "contact" | "project";
  actor_type: string;
  user_id: number;
  /** The members of the list's query. */
  query: Json;
  /** Only these records of the list; null: all of them. */
  record_ids: Json | null;
  /** null until the records of the list have been noted. */
  collected_at: Instant | null;
  /** The list had more records than are matched at once. */
  is_cut: Generated<Flag>;
  created_at: Instant;
}

/** An actor that is not linked, as it is known by; after the proposing only those that may be somebody. */
export interface MatchActorTable {
  id: Generated<number>;
  match_id: number;
  erp_key: string;
  /** Clues of the engine. */
  clues: Json;
}

export interface MatchProposalTable {
  match_id: number;
  crm_id: number;
  status: Generated<"suggested" | "ambiguous" | "none">;
  /** The proposed or chosen actor. */
  erp_key: string | null;
  score: Generated<number>;
  reasons: Generated<Json>;
  /** Candidate[] of the engine, the best first. */
  candidates: Generated<Json>;
  /** A person has chosen the actor, or none. */
  is_chosen: Generated<Flag>;
  accepted: Generated<Flag>;
  outcome: "connected" | "left" | "failed" | "disconnected" | null;
  problem: Generated<string>;
  /** May be multi-language text. */
  explanation: Generated<string>;
  link_id: number | null;
  /** The job that the outcome is of; null where there is none, or none is known. */
  job_id: number | null;
}
