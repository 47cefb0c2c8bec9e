import type { ErpConnection, ListItem, RefetchedConnection } from "@brygga/api-contract";
import type { Principal } from "../auth/principal.ts";
import type { Db } from "../db/database.ts";
import { Problem } from "../problem.ts";
import { rightsOf } from "./access.ts";
import type { AdminDeps, Language } from "./admin-deps.ts";
import { openConnection } from "./connection-client.ts";
import { loadConnection, loadConnections } from "./connection-store.ts";
import { viewConnections } from "./connection-view.ts";
import { connectorFailed } from "./connector-problem.ts";
import { fieldChangeText } from "./field-change-texts.ts";
import type { TypeChange } from "./save-types.ts";
import { listItems } from "./sync-connectors.ts";

/** Connections as Settings lists them, in the order of the sync priority. */
export async function listConnections(
  db: Db,
  { deleted, inOrder }: { deleted: boolean; inOrder: (ids: readonly number[]) => readonly number[] },
  language: Language,
): Promise<ErpConnection[]> {
  const shown = (await loadConnections(db)).filter(({ deletedAt }) => deleted || deletedAt === null);
  const place = new Map(inOrder(shown.map(({ id }) => id)).map((id, index) => [id, index]));
  shown.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  return viewConnections(db, shown, language);
}

/** Throws the Problem `not-found`. */
export async function getConnection(db: Db, id: number, language: Language): Promise<ErpConnection> {
  const [connection] = await viewConnections(db, [await loadConnection(db, id)], language);
  if (connection === undefined) throw new Problem("not-found");
  return connection;
}

/** The same with what has just happened to its fields. */
export async function getRefetched(
  db: Db,
  { id, changes }: { id: number; changes: readonly TypeChange[] },
  language: Language,
): Promise<RefetchedConnection> {
  const fieldChanges = changes.map((change) => fieldChangeText(change, language));
  return { ...(await getConnection(db, id, language)), fieldChanges };
}

/**
 * A list of the ERP. Administrators may read it in Settings whatever the scope.
 *
 * Throws the Problems `not-found`, `connection-deleted` and `connector-failed`.
 */
export async function getErpList(
  deps: AdminDeps,
  { id, name, principal }: { id: number; name: string; principal: Principal },
  language: Language,
): Promise<ListItem[]> {
  const { visible } = await rightsOf(deps.db, id, principal);
  if (!visible && principal.role !== "administrator") throw new Problem("not-found");
  const result = await (await openConnection(deps, id)).call("getList", { listName: name });
  if (!result.ok) throw connectorFailed(result.failure, language);
  return listItems(result.response.listItems, language);
}
