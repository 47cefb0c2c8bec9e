import { nothing } from "./answer-mapping.ts";
import { type ConfigSchema, configFieldMetadata, parseConfig } from "./config-schema.ts";
import type { ConfigurationStore } from "./configuration-store.ts";
import type { ConnectorDefinition } from "./connector.ts";
import type { Handlers, Served } from "./handler.ts";
import { openConnection, requireGuid } from "./open-connection.ts";

type ConfigurationOperation =
  | "getConfigData"
  | "testConfigData"
  | "saveConnection"
  | "testConnection"
  | "deleteConnection";

/** The operations around a connection's configuration. */
export function configurationHandlers<S extends ConfigSchema>(
  definition: ConnectorDefinition<S>,
): Pick<Handlers, ConfigurationOperation> {
  const { config: schema, name: connectorName } = definition;
  return {
    getConfigData: async () => ({ fieldMetadata: configFieldMetadata(schema) }),
    testConfigData: async ({ connectionInfo }) =>
      nothing(definition.testConfig(parseConfig(schema, connectionInfo))),
    saveConnection: async ({ connectionGuid: guid, connectionInfo: values }, store) => {
      const connectionGuid = requireGuid(guid);
      const config = parseConfig(schema, values);
      await store.set({ connectionGuid, connectorName, values });
      return nothing(definition.connectionSaved?.({ connectionGuid, config }));
    },
    testConnection: async ({ connectionGuid }, store) => {
      const connection = await openConnection(definition, connectionGuid, store);
      if (definition.testConnection) return nothing(definition.testConnection(connection));
      return nothing(definition.testConfig(connection.config));
    },
    deleteConnection: ({ connectionGuid }, store) => forget(definition, connectionGuid, store),
  };
}

async function forget<S extends ConfigSchema>(
  definition: ConnectorDefinition<S>,
  guid: string,
  store: ConfigurationStore,
): Promise<Served<"deleteConnection">> {
  const connectionGuid = requireGuid(guid);
  const stored = await store.get(connectionGuid);
  // Deleting twice is deleting once: the caller repeats a call whose answer it never saw.
  if (stored?.connectorName !== definition.name) return {};
  try {
    if (!definition.deleteConnection) return {};
    const config = parseConfig(definition.config, stored.values);
    return await nothing(definition.deleteConnection({ connectionGuid, config }));
  } finally {
    await store.delete(connectionGuid);
  }
}
