import type { FieldDescription, ListItem, SyncConnector } from "@brygga/api-contract";
import { EMPTY_CONNECTION_ID, textInLanguage, WCF_DIALECT } from "@brygga/protocol";
import type { Principal } from "../auth/principal.ts";
import { answerOfFailure } from "../connector-client/index.ts";
import type { Db } from "../db/database.ts";
import { Problem } from "../problem.ts";
import type { AdminDeps, Language } from "./admin-deps.ts";
import { askConfigFields, describeFields, fetchConfigFields } from "./config-fields.ts";
import { loadConnections } from "./connection-store.ts";
import { connectorFailed } from "./connector-problem.ts";
import {
  loadConnector,
  loadConnectors,
  loadLiveConnector,
  type StoredConnector,
} from "./sync-connector-store.ts";
import type { Words } from "./words.ts";

export async function listSyncConnectors(
  db: Db,
  { deleted }: { deleted: boolean },
): Promise<SyncConnector[]> {
  const connectors = (await loadConnectors(db)).filter(({ deletedAt }) => deleted || deletedAt === null);
  return viewAll(db, connectors);
}

/** Throws the Problem `not-found`. */
export async function getSyncConnector(db: Db, id: number): Promise<SyncConnector> {
  const [connector] = await viewAll(db, [await loadConnector(db, id)]);
  if (connector === undefined) throw new Problem("not-found");
  return connector;
}

/** Whether the address leads to a connector is the test's business: an administrator may save it before it does. */
export async function createSyncConnector(
  { db, now }: AdminDeps,
  { name, url }: { name: string; url: string },
  language: Language,
): Promise<SyncConnector> {
  checkUrlForm(url, language);
  const row = await db
    .insertInto("sync_connector")
    .values({ name, url, transport: "{}", profile: "{}", created_at: now().toISOString(), deleted_at: null })
    .returning("id")
    .executeTakeFirstOrThrow();
  return getSyncConnector(db, row.id);
}

/** Throws the Problems `not-found` and `connector-deleted`. */
export async function updateSyncConnector(
  { db }: AdminDeps,
  { id, change }: { id: number; change: { name?: string | undefined; url?: string | undefined } },
  language: Language,
): Promise<SyncConnector> {
  const connector = await loadLiveConnector(db, id);
  if (change.url !== undefined) checkUrlForm(change.url, language);
  const { name = connector.name, url = connector.url } = change;
  await db.updateTable("sync_connector").set({ name, url }).where("id", "=", id).execute();
  return getSyncConnector(db, id);
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

export async function restoreSyncConnector({ db }: AdminDeps, id: number): Promise<SyncConnector> {
  await loadConnector(db, id);
  await setDeletedAt(db, id, null);
  return getSyncConnector(db, id);
}

/** What answers at an address, and the name of a connector that has the same one. */
export async function testSyncConnector(deps: AdminDeps, url: string, language: Language) {
  const asked = await askConfigFields(deps, { url, dialect: WCF_DIALECT });
  const duplicate = (await loadConnectors(deps.db)).find(
    (connector) => connector.deletedAt === null && isSameUrl(connector.url, url),
  );
  return {
    answer: asked.ok ? FOUND : answerOfFailure(asked.failure, language),
    duplicateOf: duplicate?.name ?? null,
    configFieldCount: asked.ok ? asked.fields.length : 0,
  };
}

const FOUND = { ok: true, state: "Ok", explanation: "", details: "", cause: null, values: {} };

/** The configuration fields as the connection dialog shows them. Throws the Problem `connector-failed`. */
export async function getConfigFields(
  deps: AdminDeps,
  id: number,
  { principal, language }: { principal: Principal; language: Language },
): Promise<FieldDescription[]> {
  const connector = await loadLiveConnector(deps.db, id);
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
  const result = await deps.connectors.open(connector.url, connector.dialect).call("getList", request);
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

/** The forms of address that the contract has; which of them can be called by now, the test says. */
const SCHEMES = new Set(["http:", "https:", "plugin:", "app:"]);

function checkUrlForm(url: string, language: Language): void {
  const parsed = URL.parse(url);
  const isForm =
    parsed !== null && SCHEMES.has(parsed.protocol) && parsed.username === "" && parsed.password === "";
  if (isForm) return;
  const message = WRONG_URL[language];
  throw new Problem("invalid-request", { errors: [{ path: "url", code: "invalid-url", message }] });
}

const WRONG_URL: Words = {
  en: "The URL must begin with http:// or https://, name a host, and hold no user name or password.",
  sv: "URL:en måste börja med http:// eller https://, ange en värddator och får inte innehålla användarnamn eller lösenord.",
};

/** The same but for upper and lower case, where those do not matter, and a fragment. */
function isSameUrl(a: string, b: string): boolean {
  const normal = (text: string) => {
    const url = URL.parse(text.trim());
    return url === null ? text.trim() : `${url.origin}${url.pathname}${url.search}`.toLowerCase();
  };
  return normal(a) === normal(b);
}
