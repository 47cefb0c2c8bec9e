import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Config, StartError } from "./config.ts";

const KEY_FILE = "secret.key";
const IV_BYTES = 12;
const TAG_BYTES = 16;
const FORMAT = "v1";

/** Keeps secrets and vouches for values that go through other hands. */
export interface Secrets {
  /** AES-256-GCM; the same text gives another result every time. */
  encrypt(plain: string): string;
  /** Throws a {@link SecretsError} when it was changed, or encrypted with another key. */
  decrypt(encrypted: string): string;
  /** HMAC of a text; a signature for one purpose is not good for another. */
  sign(purpose: string, text: string): string;
  verify(purpose: string, text: string, signature: string): boolean;
}

/** Thrown when a stored secret cannot be read with the present key. */
export class SecretsError extends Error {
  override readonly name = "SecretsError";
}

/** Derives what is needed from one key of at least 32 characters. */
export function createSecrets(key: string): Secrets {
  const derive = (purpose: string) => Buffer.from(hkdfSync("sha256", key, "brygga", purpose, 32));
  const encryption = derive("encryption");
  const signing = derive("signing");
  const sign = (purpose: string, text: string) =>
    createHmac("sha256", signing)
      .update(JSON.stringify([purpose, text]))
      .digest("base64url");
  return {
    encrypt: (plain) => encrypt(encryption, plain),
    decrypt: (encrypted) => decrypt(encryption, encrypted),
    sign,
    verify(purpose, text, signature) {
      const expected = Buffer.from(sign(purpose, text));
      const given = Buffer.from(signature);
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
  };
}

function encrypt(key: Buffer, plain: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return `${FORMAT}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url")}`;
}

function decrypt(key: Buffer, encrypted: string): string {
  const [format, text = ""] = encrypted.split(".");
  const bytes = Buffer.from(text, "base64url");
  if (format !== FORMAT || bytes.length < IV_BYTES + TAG_BYTES) {
    throw new SecretsError("A stored secret is not in a format that this Brygga knows.");
  }
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([
      decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)),
      decipher.final(),
    ]).toString();
  } catch (cause) {
    throw new SecretsError("A stored secret cannot be read with the present key.", { cause });
  }
}

/** The configured key, or the one kept beside the data, made on the first start. */
export async function loadSecretKey(
  config: Pick<Config, "secretKey" | "secretKeyFile" | "dataFolder">,
): Promise<string> {
  if (config.secretKey !== undefined) {
    return config.secretKey;
  }
  if (config.secretKeyFile !== undefined) {
    return await readKeyFile(config.secretKeyFile);
  }
  return await keptKey(join(config.dataFolder, KEY_FILE));
}

async function readKeyFile(path: string): Promise<string> {
  const key = await readFile(path, "utf8").catch((cause: Error) => {
    throw new StartError(`The secret key file ${path} cannot be read: ${cause.message}.`, { cause });
  });
  if (key.trim().length < 32) {
    throw new StartError(`The secret key file ${path} must hold at least 32 characters.`);
  }
  return key.trim();
}

async function keptKey(path: string): Promise<string> {
  try {
    await writeFile(path, `${randomBytes(32).toString("base64url")}\n`, {
      flag: "wx",
      mode: 0o600,
      flush: true,
    });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) {
      throw error;
    }
  }
  return await readKeyFile(path);
}
