import {
  type CryptoKey,
  createLocalJWKSet,
  importSPKI,
  importX509,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from "jose";
import { z } from "zod";

/** Thrown for a text that is no public key for RS256, with what is wrong with it. */
export class UnusableKey extends Error {
  override readonly name = "UnusableKey";
}

const keySet = z.object({
  keys: z
    .array(z.looseObject({ kty: z.string(), n: z.string().optional(), d: z.unknown().optional() }))
    .min(1),
});

/** Picks the key for a token. */
export type PublicKeys = JWTVerifyGetKey;

/**
 * Reads public keys: one as PEM (`BEGIN PUBLIC KEY` or a certificate), or several as a JSON Web Key Set, of
 * which a token names one by its `kid`.
 *
 * @throws UnusableKey for anything else, for a private key, and for RSA keys below 2048 bits
 */
export async function readPublicKeys(text: string): Promise<PublicKeys> {
  const written = text.trim();
  if (/PRIVATE KEY/.test(written)) throw new UnusableKey("this is a private key; the public one is needed");
  if (written.startsWith("{")) return readKeySet(written);
  try {
    const isCertificate = written.includes("BEGIN CERTIFICATE");
    const key = await (isCertificate ? importX509(written, "RS256") : importSPKI(written, "RS256"));
    requireLength(key);
    return async () => key;
  } catch (cause) {
    if (cause instanceof UnusableKey) throw cause;
    throw new UnusableKey("this is no RSA public key in PEM form, and no JSON Web Key Set", { cause });
  }
}

function readKeySet(written: string): PublicKeys {
  const parsed = keySet.safeParse(jsonOrNull(written));
  if (!parsed.success) throw new UnusableKey("this is no JSON Web Key Set: it has no list of keys");
  for (const { kty, n, d } of parsed.data.keys) {
    if (d !== undefined)
      throw new UnusableKey("the key set holds a private key; only public ones are needed");
    if (kty !== "RSA" || n === undefined) throw new UnusableKey("the key set holds a key that is not RSA");
    // Base64url: four characters are three bytes.
    if ((n.length * 3) / 4 < MIN_BITS / 8 - 1) throw new UnusableKey(TOO_SHORT);
  }
  return createLocalJWKSet(parsed.data as JSONWebKeySet);
}

const MIN_BITS = 2048;
const TOO_SHORT = `the key is shorter than ${MIN_BITS} bits`;

function requireLength({ algorithm }: CryptoKey): void {
  if ("modulusLength" in algorithm && Number(algorithm.modulusLength) < MIN_BITS) {
    throw new UnusableKey(TOO_SHORT);
  }
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
