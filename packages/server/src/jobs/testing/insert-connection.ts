import type { Db } from "../../db/database.ts";
import { insertConnectionRow, insertConnector } from "../../db/testing/connection-row.ts";

/** An active connection of this name, to a connector that nobody calls. */
export async function insertConnection(db: Db, name: string): Promise<number> {
  const connector_id = await insertConnector(db, { name, url: `http://${name}` });
  return insertConnectionRow(db, { connector_id, name, connection_guid: name });
}
