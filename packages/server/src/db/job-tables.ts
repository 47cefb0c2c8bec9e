import type { Generated } from "kysely";
import type { Flag, Instant, Json } from "./column-types.ts";

export interface SyncJobTable {
  id: Generated<number>;
  kind: string;
  connection_id: number;
  state: "queued" | "running" | "completed" | "failed" | "cancelled";
  is_preview: Flag;
  /** As the kind of job wants them. */
  params: Json;
  /** Where to go on, as the kind of job has it; null before the first slice. */
  position: Json | null;
  /** How many records there are to deal with; null where that is not known beforehand. */
  total: number | null;
  /** Accounting of the engine. */
  counts: Json;
  /** Further figures by name. */
  figures: Generated<Json>;
  /** The run that its log rows belong to. */
  run_id: number | null;
  user_id: number | null;
  created_at: Instant;
  started_at: Instant | null;
  finished_at: Instant | null;
  attempts: Generated<number>;
  next_attempt_at: Instant | null;
  failure: Generated<string>;
  explanation: Generated<string>;
  is_cancelling: Generated<Flag>;
}

/** Something that a job has to tell about a record or a field. */
export interface SyncJobItemTable {
  id: Generated<number>;
  job_id: number;
  category: string;
  link_id: number | null;
  crm_entity: "company" | "contact" | "project" | null;
  crm_id: number | null;
  actor_type: string | null;
  erp_key: string | null;
  erp_field_key: string | null;
  crm_field_key: string | null;
  target: "crm" | "erp" | null;
  old_value: string | null;
  new_value: string | null;
  erp_value: string | null;
  crm_value: string | null;
  reason: string;
  details: Json;
}
