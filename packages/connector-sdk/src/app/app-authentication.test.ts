import { createHash, generateKeyPairSync, type KeyObject, randomUUID } from "node:crypto";
import {
  decodeResponse,
  encodeRequest,
  NOT_AUTHENTICATED,
  readSigningKey,
  SESSION_SECONDS,
  signToken,
} from "@brygga/protocol";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { createMemoryConfigurationStore } from "../configuration-store.ts";
import { defineConnector } from "../define-connector.ts";
import { type ConnectorService, serveConnectors } from "../soap/serve-connectors.ts";
import { exampleDefinition } from "../testing/example-connector.ts";
import { createAppAuthentication } from "./app-authentication.ts";

const example = defineConnector(exampleDefinition({ customers: 3 }));
const brygga = generateKeyPairSync("rsa", { modulusLength: 2048 });
const app = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = (key: KeyObject) =>
  key.export({ type: key.type === "private" ? "pkcs8" : "spki", format: "pem" }).toString();
const bryggaKey = await readSigningKey(pem(brygga.privateKey));

let service: ConnectorService;
let clock = new Date();
const refused: string[] = [];

beforeEach(async () => {
  clock = new Date();
  refused.length = 0;
  service = await serveConnectors({
    connectors: [example],
    store: createMemoryConfigurationStore(),
    authenticate: await createAppAuthentication({
      applicationId: "visma",
      privateKey: pem(app.privateKey),
      bryggaPublicKey: pem(brygga.publicKey),
      onRefused: (reason) => refused.push(reason),
      now: () => clock,
    }),
  });
});
afterEach(() => service.close());

const sign = (claims: Record<string, string>, id: string = randomUUID()) =>
  signToken(bryggaKey, { issuer: "brygga", applicationId: "visma", id, now: clock, seconds: 60, claims });

async function post(body: string, headers: Record<string, string> = {}): Promise<string> {
  const answer = await fetch(service.url, {
    method: "POST",
    headers: { "content-type": "text/xml; charset=utf-8", ...headers },
    body,
  });
  return answer.text();
}

async function authenticate(signedToken: string) {
  const decoded = decodeResponse(
    "authenticate",
    await post(encodeRequest("authenticate", { signedToken }).body),
  );
  if (decoded.kind !== "response") throw new Error("a fault");
  return decoded.response;
}

const { body } = encodeRequest("getConfigData", {});
const digest = (text: string) => createHash("sha256").update(text).digest("base64url");

async function call(claims: Record<string, string> | null, sent = body) {
  const headers = claims === null ? {} : { "brygga-call-token": await sign(claims) };
  const decoded = decodeResponse("getConfigData", await post(sent, headers));
  if (decoded.kind !== "response") throw new Error("a fault");
  return decoded.response;
}

describe("a service with authentication", () => {
  test("answers nobody who did not authenticate", async () => {
    expect(await call(null)).toMatchObject({
      isOk: false,
      errorCode: NOT_AUTHENTICATED,
      fieldMetadata: null,
    });
    expect(await call({ sid: "guessed", sha256: digest(body) })).toMatchObject({
      errorCode: NOT_AUTHENTICATED,
    });
    expect(refused.at(-1)).toContain("its session is unknown or over");
  });

  test("proves itself with the nonce that it was sent, and then answers calls of that session", async () => {
    const answer = await authenticate(await sign({ nonce: "n-1" }, "session-1"));
    expect(answer).toMatchObject({ succeeded: true, reason: "" });
    const [, payload = ""] = answer.signedApplicationToken.split(".");
    expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toMatchObject({
      nonce: "n-1",
      aud: "spn:visma",
      iss: "visma",
    });
    expect(await call({ sid: "session-1", sha256: digest(body) })).toMatchObject({ isOk: true });
    expect(await call(null)).toMatchObject({ errorCode: NOT_AUTHENTICATED });
  });

  test("takes a call's token once, and only with the message that it was made for", async () => {
    await authenticate(await sign({ nonce: "n" }, "session-1"));
    const headers = { "brygga-call-token": await sign({ sid: "session-1", sha256: digest(body) }) };
    expect(await post(body, headers)).not.toContain(NOT_AUTHENTICATED);
    expect(await post(body, headers)).toContain(NOT_AUTHENTICATED);
    expect(refused.at(-1)).toContain("it was used before");
    expect(await call({ sid: "session-1", sha256: digest("another message") })).toMatchObject({
      isOk: false,
    });
    expect(refused.at(-1)).toContain("another message");
  });

  test("takes the token of an authentication once, and ends the session after its time", async () => {
    const token = await sign({ nonce: "n" }, "session-1");
    await authenticate(token);
    expect(await authenticate(token)).toMatchObject({
      succeeded: false,
      reason: expect.stringContaining("used before"),
    });
    clock = new Date(clock.getTime() + SESSION_SECONDS * 1000);
    expect(await call({ sid: "session-1", sha256: digest(body) })).toMatchObject({
      errorCode: NOT_AUTHENTICATED,
    });
  });

  test("says why it refuses, without a token or a key in the words", async () => {
    const strange = await readSigningKey(pem(app.privateKey));
    const content = {
      issuer: "brygga",
      applicationId: "visma",
      id: "1",
      now: clock,
      seconds: 60,
      claims: { nonce: "n" },
    };
    expect(await authenticate(await signToken(strange, content))).toMatchObject({
      succeeded: false,
      reason: expect.stringContaining("its signature does not fit"),
      signedApplicationToken: "",
    });
    const forOther = await signToken(bryggaKey, { ...content, applicationId: "other" });
    expect((await authenticate(forOther)).reason).toContain("another application");
    expect((await authenticate(await sign({}))).reason).toContain("a claim that it needs is missing");
    expect((await authenticate("nonsense")).reason).toContain("no signed token");
  });
});

test("a service without authentication says that it needs none", async () => {
  const open = await serveConnectors({
    connectors: [example],
    store: createMemoryConfigurationStore(),
  });
  afterAll(() => open.close());
  const { body: asked } = encodeRequest("authenticate", { signedToken: "x" });
  const answer = await fetch(open.url, {
    method: "POST",
    headers: { "content-type": "text/xml" },
    body: asked,
  });
  expect(decodeResponse("authenticate", await answer.text())).toMatchObject({
    response: { succeeded: false, reason: expect.stringContaining("not registered as an application") },
  });
});
