import type { Selectable } from "kysely";
import type { Db } from "../db/database.ts";
import { fromJson, toJson } from "../db/json.ts";
import type { SyncConnectorTable } from "../db/schema.ts";
import { Problem } from "../problem.ts";
import { type StoredTransport, storedTransport } from "./connector-transport.ts";

export interface StoredConnector {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly transport: StoredTransport;
  readonly deletedAt: string | null;
}

export function fromRow(row: Selectable<SyncConnectorTable>): StoredConnector {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    transport: fromJson(storedTransport, row.transport),
    deletedAt: row.deleted_at,
  };
}

/** Stores how a connector is called, unless its URL has been changed since it was read. */
export async function storeTransport(db: Db, { id, url, transport }: StoredConnector): Promise<void> {
  await db
    .updateTable("sync_connector")
    .set({ transport: toJson(transport) })
    .where("id", "=", id)
    .where("url", "=", url)
    .execute();
}

export async function loadConnectors(db: Db): Promise<StoredConnector[]> {
  const rows = await db.selectFrom("sync_connector").selectAll().orderBy("id").execute();
  return rows.map(fromRow);
}

/** Throws the Problem `not-found`. Deleted ones are found. */
export async function loadConnector(db: Db, id: number): Promise<StoredConnector> {
  const row = await db.selectFrom("sync_connector").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Problem("not-found", { detail: `There is no Sync Connector ${id}.` });
  return fromRow(row);
}

/** Throws the Problems `not-found` and `connector-deleted`. */
export async function loadLiveConnector(db: Db, id: number): Promise<StoredConnector> {
  const connector = await loadConnector(db, id);
  if (connector.deletedAt !== null)
    throw new Problem("connector-deleted", { values: { name: connector.name } });
  return connector;
}
