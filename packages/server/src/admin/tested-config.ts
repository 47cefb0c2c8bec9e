import { answerOfFailure, toAnswer } from "../connector-client/index.ts";
import { Problem } from "../problem.ts";
import type { AdminDeps, Language } from "./admin-deps.ts";
import { askConfigFields, fetchConfigFields } from "./config-fields.ts";
import { resolveConfig } from "./config-values.ts";
import { wireConfiguration } from "./connection-client.ts";
import {
  type Configuration,
  loadConnection,
  type StoredConnection,
  wholeConfig,
} from "./connection-store.ts";
import { freshConnector, plainClient } from "./open-connector.ts";
import { loadLiveConnector, type StoredConnector } from "./sync-connector-store.ts";
import { issueTestToken, isTestToken } from "./test-token.ts";

/** What the dialog holds when *Test ERP connection* is pressed. */
export interface ConfigToTest {
  readonly connectorId: number;
  /** A saved connection, whose passwords stand in for those that were not sent. */
  readonly connectionId?: number | undefined;
  readonly config: Readonly<Record<string, string>>;
}

/**
 * Tests configuration values before anything is saved. The token of a success must come with the save.
 *
 * Throws the Problems `mandatory-fields-missing` and `invalid-request`.
 */
export async function testConfiguration(deps: AdminDeps, given: ConfigToTest, language: Language) {
  const connector = await freshConnector(deps, await loadLiveConnector(deps.db, given.connectorId));
  const connection =
    given.connectionId === undefined ? null : await loadConnection(deps.db, given.connectionId);
  const asked = await askConfigFields(deps, connector);
  if (!asked.ok) return { ...answerOfFailure(asked.failure, language), testToken: null };
  const stored = connection === null ? null : storedFor(deps, connection, connector);
  const config = resolveConfig({ fields: asked.fields, given: given.config, stored, language });
  const client = plainClient(deps, connector);
  const connectionInfo = wireConfiguration(config, connector);
  const result = await client.call("testConfigData", { connectionInfo });
  const tested = {
    connectorId: connector.id,
    url: connector.url,
    connectionId: connection?.id ?? null,
    config,
  };
  const testToken = result.ok ? issueTestToken(deps.secrets, tested, deps.now()) : null;
  return { ...toAnswer(result, language), testToken };
}

interface ConfigToSave {
  readonly connector: StoredConnector;
  /** null for a new connection. */
  readonly connection: StoredConnection | null;
  readonly given: Readonly<Record<string, string>>;
  readonly testToken: string | undefined;
  readonly language: Language;
}

/**
 * The configuration that is to be saved, held to the rule of the dialog: mandatory fields are filled, and a test
 * succeeded with exactly these values.
 *
 * Throws the Problems `connector-failed`, `invalid-request`, `mandatory-fields-missing` and `test-required`.
 */
export async function testedConfig(
  deps: AdminDeps,
  { connector, connection, given, testToken, language }: ConfigToSave,
): Promise<Configuration> {
  const fields = await fetchConfigFields(deps, connector, language);
  const stored = connection === null ? null : storedFor(deps, connection, connector);
  const config = resolveConfig({ fields, given, stored, language });
  const tested = {
    connectorId: connector.id,
    url: connector.url,
    connectionId: connection?.id ?? null,
    config,
  };
  const proof = { token: testToken ?? "", now: deps.now() };
  if (!isTestToken(deps.secrets, tested, proof)) throw new Problem("test-required");
  return config;
}

/** Passwords are handed to the connector that they were entered for, and to no other. */
function storedFor(
  { secrets }: AdminDeps,
  connection: StoredConnection,
  connector: StoredConnector,
): Configuration | null {
  return connection.connectorId === connector.id ? wholeConfig(connection, secrets) : null;
}
