import { encodeResponse, okResult } from "@brygga/protocol";
import { afterEach, describe, expect, test } from "vitest";
import { createConnectorClients } from "./connector-client.ts";
import type { ConnectorOptions } from "./connector-options.ts";
import { type Answering, answeringXml, startAnsweringServer } from "./testing/answering-server.ts";
import { SELF_SIGNED_CERTIFICATE, TEST_KEY } from "./testing/certificates.ts";

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const clients = () => {
  const made = createConnectorClients({ egress: { allowPrivate: true } });
  closers.push(made.close);
  return made;
};

async function serverThat(answering: Answering, tls?: { key: string; cert: string }) {
  const server = await startAnsweringServer(answering, tls);
  closers.push(server.close);
  return server;
}

const request = { connectionGuid: "6f1c2f4e-9c0a-4a55-8d5e-0f3c8f2d1b11" };
const call = (url: string, options: ConnectorOptions) =>
  clients().open(url, options).call("testConnection", request);
const answer = (texts: object = {}) => encodeResponse("testConnection", { ...okResult(), ...texts });

describe("SOAPAction", () => {
  test.each([
    ["quoted", '"http://tempuri.org/IErpConnectorWS/WSTestConnection"'],
    ["unquoted", "http://tempuri.org/IErpConnectorWS/WSTestConnection"],
    ["empty", '""'],
  ] as const)("%s is %s", async (soapActionStyle, expected) => {
    const server = await serverThat(answeringXml(answer()));
    expect(await call(server.url, { soapActionStyle })).toMatchObject({ ok: true });
    expect(server.requests[0]?.headers.soapaction).toBe(expected);
  });
});

describe("credentials", () => {
  test("go along as Basic or as a bearer token", async () => {
    const server = await serverThat(answeringXml(answer()));
    await call(server.url, { credentials: { kind: "basic", username: "anna", password: "p:w" } });
    await call(server.url, { credentials: { kind: "bearer", token: "t0k3n" } });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      `Basic ${Buffer.from("anna:p:w").toString("base64")}`,
      "Bearer t0k3n",
    ]);
  });

  test("go along as a header of one's own, which is none of those that make the call", async () => {
    const server = await serverThat(answeringXml(answer()));
    await call(server.url, { credentials: { kind: "header", name: "X-Api-Key", value: "k3y" } });
    await call(server.url, { credentials: { kind: "header", name: "SOAPAction", value: "other" } });
    expect(server.requests[0]?.headers).toMatchObject({ "x-api-key": "k3y" });
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
    expect(server.requests[1]?.headers.soapaction).toBe(
      '"http://tempuri.org/IErpConnectorWS/WSTestConnection"',
    );
  });

  test("stay behind when a redirect leads to another host", async () => {
    const other = await serverThat(answeringXml(answer()));
    const server = await serverThat((received, response) => {
      if (received.path === "/again") response.writeHead(307, { location: other.url }).end();
      else response.writeHead(307, { location: "/again" }).end();
    });
    await call(server.url, { credentials: { kind: "bearer", token: "t0k3n" } });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer t0k3n",
      "Bearer t0k3n",
    ]);
    expect(other.requests[0]?.headers.authorization).toBeUndefined();
  });
});

describe("a certificate authority of one's own", () => {
  const tls = { key: TEST_KEY, cert: SELF_SIGNED_CERTIFICATE };

  test("is trusted for the connector that it was given for, and for no other", async () => {
    const server = await serverThat(answeringXml(answer()), tls);
    const opened = clients();
    const url = server.url.replace("127.0.0.1", "localhost");
    const trusting = opened.open(url, { ca: SELF_SIGNED_CERTIFICATE });
    // The certificate is for another name: it is trusted, and yet not for this host.
    expect(await trusting.call("testConnection", request)).toMatchObject({
      failure: { cause: "certificate", values: { problem: "wrong-host" } },
    });
    expect(await opened.open(url).call("testConnection", request)).toMatchObject({
      failure: { cause: "certificate", values: { problem: "self-signed" } },
    });
  });
});

describe("control characters", () => {
  test.each([
    ["keep", { ok: true, response: { userExplanation: "a\u0001b" } }],
    ["replace", { ok: true, response: { userExplanation: "a\uFFFDb" } }],
    ["refuse", { ok: false, failure: { cause: "malformed" } }],
  ] as const)("%s", async (controlCharacters, expected) => {
    const server = await serverThat(answeringXml(answer({ userExplanation: "a\u0001b" })));
    expect(await call(server.url, { controlCharacters })).toMatchObject(expected);
  });
});

test("the connector's own time limit is kept", async () => {
  const server = await serverThat(() => undefined);
  expect(await call(server.url, { limits: { wholeMs: 100 } })).toMatchObject({
    failure: { cause: "timeout", values: { phase: "whole" } },
  });
});

test.each([1, 3, undefined])("calls at a time: %s", async (concurrency) => {
  let running = 0;
  let most = 0;
  const server = await serverThat((received, response) => {
    most = Math.max(most, ++running);
    setTimeout(() => {
      running--;
      answeringXml(answer())(received, response);
    }, 20);
  });
  const client = clients().open(server.url, concurrency === undefined ? {} : { concurrency });
  const answers = await Promise.all(Array.from({ length: 12 }, () => client.call("testConnection", request)));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(most).toBe(concurrency ?? 4);
});
