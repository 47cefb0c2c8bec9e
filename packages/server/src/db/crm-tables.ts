import type { ColumnType, Generated } from "kysely";
import type { Flag, Instant, Json } from "./column-types.ts";

/**
 * company, contact and project share what every record has; their own columns are named by the registry of
 * CRM fields (snake_case of the field key), user-defined fields live in `custom`.
 */
export interface CrmRecordTable {
  id: Generated<number>;
  version: number;
  created_at: Instant;
  updated_at: Instant;
  deleted_at: Instant | null;
  /** User-defined fields by key, as JSON. */
  custom: Json;
  [column: string]: unknown;
}

export interface CrmChangeTable {
  position: Generated<number>;
  entity: "company" | "contact" | "project";
  record_id: number;
  version: number;
  origin: string;
  at: ColumnType<Instant, Instant, never>;
}

export interface CrmListTable {
  id: Generated<number>;
  key: string;
  /** Multi-language text. */
  name: string;
  is_standard: Generated<Flag>;
  deleted_at: Generated<Instant | null>;
  /** Of the list with its items. */
  version: Generated<number>;
}

export interface CrmListItemTable {
  id: Generated<number>;
  list_id: number;
  /** Stable key, unique in its list. */
  key: string;
  name: string;
  tooltip: string;
  rank: number;
  deleted: Flag;
}

/** User-defined fields; the standard ones are in code. */
export interface CrmFieldTable {
  id: Generated<number>;
  entity: "company" | "contact" | "project";
  /** With the prefix `x_`. */
  key: string;
  type: string;
  label: string;
  max_length: number;
  scale: number | null;
  list_id: number | null;
  mandatory: Generated<Flag>;
  deleted_at: Generated<Instant | null>;
  version: Generated<number>;
}
