import type { Db } from "../../db/database.ts";
import { connectionRow } from "../../db/testing/connection-row.ts";

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
    .values(
      connectionRow({
        connector_id: connector.id,
        name,
        connection_guid: name,
        created_at: at,
      }),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}
