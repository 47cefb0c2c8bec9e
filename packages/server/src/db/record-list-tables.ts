/** Records whose texts are not in the search index yet. */
export interface SearchDueTable {
  entity: "company" | "contact" | "project";
  record_id: number;
}

/** How many records there are, counted as they are made, deleted and restored. */
export interface CrmCountTable {
  entity: "company" | "contact" | "project";
  live: number;
  deleted: number;
}

export interface ProjectMemberTable {
  project_id: number;
  entity: "company" | "contact";
  record_id: number;
}

/** Which columns a user wants to see in the list of an entity. */
export interface UserListColumnsTable {
  user_id: number;
  entity: "company" | "contact" | "project";
  /** Keys of fields, as JSON. */
  columns: string;
}
