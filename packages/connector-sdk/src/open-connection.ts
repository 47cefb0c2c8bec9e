import { EMPTY_CONNECTION_ID } from "@brygga/protocol";
import { type ConfigOf, type ConfigSchema, parseConfig } from "./config-schema.ts";
import { type ConfigurationStore, normalisedGuid } from "./configuration-store.ts";
import type { Connection, ConnectorDefinition } from "./connector.ts";
import { ConnectorError } from "./connector-error.ts";

type OpenConnection<S extends ConfigSchema> = Connection<ConfigOf<S>>;

/**
 * The connection with its parsed configuration.
 *
 * @throws ConnectorError `UNKNOWN_CONNECTION_ID` when nothing is stored, `INVALID_CONNECTION_ID` when it is
 *   not a connection's id, `INVALID_CONFIGURATION` when the stored values do not fit the schema (any more)
 */
export async function openConnection<S extends ConfigSchema>(
  definition: ConnectorDefinition<S>,
  guid: string,
  store: ConfigurationStore,
): Promise<OpenConnection<S>> {
  const connectionGuid = requireGuid(guid);
  const stored = await store.get(connectionGuid);
  if (stored?.connectorName !== definition.name) throw unknownConnection(connectionGuid, definition.name);
  return { connectionGuid, config: parseConfig(definition.config, stored.values) };
}

/** As {@link openConnection}; null for the empty id, which stands for a connection that is being set up. */
export async function openConnectionOrNone<S extends ConfigSchema>(
  definition: ConnectorDefinition<S>,
  guid: string,
  store: ConfigurationStore,
): Promise<OpenConnection<S> | null> {
  const noId = guid.trim() === "" || normalisedGuid(guid) === EMPTY_CONNECTION_ID;
  return noId ? null : openConnection(definition, guid, store);
}

/** @throws ConnectorError `INVALID_CONNECTION_ID` when it is not a GUID, or the empty one */
export function requireGuid(guid: string): string {
  const normalised = normalisedGuid(guid);
  if (normalised !== null && normalised !== EMPTY_CONNECTION_ID) return normalised;
  throw new ConnectorError({
    userExplanation: {
      US: "The call does not say which connection it concerns.",
      SV: "Anropet anger inte vilken koppling det gäller.",
      NO: "Kallet angir ikke hvilken kobling det gjelder.",
    },
    techExplanation: `ConnectionGuid ${JSON.stringify(guid.slice(0, 80))} is not the id of a saved connection`,
    errorCode: "INVALID_CONNECTION_ID",
  });
}

/**
 * What is thrown for a connection that the connector does not know: the caller recognises the code, sends the
 * configuration again and repeats its call. For connectors that keep something of their own per connection.
 */
export function unknownConnection(connectionGuid: string, connectorName: string): ConnectorError {
  return new ConnectorError({
    userExplanation: {
      US: "The Sync Connector does not know this connection. Its configuration must be sent again.",
      SV: "Sync Connector känner inte till kopplingen. Konfigurationen måste skickas igen.",
      NO: "Sync Connector kjenner ikke koblingen. Konfigurasjonen må sendes på nytt.",
    },
    techExplanation: `Connector "${connectorName}" has no configuration stored for ${connectionGuid}`,
    errorCode: "UNKNOWN_CONNECTION_ID",
  });
}
