import type { ConnectorAnswer } from "@brygga/api-contract";
import { toAnswer } from "../connector-client/index.ts";
import { inTransaction } from "../db/database.ts";
import type { AdminDeps, Language } from "./admin-deps.ts";
import { bindConnection, openConnection } from "./connection-client.ts";
import { checkName } from "./connection-name.ts";
import {
  changeConnection,
  loadConnection,
  loadLiveConnection,
  type StoredConnection,
  wholeConfig,
} from "./connection-store.ts";
import { connectorFailed } from "./connector-problem.ts";
import { type FetchedTypes, fetchTypes } from "./fetch-types.ts";
import { incompleteText, introduce } from "./introduce-connection.ts";
import { freshConnector } from "./open-connector.ts";
import { saveTypes, type TypeChange } from "./save-types.ts";
import { loadConnector, loadLiveConnector, type StoredConnector } from "./sync-connector-store.ts";

/**
 * Stops and hides a connection; its links and log stay. A connector that does not forget it is a warning, not an
 * obstacle: answers what it said, null when it did.
 */
export function deleteConnection(
  deps: AdminDeps,
  id: number,
  language: Language,
): Promise<ConnectorAnswer | null> {
  return deps.lock.run(id, async () => {
    const connection = await loadConnection(deps.db, id);
    if (connection.deletedAt !== null) return null;
    const deletedAt = deps.now().toISOString();
    await inTransaction(deps.db, (trx) =>
      changeConnection(trx, connection, { active: 0, deleted_at: deletedAt }),
    );
    await deps.endCycle?.(id);
    const connector = await loadConnector(deps.db, connection.connectorId);
    const result = await bindStored(deps, connection, connector).call("deleteConnection", {});
    return result.ok ? null : { ...toAnswer(result, language), state: "Warning" };
  });
}

/**
 * Brings a deleted connection back, inactive, its configuration sent again under its old GUID.
 *
 * Throws the Problems `connector-deleted`, `connector-failed` and `name-taken`; it then stays deleted.
 */
export function restoreConnection(deps: AdminDeps, id: number, language: Language): Promise<void> {
  return deps.lock.run(id, async () => {
    const connection = await loadConnection(deps.db, id);
    if (connection.deletedAt === null) return;
    const connector = await loadLiveConnector(deps.db, connection.connectorId);
    await checkName(deps.db, connection.name, id);
    const bound = bindStored(deps, connection, connector);
    const config = wholeConfig(connection, deps.secrets);
    await introduce({ bound, connector, config, language });
    await storeFetched(deps, connection, await fetchTypes(bound));
  });
}

/** Fetches actor types and fields again. Throws the Problem `connector-failed`; what is stored then stays. */
export function refreshFields(deps: AdminDeps, id: number, language: Language): Promise<TypeChange[]> {
  return deps.lock.run(id, async () => {
    const connection = await loadLiveConnection(deps.db, id);
    await freshConnector(deps, await loadConnector(deps.db, connection.connectorId));
    const fetched = await fetchTypes(await openConnection(deps, id));
    if (!fetched.ok) throw connectorFailed(fetched.failure, language);
    return storeFetched(deps, connection, fetched);
  });
}

/** Tests a saved connection, sending its configuration again where the connector has lost it. */
export async function testConnection(
  deps: AdminDeps,
  id: number,
  language: Language,
): Promise<ConnectorAnswer> {
  const { connectorId } = await loadLiveConnection(deps.db, id);
  await freshConnector(deps, await loadConnector(deps.db, connectorId));
  const connection = await openConnection(deps, id);
  return toAnswer(await connection.call("testConnection", {}), language);
}

function storeFetched(
  { db, now }: AdminDeps,
  connection: StoredConnection,
  fetched: FetchedTypes,
): Promise<TypeChange[]> {
  return inTransaction(db, async (trx) => {
    await changeConnection(trx, connection, { deleted_at: null, incomplete: incompleteText(fetched) });
    if (!fetched.ok) return [];
    return saveTypes(trx, { connectionId: connection.id, fetched: fetched.types, now: now() });
  });
}

const bindStored = (deps: AdminDeps, connection: StoredConnection, connector: StoredConnector) =>
  bindConnection(deps, {
    id: connection.id,
    connectionGuid: connection.connectionGuid,
    connector,
    configuration: () => wholeConfig(connection, deps.secrets),
  });
