import type { RecordFilter } from "@brygga/api-contract";
import type { CrmEntity } from "@brygga/sync-engine";

/** What a list of records is to hold, and in which order. */
export interface ListSelection extends RecordFilter {
  readonly entity: CrmEntity;
  /** @default by name; of a search, those first whose name begins with what is searched for */
  readonly sort?: string | undefined;
}

export interface ListQuery extends ListSelection {
  readonly limit: number;
  /** From `nextCursor` or `previousCursor` of another page of the same list. */
  readonly cursor?: string | undefined;
  /** Begin with the last page. */
  readonly end?: "true" | "false" | undefined;
}
