import type { ConnectionAccess, ErpConnection } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import { sql } from "kysely";
import type { Db } from "../db/database.ts";
import { loadAccess } from "./access-store.ts";
import type { Language } from "./admin-deps.ts";
import { type ActorTypeMappingConfig, loadMappingsOf } from "./connection-configuration.ts";
import type { StoredConnection } from "./connection-store.ts";
import { loadConnectors } from "./sync-connector-store.ts";

/** Connections as Settings shows them, in a fixed number of queries. Secrets are left out. */
export async function viewConnections(
  db: Db,
  connections: readonly StoredConnection[],
  language: Language,
): Promise<ErpConnection[]> {
  const ids = connections.map(({ id }) => id);
  const names = new Map((await loadConnectors(db)).map(({ id, name }) => [id, name]));
  const access = await loadAccess(db, ids);
  const mappings = await loadMappingsOf(db, ids);
  const links = await countBy(db, "link");
  const problems = await countBy(db, "sync_problem");
  const questions = await countBy(db, "actor_disappearance");
  const creates = await countBy(db, "create_intent");
  return connections.map((connection) =>
    view(connection, {
      language,
      connectorName: names.get(connection.connectorId) ?? "",
      access: access.get(connection.id) ?? [],
      mappings: mappings.get(connection.id) ?? [],
      linkCount: links.get(connection.id) ?? 0,
      problemCount: [problems, questions, creates].reduce(
        (sum, counts) => sum + (counts.get(connection.id) ?? 0),
        0,
      ),
    }),
  );
}

interface Surroundings {
  readonly language: Language;
  readonly connectorName: string;
  readonly access: ConnectionAccess[];
  readonly mappings: readonly ActorTypeMappingConfig[];
  readonly linkCount: number;
  readonly problemCount: number;
}

function view(connection: StoredConnection, around: Surroundings): ErpConnection {
  const { language, connectorName, access, linkCount, problemCount } = around;
  const config = Object.entries(connection.openConfig).map(([key, { value }]) => [key, value] as const);
  return {
    id: connection.id,
    connectorId: connection.connectorId,
    connectorName,
    name: connection.name,
    displayName: textInLanguage(connection.name, language),
    description: connection.description,
    displayDescription: textInLanguage(connection.description, language),
    connectionGuid: connection.connectionGuid,
    active: connection.active,
    scope: connection.scope,
    access,
    config: Object.fromEntries(config),
    passwordsSet: Object.keys(connection.secrets),
    deletedAt: connection.deletedAt,
    lastSyncAt: connection.lastSyncAt,
    health: healthOf(connection, problemCount),
    failure: textInLanguage(connection.failure, language),
    failingSince: connection.failingSince,
    nextAttemptAt: connection.nextAttemptAt,
    breaker: connection.breaker,
    incomplete: textInLanguage(connection.incomplete, language),
    linkCount,
    problemCount,
    version: connection.version,
    mappedFields: around.mappings.map((mapping) => summaryOf(mapping, language)),
  };
}

export function healthOf(
  connection: Pick<StoredConnection, "active" | "failure" | "lastSyncAt">,
  problemCount: number,
): ErpConnection["health"] {
  if (!connection.active) return "inactive";
  if (connection.failure !== "") return "failing";
  if (problemCount > 0) return "problems";
  return connection.lastSyncAt === null ? "never-synced" : "ok";
}

const summaryOf = ({ actorType, active, fields }: ActorTypeMappingConfig, language: Language) => ({
  actorType,
  active,
  fields: fields
    .filter((field) => field.crmFieldKey !== null)
    .map((field) => textInLanguage(field.displayName, language) || field.fieldKey),
});

async function countBy(
  db: Db,
  table: "link" | "sync_problem" | "actor_disappearance" | "create_intent",
): Promise<Map<number, number>> {
  let query = db
    .selectFrom(table)
    .select((eb) => ["connection_id", eb.fn.countAll<number>().as("count")])
    .groupBy("connection_id");
  // What somebody chose to ignore makes no connection look ill.
  if (table === "sync_problem") query = query.where(sql<boolean>`ignored_at is null`);
  const rows = await query.execute();
  return new Map(rows.map((row) => [row.connection_id, row.count]));
}
