import { createHmac, generateKeyPairSync, type KeyObject } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readPublicKeys, UnusableKey } from "./public-keys.ts";
import { createTokenVerifier, readSigningKey, signToken, type TokenContent } from "./signed-token.ts";
import { TokenRefused } from "./token-refused.ts";

const pair = (modulusLength = 2048) => generateKeyPairSync("rsa", { modulusLength });
const { privateKey, publicKey } = pair();
const publicPem = spki(publicKey);
const now = new Date("2026-11-22T12:00:00Z");
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);

function spki(key: KeyObject): string {
  return key.export({ type: "spki", format: "pem" }).toString();
}

const signing = (key: KeyObject) => readSigningKey(key.export({ type: "pkcs8", format: "pem" }).toString());

async function token(change: Partial<TokenContent> = {}, key: KeyObject = privateKey): Promise<string> {
  const content = {
    issuer: "brygga",
    applicationId: "visma",
    id: "one",
    now,
    seconds: 120,
    claims: { nonce: "n" },
  };
  return signToken(await signing(key), { ...content, ...change });
}

const verifier = async (keys = publicPem) => createTokenVerifier(await readPublicKeys(keys), "visma");

async function refusal(text: string, at = now): Promise<string> {
  const refused = await (await verifier()).verify(text, at).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(TokenRefused);
  return (refused as TokenRefused).check;
}

const part = (content: object) => Buffer.from(JSON.stringify(content)).toString("base64url");
const payload = part({
  aud: "spn:visma",
  jti: "x",
  iat: now.getTime() / 1000,
  exp: now.getTime() / 1000 + 60,
});

describe("a token", () => {
  test("that fits is accepted, and says what it carries", async () => {
    expect(await (await verifier()).verify(await token(), now)).toMatchObject({
      id: "one",
      issuer: "brygga",
      claims: { nonce: "n" },
      expiresAt: after(120),
    });
  });

  test("is accepted once, until it has expired, and refused after that, too", async () => {
    const one = await verifier();
    const text = await token();
    await one.verify(text, now);
    for (const seconds of [0, 60, 179]) {
      await expect(one.verify(text, after(seconds))).rejects.toMatchObject({ check: "replayed" });
    }
    await expect(one.verify(text, after(5000))).rejects.toMatchObject({ check: "expired" });
  });

  test("of another key, for another application, of another time is refused, saying why", async () => {
    expect(await refusal(await token({}, pair().privateKey))).toBe("signature");
    expect(await refusal(await token({ applicationId: "other" }))).toBe("audience");
    expect(await refusal(await token(), after(181))).toBe("expired");
    expect(await refusal(await token({ now: after(300) }))).toBe("not-yet-valid");
    expect(await refusal(await token({ seconds: 86_400 }))).toBe("lifetime");
    expect(await refusal(await token({ id: "" }))).toBe("claims");
  });

  test("that is not signed, or signed with the public key as a secret, is refused by its algorithm", async () => {
    expect(await refusal(`${part({ alg: "none" })}.${payload}.`)).toBe("algorithm");
    for (const secret of [publicPem, publicPem.trim()]) {
      const head = `${part({ alg: "HS256", typ: "JWT" })}.${payload}`;
      const signature = createHmac("sha256", secret).update(head).digest("base64url");
      expect(await refusal(`${head}.${signature}`)).toBe("algorithm");
    }
  });

  test("that is none, or was changed, is refused", async () => {
    const [head, , signature] = (await token()).split(".");
    expect(await refusal(`${head}.${payload}.${signature}`)).toBe("signature");
    for (const text of ["", "a.b.c", "x".repeat(100_000), `${head}.${signature}`]) {
      expect(await refusal(text)).toBe("malformed");
    }
  });

  test("is checked with the key of a set that it fits", async () => {
    const jwk = { ...publicKey.export({ format: "jwk" }), kid: "a", alg: "RS256", use: "sig" };
    const one = await verifier(JSON.stringify({ keys: [jwk] }));
    expect(await one.verify(await token(), now)).toMatchObject({ id: "one" });
  });
});

describe("a text that is to be a public key", () => {
  test.each([
    ["nothing", "", /no RSA public key/],
    ["a private key", privateKey.export({ type: "pkcs8", format: "pem" }).toString(), /private key/],
    ["a short key", spki(pair(1024).publicKey), /2048/],
    ["a key of another kind", spki(generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey), /no RSA/],
    ["an empty set", `{"keys":[]}`, /no JSON Web Key Set/],
    ["a set with a private key", JSON.stringify({ keys: [privateKey.export({ format: "jwk" })] }), /private/],
    ["a set with a secret", `{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}`, /not RSA/],
  ])("is refused when it is %s", async (_what, text, message) => {
    const refused = await readPublicKeys(text).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UnusableKey);
    expect((refused as Error).message).toMatch(message);
  });
});
