import type { TextMap } from "@brygga/protocol";

/** The configuration of one connection, as it was saved. */
export interface StoredConnection {
  /** Lower case, without braces; see {@link normalisedGuid}. */
  readonly connectionGuid: string;
  readonly connectorName: string;
  /** Wire values by field key, passwords included: whoever keeps them keeps them safe. */
  readonly values: TextMap;
}

/**
 * Where a service keeps the configurations of its connections. A connection that is lost is no disaster: the
 * connector answers UNKNOWN_CONNECTION_ID and is sent the configuration again.
 */
export interface ConfigurationStore {
  get(connectionGuid: string): Promise<StoredConnection | undefined>;
  /** Resolves when the configuration is safely kept; replaces an earlier one. */
  set(connection: StoredConnection): Promise<void>;
  /** Does nothing when there is none. */
  delete(connectionGuid: string): Promise<void>;
  list(): Promise<StoredConnection[]>;
}

const GUID = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;

/** A connection id in its one spelling: lower case, without braces; null for anything that is not a GUID. */
export function normalisedGuid(connectionGuid: string): string | null {
  return GUID.exec(connectionGuid.trim())?.[1]?.toLowerCase() ?? null;
}

/** Keeps configurations for as long as the process lives. For tests, and for connectors that need no more. */
export function createMemoryConfigurationStore(): ConfigurationStore {
  const connections = new Map<string, StoredConnection>();
  return {
    get: async (connectionGuid) => connections.get(connectionGuid),
    set: async (connection) => void connections.set(connection.connectionGuid, connection),
    delete: async (connectionGuid) => void connections.delete(connectionGuid),
    list: async () => [...connections.values()],
  };
}
