import type { Generated } from "kysely";
import type { Flag, Instant, Json } from "./column-types.ts";

type Entity = "company" | "contact" | "project";

/** Records of one entity that belong together. */
export interface SelectionTable {
  id: Generated<number>;
  name: string;
  entity: Entity;
  kind: "new" | "updated";
  import_id: number | null;
  connection_id: number | null;
  user_id: number | null;
  created_at: Instant;
  deleted_at: Instant | null;
  /** The latest job that deletes or restores its records. */
  job_id: number | null;
}

export interface SelectionMemberTable {
  selection_id: number;
  record_id: number;
  /** The job that deleted the record with the selection; null where none has. */
  deleted_by: number | null;
}

export interface ErpImportTable {
  id: Generated<number>;
  name: string;
  connection_id: number;
  actor_type: string;
  entity: Entity;
  /** ImportSettings of the contract. */
  settings: Json;
  /** Of the latest search. */
  criteria: Generated<Json>;
  user_id: number | null;
  created_at: Instant;
  /** null: there is no preview of what is chosen now. */
  preview_job_id: number | null;
  /** null: it has not begun. */
  import_job_id: number | null;
}

/** What the latest search of an import has found, in the order of the ERP. */
export interface ErpImportFoundTable {
  id: Generated<number>;
  import_id: number;
  erp_key: string;
  /** The Actor with the fields that are shown in search. */
  actor: Json;
}

/** One actor of an import. */
export interface ErpImportLineTable {
  id: Generated<number>;
  import_id: number;
  actor_type: string;
  erp_key: string;
  parent_type: string;
  parent_key: string;
  /** It came along with its company. */
  is_brought: Flag;
  name: string;
  is_checked: Flag;
  outcome: "new" | "updated" | "linked-only" | "skipped" | "problem" | null;
  result: "new" | "updated" | "linked-only" | "skipped" | "failed" | null;
  reason: string | null;
  details: Json;
  value_count: number;
  problem_count: number;
  record_id: number | null;
  /** What it is known by among the actors of its import. */
  match_key: string | null;
}

/** The actor of a line that was chosen; those that came along with their company have none. */
export interface ErpImportActorTable {
  line_id: number;
  /** The Actor as it was found. */
  actor: Json;
}

/** Items of ERP lists that chosen actors have and that are not mapped. */
export interface ErpImportItemTable {
  import_id: number;
  actor_type: string;
  field_key: string;
  erp_item_key: string;
  /** May be multi-language text. */
  text: string;
  count: number;
}
