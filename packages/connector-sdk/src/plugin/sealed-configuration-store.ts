import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { z } from "zod";
import type { ConfigurationStore, StoredConnection } from "../configuration-store.ts";

const SEALED = "sealed";
const IV_BYTES = 12;
const TAG_BYTES = 16;
const values = z.record(z.string(), z.string());

/**
 * A store whose values, passwords among them, cannot be read without the key. What another key has sealed counts as
 * absent: the connector then asks to be sent the configuration again.
 *
 * @param key 32 bytes
 */
export function sealedConfigurationStore(inner: ConfigurationStore, key: Uint8Array): ConfigurationStore {
  const opened = (connection: StoredConnection | undefined): StoredConnection | undefined => {
    const plain = connection === undefined ? null : unseal(key, connection);
    return connection === undefined || plain === null ? undefined : { ...connection, values: plain };
  };
  return {
    get: async (connectionGuid) => opened(await inner.get(connectionGuid)),
    set: (connection) => inner.set({ ...connection, values: { [SEALED]: seal(key, connection) } }),
    delete: (connectionGuid) => inner.delete(connectionGuid),
    list: async () => (await inner.list()).flatMap((connection) => opened(connection) ?? []),
  };
}

function seal(key: Uint8Array, connection: StoredConnection): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(contextOf(connection));
  const body = Buffer.concat([cipher.update(JSON.stringify(connection.values), "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
}

function unseal(key: Uint8Array, connection: StoredConnection): StoredConnection["values"] | null {
  const bytes = Buffer.from(connection.values[SEALED] ?? "", "base64url");
  if (bytes.length < IV_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES));
  decipher.setAAD(contextOf(connection)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    const body = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return values.parse(JSON.parse(body.toString("utf8")));
  } catch {
    return null;
  }
}

/** One connection's values cannot be put under another's id. */
const contextOf = ({ connectionGuid, connectorName }: StoredConnection): Buffer =>
  Buffer.from(JSON.stringify([connectionGuid, connectorName]), "utf8");
