import type { Insertable } from "kysely";
import type { Db } from "../database.ts";
import type { Database } from "../schema.ts";

type NewConnection = Insertable<Database["erp_connection"]>;

/** What a test says of a connection. */
export type GivenConnection = Pick<NewConnection, "connector_id" | "name" | "connection_guid"> &
  Partial<NewConnection>;

/** A connection as it is stored: active, open to everyone, not synchronised yet. A test says what matters to it. */
const connectionRow = (given: GivenConnection): NewConnection => ({
  description: "",
  active: 1,
  scope: "everyone",
  config: "{}",
  secrets: "{}",
  incomplete: "",
  blank_overwrites: 1,
  version: 1,
  created_at: new Date().toISOString(),
  deleted_at: null,
  last_sync_at: null,
  failure: "",
  failing_since: null,
  ...given,
});

/** Stores a Sync Connector of which nothing is known but where it is. @returns its id */
export async function insertConnector(
  db: Db,
  given: { readonly name: string; readonly url: string },
): Promise<number> {
  const created_at = new Date().toISOString();
  const { id } = await db
    .insertInto("sync_connector")
    .values({ transport: "{}", profile: "{}", created_at, deleted_at: null, ...given })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Stores a connection. @returns its id */
export async function insertConnectionRow(db: Db, given: GivenConnection): Promise<number> {
  const { id } = await db
    .insertInto("erp_connection")
    .values(connectionRow(given))
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}
