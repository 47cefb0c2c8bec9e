import { type SoapDialect, soapDialect, WCF_DIALECT } from "@brygga/protocol";
import type { Selectable } from "kysely";
import { z } from "zod";
import type { Db } from "../db/database.ts";
import { fromJson } from "../db/json.ts";
import type { SyncConnectorTable } from "../db/schema.ts";
import { Problem } from "../problem.ts";

/** How a connector departs from what most do. */
const connectorProfile = z.object({
  /** Send configuration values as plain text instead of in the value forms of the contract. */
  plainConfiguration: z.boolean().default(false),
  /** Regular expression for the error code that means "I do not know this connection". */
  unknownConnectionPattern: z.string().optional(),
});
export type ConnectorProfile = z.infer<typeof connectorProfile>;

/** What is not overridden is as a WCF service has it. */
const transport = z.object({
  dialect: soapDialect
    .partial()
    .default({})
    .transform((overrides): SoapDialect => soapDialect.parse({ ...WCF_DIALECT, ...overrides })),
});

export interface StoredConnector {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly dialect: SoapDialect;
  readonly profile: ConnectorProfile;
  readonly deletedAt: string | null;
}

export function fromRow(row: Selectable<SyncConnectorTable>): StoredConnector {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    dialect: fromJson(transport, row.transport).dialect,
    profile: fromJson(connectorProfile, row.profile),
    deletedAt: row.deleted_at,
  };
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
