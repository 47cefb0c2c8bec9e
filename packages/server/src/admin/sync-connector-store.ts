import { type CapabilityProfile, capabilityProfile } from "@brygga/api-contract";
import type { Selectable } from "kysely";
import { z } from "zod";
import { type Db, inTransaction } from "../db/database.ts";
import { fromJson, toJson } from "../db/json.ts";
import type { SyncConnectorTable } from "../db/schema.ts";
import { Problem } from "../problem.ts";
import { type StoredTransport, storedTransport } from "./connector-transport.ts";

export interface StoredConnector {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly transport: StoredTransport;
  /** How it behaves, if it was examined at this URL. */
  readonly capabilities: CapabilityProfile | null;
  readonly deletedAt: string | null;
}

export function fromRow(row: Selectable<SyncConnectorTable>): StoredConnector {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    transport: fromJson(storedTransport, row.transport),
    capabilities: capabilitiesOf(row),
    deletedAt: row.deleted_at,
  };
}

const storedProfile = z.object({ capabilities: capabilityProfile.nullable().default(null) });

/** What was found at another URL says nothing about this one. */
function capabilitiesOf({ profile, url }: Selectable<SyncConnectorTable>): CapabilityProfile | null {
  const { capabilities } = fromJson(storedProfile, profile);
  return capabilities?.url === url ? capabilities : null;
}

/**
 * Stores what an examination found, unless the URL has been changed since. What was found out by writing stays when this
 * examination was not allowed to write.
 */
export async function storeCapabilities(
  db: Db,
  { id, capabilities: before }: StoredConnector,
  found: CapabilityProfile,
): Promise<CapabilityProfile> {
  const capabilities = { ...found, writing: found.writing ?? before?.writing ?? null };
  await db
    .updateTable("sync_connector")
    .set({ profile: toJson({ capabilities }) })
    .where("id", "=", id)
    .where("url", "=", found.url)
    .execute();
  return capabilities;
}

/**
 * Stores what was learned of a connector and answers it as it then is. What an administrator has set in the
 * meantime stays; where the URL has been changed, nothing is stored.
 */
export function storeFinding(db: Db, connector: StoredConnector): Promise<StoredConnector> {
  const { id, url, transport: found } = connector;
  return inTransaction(db, async (trx) => {
    const row = await trx.selectFrom("sync_connector").selectAll().where("id", "=", id).executeTakeFirst();
    if (row?.url !== url) return connector;
    const present = fromRow(row);
    const transport = { ...present.transport, learned: found.learned, finding: found.finding };
    await trx
      .updateTable("sync_connector")
      .set({ transport: toJson(transport) })
      .where("id", "=", id)
      .execute();
    return { ...present, transport };
  });
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
