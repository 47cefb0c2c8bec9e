import type { BreakerState } from "@brygga/sync-engine";
import type { Insertable, Selectable } from "kysely";
import { z } from "zod";
import type { Db, Trx } from "../db/database.ts";
import { fromJson, toJson } from "../db/json.ts";
import type { ErpConnectionTable } from "../db/schema.ts";
import { Problem } from "../problem.ts";
import type { Secrets } from "../secrets.ts";

/**
 * One configuration value. Its type is kept beside it, so that the stored copy can be sent again without asking
 * the connector first how to write it.
 */
const configValue = z.object({ fieldType: z.string(), value: z.string() });
const storedConfig = z.record(z.string(), configValue);
const storedSecrets = z.record(z.string(), z.string());

/** Configuration values by field key, as canonical text, Password fields included. */
export type Configuration = Readonly<Record<string, z.infer<typeof configValue>>>;

export const PASSWORD = "Password";

/** An ERP connection as it is stored. Its access rows are apart, see access-store.ts. */
export interface StoredConnection {
  readonly id: number;
  readonly connectorId: number;
  /** May be multi-language text. */
  readonly name: string;
  readonly description: string;
  readonly connectionGuid: string;
  readonly active: boolean;
  readonly scope: "everyone" | "restricted";
  /** Without Password fields. */
  readonly openConfig: Configuration;
  /** Encrypted values of Password fields. */
  readonly secrets: Readonly<Record<string, string>>;
  /** What is missing after the connector failed half-way, multi-language text; "" when whole. */
  readonly incomplete: string;
  readonly version: number;
  readonly deletedAt: string | null;
  readonly lastSyncAt: string | null;
  /** Why it does not synchronise, multi-language text; "" when well. */
  readonly failure: string;
  readonly failingSince: string | null;
  readonly breaker: BreakerState;
  /** No cycle begins by itself before; null: none is held back. */
  readonly nextAttemptAt: string | null;
}

/** The columns of a connection that nothing holds back. */
export const AT_REST = {
  failure: "",
  failing_since: null,
  breaker: "closed",
  failures: 0,
  next_attempt_at: null,
} as const;

export function fromRow(row: Selectable<ErpConnectionTable>): StoredConnection {
  return {
    id: row.id,
    connectorId: row.connector_id,
    name: row.name,
    description: row.description,
    connectionGuid: row.connection_guid,
    active: row.active === 1,
    scope: row.scope,
    openConfig: fromJson(storedConfig, row.config),
    secrets: fromJson(storedSecrets, row.secrets),
    incomplete: row.incomplete,
    version: row.version,
    deletedAt: row.deleted_at,
    lastSyncAt: row.last_sync_at,
    failure: row.failure,
    failingSince: row.failing_since,
    breaker: row.breaker,
    nextAttemptAt: row.next_attempt_at,
  };
}

/** The two columns that hold a configuration. */
export function configColumns(
  config: Configuration,
  secrets: Secrets,
): Pick<Insertable<ErpConnectionTable>, "config" | "secrets"> {
  const entries = Object.entries(config);
  const open = entries.filter(([, { fieldType }]) => fieldType !== PASSWORD);
  const hidden = entries.filter(([, { fieldType, value }]) => fieldType === PASSWORD && value !== "");
  return {
    config: toJson(Object.fromEntries(open)),
    secrets: toJson(Object.fromEntries(hidden.map(([key, { value }]) => [key, secrets.encrypt(value)]))),
  };
}

/** All configuration values, secrets decrypted. */
export function wholeConfig(connection: StoredConnection, secrets: Secrets): Configuration {
  const hidden = Object.entries(connection.secrets).map(
    ([key, encrypted]) => [key, { fieldType: PASSWORD, value: secrets.decrypt(encrypted) }] as const,
  );
  return { ...connection.openConfig, ...Object.fromEntries(hidden) };
}

export async function loadConnections(db: Db): Promise<StoredConnection[]> {
  const rows = await db.selectFrom("erp_connection").selectAll().orderBy("id").execute();
  return rows.map(fromRow);
}

/** Throws the Problem `not-found`. Deleted ones are found. */
export async function loadConnection(db: Db, id: number): Promise<StoredConnection> {
  const row = await db.selectFrom("erp_connection").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Problem("not-found", { detail: `There is no ERP connection ${id}.` });
  return fromRow(row);
}

/** Throws the Problems `not-found` and `connection-deleted`. */
export async function loadLiveConnection(db: Db, id: number): Promise<StoredConnection> {
  const connection = await loadConnection(db, id);
  if (connection.deletedAt !== null)
    throw new Problem("connection-deleted", { values: { name: connection.name } });
  return connection;
}

/** Changes columns and counts the version up, so that whoever read the connection before notices. */
export async function changeConnection(
  trx: Trx,
  { id, version }: Pick<StoredConnection, "id" | "version">,
  columns: Partial<Insertable<ErpConnectionTable>>,
): Promise<void> {
  const done = await trx
    .updateTable("erp_connection")
    .set({ ...columns, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw new Problem("version-conflict");
}
