import type { Db } from "../../db/database.ts";

/** An active connection of this name, to a connector that nobody calls. */
export async function insertConnection(db: Db, name: string): Promise<number> {
  const at = new Date().toISOString();
  const connector = await db
    .insertInto("sync_connector")
    .values({ name, url: `http://${name}`, transport: "{}", profile: "{}", created_at: at, deleted_at: null })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { id } = await db
    .insertInto("erp_connection")
    .values({
      connector_id: connector.id,
      name,
      description: "",
      connection_guid: name,
      active: 1,
      scope: "everyone",
      config: "{}",
      secrets: "{}",
      incomplete: "",
      blank_overwrites: 1,
      version: 1,
      created_at: at,
      deleted_at: null,
      last_sync_at: null,
      failure: "",
      failing_since: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}
