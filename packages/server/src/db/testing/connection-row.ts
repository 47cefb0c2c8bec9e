import type { Insertable } from "kysely";
import type { Database } from "../schema.ts";

type NewConnection = Insertable<Database["erp_connection"]>;

/** A connection as it is stored: active, open to everyone, not synchronised yet. A test says what matters to it. */
export const connectionRow = (
  given: Pick<NewConnection, "connector_id" | "name" | "connection_guid" | "created_at"> &
    Partial<NewConnection>,
): NewConnection => ({
  description: "",
  active: 1,
  scope: "everyone",
  config: "{}",
  secrets: "{}",
  incomplete: "",
  blank_overwrites: 1,
  version: 1,
  deleted_at: null,
  last_sync_at: null,
  failure: "",
  failing_since: null,
  ...given,
});
