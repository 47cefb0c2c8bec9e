import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type ConfigurationStore, normalisedGuid, type StoredConnection } from "./configuration-store.ts";
import { writeFileAtomically } from "./write-file-atomically.ts";

const storedConnection = z.object({
  connectionGuid: z.string(),
  connectorName: z.string(),
  values: z.record(z.string(), z.string()),
});

/**
 * Keeps each connection as one JSON file, readable by the owner only (the values hold passwords), replaced as
 * a whole when it is saved. A file that cannot be read as a configuration counts as absent: the connector
 * then asks to be sent the configuration again, which repairs it.
 *
 * @param folder made when it does not exist
 */
export function createFileConfigurationStore(folder: string): ConfigurationStore {
  return {
    get: (connectionGuid) => readConnection(folder, connectionGuid),
    set: async (connection) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = pathOf(folder, connection.connectionGuid);
      await writeFileAtomically(path, `${JSON.stringify(connection, null, 2)}\n`);
    },
    delete: (connectionGuid) => rm(pathOf(folder, connectionGuid), { force: true }),
    list: async () => {
      const guids = (await filesIn(folder)).flatMap((file) => guidOfFile(file) ?? []);
      const connections = await Promise.all(guids.map((guid) => readConnection(folder, guid)));
      return connections.filter((connection) => connection !== undefined);
    },
  };
}

// Only a GUID becomes part of a path: whatever a caller sends as a connection id cannot lead elsewhere.
function pathOf(folder: string, connectionGuid: string): string {
  const guid = normalisedGuid(connectionGuid);
  if (guid === null) throw new TypeError(`not a connection id: ${JSON.stringify(connectionGuid)}`);
  return join(folder, `${guid}.json`);
}

function guidOfFile(file: string): string | null {
  return file.endsWith(".json") ? normalisedGuid(file.slice(0, -".json".length)) : null;
}

async function readConnection(folder: string, connectionGuid: string): Promise<StoredConnection | undefined> {
  const content = await unlessMissing(readFile(pathOf(folder, connectionGuid), "utf8"));
  if (content === undefined) return undefined;
  const parsed = storedConnection.safeParse(jsonOrNull(content));
  return parsed.success ? parsed.data : undefined;
}

async function filesIn(folder: string): Promise<string[]> {
  return (await unlessMissing(readdir(folder))) ?? [];
}

async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function jsonOrNull(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}
