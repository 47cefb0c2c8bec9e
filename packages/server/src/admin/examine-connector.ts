import type { CapabilityProfile, CheckReport } from "@brygga/api-contract";
import { checkConnector, type ExaminedService, openService } from "@brygga/connector-check";
import type { TextMap } from "@brygga/protocol";
import { soapActionHeader } from "../connector-client/index.ts";
import { Problem } from "../problem.ts";
import type { AdminDeps, Language } from "./admin-deps.ts";
import { fetchConfigFields } from "./config-fields.ts";
import { resolveConfig } from "./config-values.ts";
import { wireConfiguration } from "./connection-client.ts";
import { type Configuration, loadLiveConnection, wholeConfig } from "./connection-store.ts";
import { optionsOf } from "./connector-transport.ts";
import { addressOf, freshConnector, plainClient } from "./open-connector.ts";
import { serviceOfClient } from "./service-of-client.ts";
import {
  loadConnector,
  loadLiveConnector,
  type StoredConnector,
  storeCapabilities,
} from "./sync-connector-store.ts";

/** Throws the Problem `not-found`. */
export async function getCapabilityProfile({ db }: AdminDeps, id: number): Promise<CapabilityProfile | null> {
  return (await loadConnector(db, id)).capabilities;
}

export interface Examining {
  readonly id: number;
  /** A connection of this connector whose configuration is used. */
  readonly connectionId?: number | undefined;
  /** Plain text by field key; stands in for values of the connection. */
  readonly config: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** An ERP that takes longer than this to answer a few hundred questions is left alone. */
const WHOLE_MS = 120_000;

/**
 * Examines a connector by every rule that reads only, and stores its capability profile.
 *
 * Throws the Problems `not-found`, `connector-deleted`, `connection-deleted`, `connector-failed` and `invalid-request`.
 */
export async function examineConnector(
  deps: AdminDeps,
  examining: Examining,
  language: Language,
): Promise<CheckReport> {
  const connector = await freshConnector(deps, await loadLiveConnector(deps.db, examining.id));
  const config = await configOf(deps, { connector, examining, language });
  const signal = AbortSignal.any([examining.signal, AbortSignal.timeout(WHOLE_MS)]);
  const report = await checkConnector({
    service: serviceOf(deps, connector),
    signal,
    now: deps.now,
    ...(config === null ? {} : { config }),
  });
  // What an interrupted examination knows is less than what was known before.
  if (report.profile === null || signal.aborted) return report;
  const found = { ...report.profile, url: connector.url };
  return { ...report, profile: await storeCapabilities(deps.db, connector, found) };
}

interface ConfigSource {
  readonly connector: StoredConnector;
  readonly examining: Examining;
  readonly language: Language;
}

/** @returns null where no values are given */
async function configOf(
  deps: AdminDeps,
  { connector, examining, language }: ConfigSource,
): Promise<TextMap | null> {
  const { connectionId, config: given } = examining;
  const stored =
    connectionId === undefined ? null : await configOfConnection(deps, { connector, connectionId });
  if (Object.keys(given).length === 0) return stored && wireConfiguration(stored, connector);
  const fields = await fetchConfigFields(deps, connector, language);
  const known = Object.entries(stored ?? {}).map(([fieldKey, { value }]) => [fieldKey, value]);
  const values = { ...Object.fromEntries(known), ...given };
  return wireConfiguration(resolveConfig({ fields, given: values, stored, language }), connector);
}

/** Passwords are handed to the connector that they were entered for, and to no other. */
async function configOfConnection(
  { db, secrets }: AdminDeps,
  { connector, connectionId }: { readonly connector: StoredConnector; readonly connectionId: number },
): Promise<Configuration> {
  const connection = await loadLiveConnection(db, connectionId);
  if (connection.connectorId === connector.id) return wholeConfig(connection, secrets);
  throw new Problem("not-found", { detail: `Connection ${connectionId} does not use this Sync Connector.` });
}

function serviceOf(deps: AdminDeps, connector: StoredConnector): ExaminedService {
  const address = addressOf(connector);
  if (!/^https?:/i.test(address)) return serviceOfClient(address, plainClient(deps, connector));
  const options = optionsOf(connector.transport, deps.secrets);
  const { dialect, soapActionStyle } = options;
  return openService(address, {
    send: deps.connectors.raw(address, options),
    ...(dialect === undefined ? {} : { dialect }),
    soapAction: (action) => soapActionHeader(soapActionStyle, action),
  });
}
