import type { LanguageCode } from "@brygga/api-contract";
import type { Generated } from "kysely";
import type { Flag, Instant, Json } from "./column-types.ts";
import type {
  CrmChangeTable,
  CrmFieldTable,
  CrmListItemTable,
  CrmListTable,
  CrmRecordTable,
} from "./crm-tables.ts";
import type {
  ErpImportActorTable,
  ErpImportFoundTable,
  ErpImportItemTable,
  ErpImportLineTable,
  ErpImportTable,
  SelectionMemberTable,
  SelectionTable,
} from "./import-tables.ts";
import type { SyncJobItemTable, SyncJobTable } from "./job-tables.ts";
import type { MatchActorTable, MatchJobTable, MatchProposalTable } from "./match-tables.ts";
import type {
  CrmCountTable,
  ProjectMemberTable,
  SearchDueTable,
  UserListColumnsTable,
} from "./record-list-tables.ts";
import type {
  ActorAbsenceTable,
  ActorDisappearanceTable,
  ConnectionFenceTable,
  CreateIntentTable,
  GivenUpCreateTable,
  LinkCheckTable,
  LinkTable,
  SyncHourTable,
  SyncLogTable,
  SyncPositionTable,
  SyncProblemTable,
  SyncRunTable,
  SyncWatermarkTable,
  WriteIntentTable,
} from "./sync-tables.ts";

export type { Flag, Instant, Json } from "./column-types.ts";
export type { CrmFieldTable } from "./crm-tables.ts";

/**
 * The tables, as Kysely sees them. Conventions on both databases: instants are ISO 8601 text in UTC, flags are
 * 0 or 1, JSON is text. Only the module that owns a table reads its rows; others get domain objects.
 */
export interface Database {
  user_account: UserAccountTable;
  user_group: UserGroupTable;
  user_group_member: UserGroupMemberTable;
  session: SessionTable;
  setting: SettingTable;
  sync_connector: SyncConnectorTable;
  registered_app: RegisteredAppTable;
  erp_connection: ErpConnectionTable;
  connection_access: ConnectionAccessTable;
  actor_type_mapping: ActorTypeMappingTable;
  erp_field: ErpFieldTable;
  list_item_mapping: ListItemMappingTable;
  link: LinkTable;
  sync_watermark: SyncWatermarkTable;
  sync_position: SyncPositionTable;
  sync_run: SyncRunTable;
  sync_log: SyncLogTable;
  sync_hour: SyncHourTable;
  sync_problem: SyncProblemTable;
  write_intent: WriteIntentTable;
  link_check: LinkCheckTable;
  actor_absence: ActorAbsenceTable;
  actor_disappearance: ActorDisappearanceTable;
  connection_fence: ConnectionFenceTable;
  create_intent: CreateIntentTable;
  given_up_create: GivenUpCreateTable;
  sync_job: SyncJobTable;
  match_job: MatchJobTable;
  match_actor: MatchActorTable;
  match_proposal: MatchProposalTable;
  sync_job_item: SyncJobItemTable;
  selection: SelectionTable;
  selection_member: SelectionMemberTable;
  erp_import: ErpImportTable;
  erp_import_found: ErpImportFoundTable;
  erp_import_line: ErpImportLineTable;
  erp_import_actor: ErpImportActorTable;
  erp_import_item: ErpImportItemTable;
  company: CrmRecordTable;
  contact: CrmRecordTable;
  project: CrmRecordTable;
  crm_change: CrmChangeTable;
  crm_list: CrmListTable;
  crm_list_item: CrmListItemTable;
  crm_field: CrmFieldTable;
  crm_count: CrmCountTable;
  search_due: SearchDueTable;
  project_member: ProjectMemberTable;
  user_list_columns: UserListColumnsTable;
}

export interface UserAccountTable {
  id: Generated<number>;
  username: string;
  display_name: string;
  role: "administrator" | "user";
  password_hash: string;
  /** BCP 47 tag; null follows the browser. */
  language: LanguageCode | null;
  created_at: Instant;
  disabled_at: Instant | null;
  version: Generated<number>;
}

export interface UserGroupTable {
  id: Generated<number>;
  name: string;
  version: Generated<number>;
  deleted_at: Generated<Instant | null>;
}

export interface UserGroupMemberTable {
  group_id: number;
  user_id: number;
}

/** A browser session or an API token; only the hash of what the client holds is stored. */
export interface SessionTable {
  token_hash: string;
  user_id: number;
  kind: "session" | "token";
  created_at: Instant;
  expires_at: Instant | null;
}

/** Settings by name, such as `sync-engine`. */
export interface SettingTable {
  key: string;
  value: Json;
}

export interface SyncConnectorTable {
  id: Generated<number>;
  name: string;
  url: string;
  /** What was learned from the WSDL, and advanced overrides. */
  transport: Json;
  profile: Json;
  created_at: Instant;
  deleted_at: Instant | null;
}

/** An application behind `app://`. */
export interface RegisteredAppTable {
  application_id: string;
  url: string;
  /** The application's: PEM, or a JSON Web Key Set. */
  public_keys: string;
  /** Brygga's own for this application, encrypted. */
  private_key: string;
  brygga_public_key: string;
  created_at: Instant;
  changed_at: Instant;
}

export interface ErpConnectionTable {
  id: Generated<number>;
  connector_id: number;
  name: string;
  description: string;
  connection_guid: string;
  active: Flag;
  scope: "everyone" | "restricted";
  /** Canonical text by field key, without Password fields. */
  config: Json;
  /** Encrypted values of Password fields by field key. */
  secrets: Json;
  /** What is missing after the connector failed half-way; "" when whole. */
  incomplete: string;
  blank_overwrites: Flag;
  version: number;
  created_at: Instant;
  deleted_at: Instant | null;
  last_sync_at: Instant | null;
  /** Text of the failure since which the connection has not synchronised; "" when well. */
  failure: string;
  failing_since: Instant | null;
  /** Of the engine's breaker; see its `Breaker`. */
  breaker: Generated<"closed" | "open" | "half-open">;
  /** How often in a row the ERP could not be reached. */
  failures: Generated<number>;
  /** No cycle begins by itself before; null: none is held back. */
  next_attempt_at: Instant | null;
  /** How far readings go back below the watermark. */
  overlap_seconds: Generated<number>;
  /** How long a full round of the background scan takes; 0: there is none. */
  scan_round_hours: Generated<number>;
  /** IANA name of the zone in which the ERP's date-times are; "" where they are taken as they are. */
  time_zone: Generated<string>;
}

export interface ConnectionAccessTable {
  id: Generated<number>;
  connection_id: number;
  user_id: number | null;
  group_id: number | null;
  can_connect: Flag;
  can_create_in_erp: Flag;
}

export interface ActorTypeMappingTable {
  id: Generated<number>;
  connection_id: number;
  actor_type: string;
  crm_entity: "company" | "contact" | "project";
  active: Flag;
  /** Counts the changes of the fields' defaults. */
  defaults_version: Generated<number>;
  /** Counts the changes of the fields' order. */
  ranks_version: Generated<number>;
  /** Counts the changes of the fields' mapping. */
  mapping_version: Generated<number>;
  /** When the Sync Connector said last that it cannot create such actors. */
  create_unsupported_at: Generated<Instant | null>;
}

export interface ErpFieldTable {
  id: Generated<number>;
  actor_type_mapping_id: number;
  field_key: string;
  display_name: string;
  display_description: string;
  field_type: string;
  list_name: string;
  default_value: string;
  max_length: number;
  access: string;
  searchable: Flag;
  rank: number;
  crm_field_key: string | null;
  sync_to_crm: Flag;
  sync_to_erp: Flag;
  show_in_erp_tab: Flag;
  show_in_search: Flag;
  has_default: Flag;
  /** Canonical text. */
  default_setting: string;
  ask_user: Flag;
  mandatory: Flag;
  missing_in_erp: Flag;
  missing_in_crm: Flag;
  /** Learning of the engine; "" is none. */
  learned: Generated<string>;
  /** What decided which values fit into the field at the last cycle; "" before the first. */
  fit: Generated<string>;
  /** Counts the changes of the mapping of its list. */
  items_version: Generated<number>;
}

export interface ListItemMappingTable {
  erp_field_id: number;
  erp_item_key: string;
  text: string;
  crm_item_key: string | null;
  is_new: Flag;
}
