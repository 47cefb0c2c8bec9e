import { createHmac } from "node:crypto";
import type { AppAuthentication } from "@brygga/connector-sdk";
import { readSigningKey, SESSION_SECONDS, signToken, type TokenContent } from "@brygga/protocol";
import { afterEach, describe, expect, test } from "vitest";
import type { ConnectorFailure } from "../connector-failure.ts";
import { type AppWorld, type AppWorldOptions, makeKeys, openAppWorld } from "./testing/app-world.ts";

const connectionGuid = "6f1c2f4e-9c0a-4a55-8d5e-0f3c8f2d1b11";
const connectionInfo = {
  Company: "Nordvik",
  User: "anna",
  Password: "hush hush",
  UseTest: "0",
  Timeout: "30",
};
const worlds: AppWorld[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world[Symbol.asyncDispose]();
});

async function worldOf(options: AppWorldOptions = {}): Promise<AppWorld> {
  const world = await openAppWorld(options);
  worlds.push(world);
  return world;
}

async function failureIn(world: AppWorld, applicationId?: string): Promise<ConnectorFailure> {
  const result = await world.client(applicationId).call("saveConnection", { connectionGuid, connectionInfo });
  if (result.ok) throw new Error("the call succeeded");
  expect(await world.store.list()).toEqual([]);
  return result.failure;
}

const everything = { connectionGuid, actorType: "Customer", updatedOnOrAfter: "", fieldKeys: ["NAME"] };

describe("over app:// a connector", () => {
  test("is called as over SOAP, after one authentication", async () => {
    const world = await worldOf();
    const client = world.client();
    const [one, other] = await Promise.all([
      client.call("getConfigData", {}),
      client.call("getConfigData", {}),
    ]);
    expect([one.ok, other.ok]).toEqual([true, true]);
    expect(await client.call("saveConnection", { connectionGuid, connectionInfo })).toMatchObject({
      ok: true,
    });
    expect((await Array.fromAsync(client.streamActors(everything))).flat()).toHaveLength(5);
    expect(world.authentications()).toBe(1);
    expect(world.refused).toEqual([]);
  });

  test("that was started anew is authenticated with anew, and the call is repeated", async () => {
    const world = await worldOf();
    const client = world.client();
    await client.call("saveConnection", { connectionGuid, connectionInfo });
    await world.restart();
    expect(await client.call("testConnection", { connectionGuid })).toMatchObject({ ok: true });
    expect(world.authentications()).toBe(2);
    await world.restart();
    expect((await Array.fromAsync(client.streamActors(everything))).flat()).toHaveLength(5);
    expect(world.authentications()).toBe(3);
  });

  test("is authenticated with again before its session ends, and when its registration changes", async () => {
    const world = await worldOf({ own: { now: () => world.now } });
    const client = world.client();
    await client.call("getConfigData", {});
    world.now = new Date(world.now.getTime() + (SESSION_SECONDS - 60) * 1000);
    expect(await client.call("getConfigData", {})).toMatchObject({ ok: true });
    expect(world.authentications()).toBe(2);
    world.registered = { ...world.registered, revision: "2" };
    expect(await client.call("getConfigData", {})).toMatchObject({ ok: true });
    expect(world.authentications()).toBe(3);
  });

  test("keeps its own answers: an unknown connection is one", async () => {
    const result = await (await worldOf()).client().call("testConnection", { connectionGuid });
    expect(result).toMatchObject({ ok: false, failure: { cause: null, errorCode: "UNKNOWN_CONNECTION_ID" } });
  });
});

describe("an application that does not let Brygga in", () => {
  test("because it knows another key of Brygga", async () => {
    const failure = await failureIn(await worldOf({ own: { bryggaPublicKey: makeKeys().publicKey } }));
    expect(failure).toMatchObject({
      cause: "app-refused",
      values: { application: "visma", check: "by-app" },
    });
    expect(failure.userExplanation).toContain("its signature does not fit");
  });

  test("because it is another application", async () => {
    const failure = await failureIn(await worldOf({ own: { applicationId: "fortnox" } }));
    expect(failure.userExplanation).toContain("meant for another application");
  });

  test("because its clock is wrong", async () => {
    const failure = await failureIn(await worldOf({ own: { now: () => new Date(Date.now() + 3_600_000) } }));
    expect(failure.userExplanation).toContain("it has expired");
  });

  test("because it knows no authentication at all", async () => {
    const failure = await failureIn(
      await worldOf({
        wrap: (one) => ({
          ...one,
          authenticate: async () => ({ succeeded: false, reason: "", signedApplicationToken: "" }),
        }),
      }),
    );
    expect(failure).toMatchObject({ cause: "app-refused", values: { check: "by-app" } });
    expect(failure.userExplanation).toContain("without saying why");
  });
});

describe("an application that does not prove who it is gets no configuration:", () => {
  /** The application answers with this token instead of its own. */
  const answering = (make: (own: string, asked: string) => string | Promise<string>): AppWorldOptions => ({
    wrap: (one: AppAuthentication) => ({
      ...one,
      async authenticate(asked) {
        const answer = await one.authenticate(asked);
        return { ...answer, signedApplicationToken: await make(answer.signedApplicationToken, asked) };
      },
    }),
  });

  async function checkOf(options: AppWorldOptions): Promise<unknown> {
    const failure = await failureIn(await worldOf(options));
    expect(failure.cause).toBe("app-refused");
    expect(JSON.stringify(failure)).not.toMatch(/BEGIN|eyJ/);
    return failure.values.check;
  }

  const payloadOf = (token: string) =>
    JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as { nonce: string };
  const encoded = (content: object) => Buffer.from(JSON.stringify(content)).toString("base64url");

  /** A token with the application's real key, and something wrong with it. */
  const signedWith = (change: Partial<TokenContent>): AppWorldOptions => {
    const options = answering(async (own) => {
      const world = worlds.at(-1);
      if (world === undefined) throw new Error("no world");
      const content = {
        ...{ issuer: "visma", applicationId: "visma", id: "one", now: new Date(), seconds: 60 },
        claims: { nonce: payloadOf(own).nonce },
      };
      return signToken(await readSigningKey(world.app.privateKey), { ...content, ...change });
    });
    return options;
  };

  test("one with another key", async () => {
    expect(await checkOf({ own: { privateKey: makeKeys().privateKey } })).toBe("signature");
  });

  test("one that sends Brygga's own token back", async () => {
    expect(await checkOf(answering((_own, asked) => asked))).toBe("signature");
  });

  test("one whose token has expired, is not valid yet, or is valid too long", async () => {
    expect(await checkOf(signedWith({ now: new Date(Date.now() - 3_600_000) }))).toBe("expired");
    expect(await checkOf(signedWith({ now: new Date(Date.now() + 3_600_000) }))).toBe("not-yet-valid");
    expect(await checkOf(signedWith({ seconds: 86_400 }))).toBe("lifetime");
  });

  test("one whose token is for another audience", async () => {
    expect(await checkOf(signedWith({ applicationId: "fortnox" }))).toBe("audience");
  });

  test("one that answers another nonce, or none", async () => {
    expect(await checkOf(signedWith({ claims: { nonce: "made up" } }))).toBe("nonce");
    expect(await checkOf(signedWith({ claims: {} }))).toBe("nonce");
  });

  test("one that repeats an earlier answer", async () => {
    let first: string | undefined;
    const world = await worldOf(
      answering((own) => {
        first ??= own;
        return first;
      }),
    );
    const client = world.client();
    expect(await client.call("getConfigData", {})).toMatchObject({ ok: true });
    await world.restart();
    expect(await client.call("getConfigData", {})).toMatchObject({
      ok: false,
      failure: { cause: "app-refused", values: { check: "replayed" } },
    });
  });

  test("one that does not sign (alg none)", async () => {
    const unsigned = (own: string) => `${encoded({ alg: "none" })}.${own.split(".")[1]}.`;
    expect(await checkOf(answering(unsigned))).toBe("algorithm");
  });

  test("one that uses its public key as a secret (HS256)", async () => {
    const confused = answering((own) => {
      const secret = worlds.at(-1)?.app.publicKey ?? "";
      const head = `${encoded({ alg: "HS256", typ: "JWT" })}.${own.split(".")[1]}`;
      return `${head}.${createHmac("sha256", secret).update(head).digest("base64url")}`;
    });
    expect(await checkOf(confused)).toBe("algorithm");
  });

  test("one that answers no token", async () => {
    expect(await checkOf(answering(() => ""))).toBe("malformed");
  });
});

test("an application that is not registered is named, and nothing is called", async () => {
  const world = await worldOf();
  const failure = await failureIn(world, "fortnox");
  expect(failure).toMatchObject({ cause: "app-not-found", values: { application: "fortnox" } });
  expect(failure.userExplanation).toContain("brygga app add");
  expect(world.authentications()).toBe(0);
});

test("an application that cannot be reached fails as any connector does", async () => {
  const world = await worldOf();
  world.registered = { ...world.registered, url: "http://127.0.0.1:1/ErpConnectorWS.svc" };
  expect(await failureIn(world)).toMatchObject({ cause: "refused", values: { port: 1 } });
});
