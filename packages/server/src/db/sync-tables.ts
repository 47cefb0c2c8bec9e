import type { Generated } from "kysely";
import type { Instant, Json } from "./column-types.ts";

export interface LinkTable {
  id: Generated<number>;
  connection_id: number;
  crm_entity: "company" | "contact" | "project";
  crm_id: number;
  actor_type: string;
  erp_key: string;
  erp_timestamp: string;
  /** Last agreed canonical value by ERP field key. */
  base: Json;
  created_at: Instant;
  last_sync_at: Instant | null;
  state: Generated<"active" | "missing-in-erp" | "missing-in-crm" | "waiting-for-parent">;
  /** null: it has never been another. */
  state_since: Instant | null;
  /** Churn of the engine; "" is none. */
  churn: Generated<string>;
}

export interface SyncWatermarkTable {
  connection_id: number;
  actor_type: string;
  stamp: string;
  /** Stamps below it to which readings still go back, oldest first; null is the beginning. */
  older: Generated<Json>;
}

export interface SyncPositionTable {
  connection_id: number;
  feed: number;
  /** What the connector accepted as "from the beginning". */
  first_stamp: string | null;
  /** ScanState of the engine. */
  scan: Json | null;
}

export interface SyncRunTable {
  id: Generated<number>;
  connection_id: number;
  started_at: Instant;
  finished_at: Instant | null;
  outcome: "running" | "completed" | "failed" | "interrupted";
  failure: string;
  explanation: string;
  read: number;
  unlinked: number;
  unchanged: number;
  written: number;
  conflicting: number;
  skipped: number;
  failed: number;
  /** How many were skipped for each reason. */
  skipped_because: Generated<Json>;
}

export interface SyncLogTable {
  id: Generated<number>;
  at: Instant;
  run_id: number | null;
  connection_id: number;
  link_id: number;
  crm_entity: "company" | "contact" | "project";
  crm_id: number;
  actor_type: string;
  erp_key: string;
  erp_field_key: string;
  crm_field_key: string;
  target: "crm" | "erp";
  old_value: string;
  new_value: string;
  reason: string;
  user_id: number | null;
  /** Several values that the row stands for (log-packs.ts); null: it is one. */
  pack: Json | null;
}

/** Rows of the log, counted by connection and hour. */
export interface SyncHourTable {
  connection_id: number;
  /** The beginning of an instant, up to the hour: `2026-11-22T13`. */
  hour: string;
  to_crm: number;
  to_erp: number;
}

export interface SyncProblemTable {
  id: Generated<number>;
  connection_id: number;
  link_id: number;
  /** "" when the whole record is concerned. */
  erp_field_key: string;
  code: string;
  details: Json;
  attempts: number;
  first_at: Instant;
  last_at: Instant;
  next_attempt_at: Instant;
  /** null: it is not ignored. */
  ignored_at: Generated<Instant | null>;
  ignored_by: Generated<number | null>;
}

export interface WriteIntentTable {
  id: Generated<number>;
  connection_id: number;
  link_id: number;
  actor_type: string;
  erp_key: string;
  crm_entity: "company" | "contact" | "project";
  crm_id: number;
  /** LogRow[] of the engine. */
  rows: Json;
  created_at: Instant;
}

/** Links to be compared on both sides at the next opportunity, whatever the stamps and the feed say. */
export interface LinkCheckTable {
  link_id: number;
  connection_id: number;
  since: Instant;
}

/** Links whose actor an answer left out; whether it is gone is not known yet. */
export interface ActorAbsenceTable {
  link_id: number;
  connection_id: number;
  since: Instant;
}

/** So many actors are missing that an administrator is asked before anything is concluded from it. */
export interface ActorDisappearanceTable {
  connection_id: number;
  since: Instant;
  actors: number;
  links: number;
  /** Who said that they really are gone. */
  confirmed_by: number | null;
}

/** Which process works on a connection; what another one still has under way may not be committed any more. */
export interface ConnectionFenceTable {
  connection_id: number;
  holder: string;
}

/** An actor that was sent to be created, until it is known whether it was. */
export interface CreateIntentTable {
  id: Generated<number>;
  connection_id: number;
  crm_entity: "company" | "contact" | "project";
  crm_id: number;
  actor_type: string;
  /** The Actor as it was sent. */
  actor: Json;
  /** What both sides agree on once it is there: canonical text by ERP field key. */
  agreed: Json;
  /** Keys of the actors that answered to its description before, and of those that were disconnected since; null where that could not be found out. */
  known_keys: Json | null;
  user_id: number | null;
  sent_at: Instant;
  state: "sent" | "in-doubt";
  /** Actors that may be it, as they were found last. */
  candidates: Generated<Json>;
  /** Why it is in doubt; multi-language text. */
  explanation: Generated<string>;
  attempts: Generated<number>;
  next_attempt_at: Instant;
}

/** A request to create an actor that nobody waits for any more, and that the ERP may carry out all the same. */
export interface GivenUpCreateTable
  extends Pick<
    CreateIntentTable,
    "id" | "connection_id" | "crm_entity" | "crm_id" | "actor_type" | "actor" | "known_keys" | "sent_at"
  > {}
