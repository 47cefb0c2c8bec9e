import type { Selectable } from "kysely";
import type { Db } from "../../db/database.ts";
import type { SyncLogTable } from "../../db/sync-tables.ts";
import { unpacked } from "../log/log-packs.ts";

/** All rows of the log, oldest first, those of packs one by one. */
export async function readLog(db: Db): Promise<Selectable<SyncLogTable>[]> {
  const stored = await db.selectFrom("sync_log").selectAll().orderBy("id").execute();
  return stored.flatMap((row) => unpacked(row));
}
