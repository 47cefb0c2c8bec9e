import type { ConnectionAccess } from "@brygga/api-contract";
import { inTransaction } from "../db/database.ts";
import { Problem } from "../problem.ts";
import { checkScope, loadAccess, replaceAccess } from "./access-store.ts";
import { ACTIVE, activationRefused, findReasons, testFailureOf } from "./activate-connection.ts";
import { isRefusal } from "./activation-reasons.ts";
import type { AdminDeps, Language } from "./admin-deps.ts";
import { isSameConfig } from "./config-values.ts";
import { bindConnection, wireConfiguration } from "./connection-client.ts";
import { checkName } from "./connection-name.ts";
import {
  type Configuration,
  changeConnection,
  configColumns,
  loadLiveConnection,
  type StoredConnection,
  wholeConfig,
} from "./connection-store.ts";
import { refreshListItems } from "./erp-lists.ts";
import { type FetchedTypes, fetchTypes } from "./fetch-types.ts";
import { forgetReadings } from "./forget-readings.ts";
import { incompleteText, introduce } from "./introduce-connection.ts";
import { saveTypes, type TypeChange } from "./save-types.ts";
import { loadLiveConnector, type StoredConnector } from "./sync-connector-store.ts";
import { testedConfig } from "./tested-config.ts";

/** Members that are left out stay as they are. */
export interface ConnectionChange {
  /** As it was read; another one means that somebody else was faster. */
  readonly version: number;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly scope?: "everyone" | "restricted" | undefined;
  readonly access?: readonly ConnectionAccess[] | undefined;
  readonly active?: boolean | undefined;
  readonly config?: Readonly<Record<string, string>> | undefined;
  readonly testToken?: string | undefined;
}

/**
 * Changes a connection, all of it or nothing, and answers what happened to its fields. A configuration that the
 * connector took before something else failed is taken back.
 *
 * Throws the Problems of the endpoint.
 */
export function updateConnection(
  deps: AdminDeps,
  { id, change }: { id: number; change: ConnectionChange },
  language: Language,
): Promise<TypeChange[]> {
  return deps.lock.run(id, async () => {
    const connection = await loadLiveConnection(deps.db, id);
    if (connection.version !== change.version) throw new Problem("version-conflict");
    await checkMembers(deps, connection, change);
    const connector = await loadLiveConnector(deps.db, connection.connectorId);
    const config = await changedConfig(deps, { connection, connector, change, language });
    const update = { connection, connector, change, language };
    return config === null
      ? apply(deps, { ...update, config: null })
      : reconfigure(deps, { ...update, config });
  });
}

interface Update {
  readonly connection: StoredConnection;
  readonly connector: StoredConnector;
  readonly change: ConnectionChange;
  readonly language: Language;
}

async function checkMembers(
  { db }: AdminDeps,
  connection: StoredConnection,
  { name, scope, access }: ConnectionChange,
): Promise<void> {
  if (name !== undefined) await checkName(db, name, connection.id);
  if (scope === undefined && access === undefined) return;
  const present = (await loadAccess(db, [connection.id])).get(connection.id) ?? [];
  await checkScope(db, scope ?? connection.scope, access ?? present);
}

/** The tested new configuration; null when it is to stay as it is. */
async function changedConfig(
  deps: AdminDeps,
  { connection, connector, change, language }: Update,
): Promise<Configuration | null> {
  if (change.config === undefined) return null;
  const stored = wholeConfig(connection, deps.secrets);
  if (isUnchanged(change.config, stored)) return null;
  // Naming `active` at all says that the administrator knows that the connection stops for this.
  if (connection.active && change.active === undefined) throw new Problem("connection-active");
  const { config: given, testToken } = change;
  const config = await testedConfig(deps, { connector, connection, given, testToken, language });
  return isSameConfig(config, stored) ? null : config;
}

/** What the dialog sends back untouched: every open value as stored, and no password. */
function isUnchanged(given: Readonly<Record<string, string>>, stored: Configuration): boolean {
  const isSame = Object.entries(given).every(([key, value]) => (stored[key]?.value ?? "") === value);
  return (
    isSame && Object.entries(stored).every(([key, { fieldType }]) => key in given || fieldType === "Password")
  );
}

async function reconfigure(
  deps: AdminDeps,
  { config, ...update }: Update & { config: Configuration },
): Promise<TypeChange[]> {
  const { connection, connector, language } = update;
  const { id, connectionGuid } = connection;
  const bound = bindConnection(deps, {
    id,
    connectionGuid,
    connector,
    configuration: () => config,
  });
  if (connection.active) await pause(deps, id);
  try {
    await introduce({ bound, connector, config, language });
    return await apply(deps, { ...update, config: { values: config, fetched: await fetchTypes(bound) } });
  } catch (error) {
    const connectionInfo = wireConfiguration(wholeConfig(connection, deps.secrets), connector);
    await bound.call("saveConnection", { connectionInfo });
    if (connection.active) await setActive(deps, { id, active: 1 });
    throw error;
  }
}

/**
 * A cycle must not run while the connector gets another configuration: its writes would go to the new ERP client
 * on the strength of what was read from the old one. A crash in between leaves the connection inactive.
 */
async function pause(deps: AdminDeps, id: number): Promise<void> {
  await setActive(deps, { id, active: 0 });
  await deps.endCycle?.(id);
}

/** Leaves the version alone: for others nothing has changed yet. */
async function setActive({ db }: AdminDeps, { id, active }: { id: number; active: 0 | 1 }): Promise<void> {
  await db.updateTable("erp_connection").set({ active }).where("id", "=", id).execute();
}

interface Application extends Update {
  readonly config: { readonly values: Configuration; readonly fetched: FetchedTypes } | null;
}

async function apply(deps: AdminDeps, application: Application): Promise<TypeChange[]> {
  const { connection, change, config, language } = application;
  const { id } = connection;
  const activates = change.active === true && (!connection.active || config !== null);
  // With a new configuration the connection has just been tested.
  const testFailure = activates && config === null ? await testFailureOf(deps, id, language) : null;
  if (activates && config === null && testFailure === null) await refreshListItems(deps, id);
  const changes = await inTransaction(deps.db, async (trx) => {
    await changeConnection(trx, connection, columnsOf(deps, application));
    if (config !== null) await forgetReadings(trx, id);
    if (change.access !== undefined) await replaceAccess(trx, id, change.access);
    const types = config?.fetched.ok ? config.fetched.types : null;
    const changes = types ? await saveTypes(trx, { connectionId: id, fetched: types, now: deps.now() }) : [];
    if (activates) {
      const reasons = await findReasons(trx, { id, testFailure, language });
      if (isRefusal(reasons)) throw activationRefused(reasons);
    }
    return changes;
  });
  if (change.active === false) await deps.endCycle?.(id);
  return changes;
}

function columnsOf({ secrets }: AdminDeps, { connection, change, config }: Application) {
  const { name, description, scope, active = connection.active } = change;
  return {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(scope === undefined ? {} : { scope }),
    ...(active && !connection.active ? ACTIVE : { active: active ? (1 as const) : (0 as const) }),
    ...(config === null
      ? {}
      : { ...configColumns(config.values, secrets), incomplete: incompleteText(config.fetched) }),
  };
}
