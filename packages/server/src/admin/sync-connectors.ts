import type {
  AdvancedChange,
  FieldDescription,
  ListItem,
  SyncConnector,
  SyncConnectorDetails,
} from "@brygga/api-contract";
import { EMPTY_CONNECTION_ID, textInLanguage } from "@brygga/protocol";
import type { Principal } from "../auth/principal.ts";
import { answerOfFailure } from "../connector-client/index.ts";
import type { Db } from "../db/database.ts";
import { toJson } from "../db/json.ts";
import { Problem } from "../problem.ts";
import type { AdminDeps, Language } from "./admin-deps.ts";
import { checkAdvanced, checkUrlForm } from "./check-connector.ts";
import { askConfigFields, describeFields, fetchConfigFields } from "./config-fields.ts";
import { loadConnections } from "./connection-store.ts";
import { connectorFailed } from "./connector-problem.ts";
import { changedTransport, NEW_TRANSPORT, transportForUrl, viewTransport } from "./connector-transport.ts";
import { learnConnector, learnedTransport } from "./learn-connector.ts";
import { freshConnector, plainClient } from "./open-connector.ts";
import {
  loadConnector,
  loadConnectors,
  loadLiveConnector,
  type StoredConnector,
} from "./sync-connector-store.ts";

export async function listSyncConnectors(
  db: Db,
  { deleted }: { deleted: boolean },
): Promise<SyncConnector[]> {
  const connectors = (await loadConnectors(db)).filter(({ deletedAt }) => deleted || deletedAt === null);
  return viewAll(db, connectors);
}

/** With how it is called. Throws the Problem `not-found`. */
export async function getSyncConnector(db: Db, id: number): Promise<SyncConnectorDetails> {
  const stored = await loadConnector(db, id);
  const [connector] = await viewAll(db, [stored]);
  if (connector === undefined) throw new Problem("not-found");
  return { ...connector, ...viewTransport(stored.transport) };
}

/** Whether the address leads to a connector is the test's business: an administrator may save it before it does. */
export async function createSyncConnector(
  deps: AdminDeps,
  { name, url, advanced = {} }: { name: string; url: string; advanced?: AdvancedChange | undefined },
  language: Language,
): Promise<SyncConnectorDetails> {
  checkUrlForm(url, language);
  checkAdvanced(advanced, language);
  const transport = toJson(changedTransport(NEW_TRANSPORT, advanced, deps.secrets));
  const created_at = deps.now().toISOString();
  const { id } = await deps.db
    .insertInto("sync_connector")
    .values({ name, url, transport, profile: "{}", created_at, deleted_at: null })
    .returning("id")
    .executeTakeFirstOrThrow();
  await learnConnector(deps, await loadConnector(deps.db, id));
  return getSyncConnector(deps.db, id);
}

interface ConnectorChange {
  readonly name?: string | undefined;
  readonly url?: string | undefined;
  readonly advanced?: AdvancedChange | undefined;
}

/** Throws the Problems `not-found`, `connector-deleted` and `invalid-request`. */
export async function updateSyncConnector(
  deps: AdminDeps,
  { id, change }: { id: number; change: ConnectorChange },
  language: Language,
): Promise<SyncConnectorDetails> {
  const connector = await loadLiveConnector(deps.db, id);
  if (change.url !== undefined) checkUrlForm(change.url, language);
  if (change.advanced !== undefined) checkAdvanced(change.advanced, language);
  const { name = connector.name, url = connector.url } = change;
  const moved = transportForUrl(connector.transport, { from: connector.url, to: url });
  const transport = changedTransport(moved, change.advanced ?? {}, deps.secrets);
  await deps.db
    .updateTable("sync_connector")
    .set({ name, url, transport: toJson(transport) })
    .where("id", "=", id)
    .execute();
  const isNews = url !== connector.url || change.advanced !== undefined || transport.finding === null;
  if (isNews) await learnConnector(deps, { ...connector, name, url, transport });
  return getSyncConnector(deps.db, id);
}

/** Hides it. Throws the Problem `connector-in-use`, naming the live connections. */
export async function deleteSyncConnector(
  { db, now }: AdminDeps,
  id: number,
  language: Language,
): Promise<void> {
  await loadConnector(db, id);
  const users = (await loadConnections(db)).filter((one) => one.connectorId === id && one.deletedAt === null);
  if (users.length > 0) {
    const connections = users.map(({ name }) => textInLanguage(name, language)).join(", ");
    throw new Problem("connector-in-use", { values: { connections, count: users.length } });
  }
  await setDeletedAt(db, id, now().toISOString());
}

export async function restoreSyncConnector({ db }: AdminDeps, id: number): Promise<SyncConnectorDetails> {
  await loadConnector(db, id);
  await setDeletedAt(db, id, null);
  return getSyncConnector(db, id);
}

interface UrlToTest {
  readonly url: string;
  /** A saved connector whose settings apply, and whose secrets if the URL is on its host. */
  readonly connectorId?: number | undefined;
  readonly advanced?: AdvancedChange | undefined;
}

/** What answers at an address, and the name of another connector that has the same one. */
export async function testSyncConnector(
  deps: AdminDeps,
  { url, connectorId, advanced = {} }: UrlToTest,
  language: Language,
) {
  checkAdvanced(advanced, language);
  const saved = connectorId === undefined ? null : await loadConnector(deps.db, connectorId);
  const known =
    saved === null ? NEW_TRANSPORT : transportForUrl(saved.transport, { from: saved.url, to: url });
  const given = changedTransport(known, advanced, deps.secrets);
  const transport = await learnedTransport(deps, { url, transport: given });
  const asked = await askConfigFields(deps, { url, transport });
  const duplicate = (await loadConnectors(deps.db)).find(
    ({ id, deletedAt, url: other }) => deletedAt === null && id !== connectorId && isSameUrl(other, url),
  );
  return {
    answer: asked.ok ? FOUND : answerOfFailure(asked.failure, language),
    duplicateOf: duplicate?.name ?? null,
    configFieldCount: asked.ok ? asked.fields.length : 0,
    found: transport.finding,
  };
}

const FOUND = { ok: true, state: "Ok", explanation: "", details: "", cause: null, values: {} };

/** The configuration fields as the connection dialog shows them. Throws the Problem `connector-failed`. */
export async function getConfigFields(
  deps: AdminDeps,
  id: number,
  { principal, language }: { principal: Principal; language: Language },
): Promise<FieldDescription[]> {
  const connector = await freshConnector(deps, await loadLiveConnector(deps.db, id));
  const fields = await fetchConfigFields(deps, connector, language);
  return describeFields(fields, { language, tags: { user: await displayNameOf(deps.db, principal) } });
}

/** A list of the dialog while no connection exists. Throws the Problem `connector-failed`. */
export async function getConnectorList(
  deps: AdminDeps,
  { id, name }: { id: number; name: string },
  language: Language,
): Promise<ListItem[]> {
  const connector = await loadLiveConnector(deps.db, id);
  const request = { connectionGuid: EMPTY_CONNECTION_ID, listName: name };
  const result = await plainClient(deps, connector).call("getList", request);
  if (!result.ok) throw connectorFailed(result.failure, language);
  return listItems(result.response.listItems, language);
}

/** A list of the ERP with its texts in one language, in the connector's order. */
export const listItems = (items: Readonly<Record<string, string>> | null, language: Language): ListItem[] =>
  Object.entries(items ?? {}).map(([key, text]) => ({ key, text: textInLanguage(text, language) }));

async function viewAll(db: Db, connectors: readonly StoredConnector[]): Promise<SyncConnector[]> {
  const live = (await loadConnections(db)).filter(({ deletedAt }) => deletedAt === null);
  return connectors.map(({ id, name, url, deletedAt }) => ({
    id,
    name,
    url,
    deletedAt,
    connectionCount: live.filter(({ connectorId }) => connectorId === id).length,
  }));
}

async function setDeletedAt(db: Db, id: number, deletedAt: string | null): Promise<void> {
  await db.updateTable("sync_connector").set({ deleted_at: deletedAt }).where("id", "=", id).execute();
}

async function displayNameOf(db: Db, { userId, username }: Principal): Promise<string> {
  const row = await db
    .selectFrom("user_account")
    .select("display_name")
    .where("id", "=", userId)
    .executeTakeFirst();
  return row?.display_name || username;
}

/** The same but for upper and lower case, where those do not matter, and a fragment. */
function isSameUrl(a: string, b: string): boolean {
  const normal = (text: string) => {
    const url = URL.parse(text.trim());
    return url === null
      ? text.trim()
      : `${url.protocol}//${url.host}${url.pathname}${url.search}`.toLowerCase();
  };
  return normal(a) === normal(b);
}
