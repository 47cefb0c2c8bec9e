import { randomUUID } from "node:crypto";
import type { ConnectionAccess } from "@brygga/api-contract";
import { inTransaction } from "../db/database.ts";
import { Problem } from "../problem.ts";
import { checkScope, replaceAccess } from "./access-store.ts";
import type { AdminDeps, Language } from "./admin-deps.ts";
import { bindConnection } from "./connection-client.ts";
import { checkName } from "./connection-name.ts";
import { type Configuration, configColumns } from "./connection-store.ts";
import { type FetchedTypes, fetchTypes } from "./fetch-types.ts";
import { incompleteText, introduce, withdraw } from "./introduce-connection.ts";
import { saveTypes } from "./save-types.ts";
import { loadLiveConnector } from "./sync-connector-store.ts";
import { testedConfig } from "./tested-config.ts";
import { type Words, wordsIn } from "./words.ts";

export interface NewConnection {
  readonly connectorId: number;
  readonly name: string;
  readonly description: string;
  readonly scope: "everyone" | "restricted";
  readonly access: readonly ConnectionAccess[];
  readonly active: boolean;
  readonly config: Readonly<Record<string, string>>;
  readonly testToken: string;
}

/**
 * Defines a new ERP connection, inactive, and answers its id. Either it is there whole, or it is there and says
 * what is missing, or it is not there and the connector was told to forget it.
 *
 * Throws the Problems of the endpoint.
 */
export async function createConnection(
  deps: AdminDeps,
  wanted: NewConnection,
  language: Language,
): Promise<number> {
  refuseActive(wanted, language);
  const connector = await loadLiveConnector(deps.db, wanted.connectorId);
  await checkName(deps.db, wanted.name, null);
  await checkScope(deps.db, wanted.scope, wanted.access);
  const { config: given, testToken } = wanted;
  const config = await testedConfig(deps, { connector, connection: null, given, testToken, language });
  const connectionGuid = randomUUID();
  const bound = bindConnection(deps, {
    id: 0,
    connectionGuid,
    connector,
    configuration: () => config,
  });
  try {
    await introduce({ bound, connector, config, language });
    return await store(deps, { wanted, connectionGuid, config, fetched: await fetchTypes(bound) });
  } catch (error) {
    await withdraw(bound);
    throw error;
  }
}

const BEGINS_INACTIVE: Words = {
  en: "A new connection begins inactive. Save it, map its fields, then activate it.",
  sv: "En ny koppling börjar inaktiv. Spara den, koppla dess fält och aktivera den sedan.",
  nb: "En ny tilkobling begynner som inaktiv. Lagre den, tilordne feltene, og aktiver den deretter.",
  da: "En ny forbindelse begynder som inaktiv. Gem den, tilknyt dens felter, og aktivér den derefter.",
  de: "Eine neue Verbindung ist zunächst inaktiv. Speichern Sie sie, ordnen Sie ihre Felder zu, und aktivieren Sie sie dann.",
  nl: "Een nieuwe verbinding begint inactief. Sla ze op, wijs de velden toe en activeer ze daarna.",
};

/** Nothing can be mapped before the connection is there, so activation would be refused after the fact. */
function refuseActive({ active }: NewConnection, language: Language): void {
  if (!active) return;
  const message = wordsIn(BEGINS_INACTIVE, language);
  throw new Problem("activation-refused", { errors: [{ path: "mappings", code: "no-actor-type", message }] });
}

interface StoredDraft {
  readonly wanted: NewConnection;
  readonly connectionGuid: string;
  readonly config: Configuration;
  readonly fetched: FetchedTypes;
}

function store({ db, secrets, now }: AdminDeps, draft: StoredDraft): Promise<number> {
  const { wanted, connectionGuid, config, fetched } = draft;
  return inTransaction(db, async (trx) => {
    await checkName(trx, wanted.name, null);
    const { id } = await trx
      .insertInto("erp_connection")
      .values({
        connector_id: wanted.connectorId,
        name: wanted.name,
        description: wanted.description,
        connection_guid: connectionGuid,
        active: 0,
        scope: wanted.scope,
        ...configColumns(config, secrets),
        incomplete: incompleteText(fetched),
        blank_overwrites: 1,
        version: 1,
        created_at: now().toISOString(),
        deleted_at: null,
        last_sync_at: null,
        failure: "",
        failing_since: null,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await replaceAccess(trx, id, wanted.access);
    if (fetched.ok) await saveTypes(trx, { connectionId: id, fetched: fetched.types, now: now() });
    return id;
  });
}
