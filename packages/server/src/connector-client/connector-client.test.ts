import { encodeFault, encodeResponse, okResult } from "@brygga/protocol";
import { afterEach, describe, expect, test } from "vitest";
import { type ClientOptions, createConnectorClient } from "./connector-client.ts";
import type { ConnectorFailure } from "./connector-failure.ts";
import { type Answering, answeringXml, startAnsweringServer } from "./testing/answering-server.ts";
import { EXPIRED_CERTIFICATE, SELF_SIGNED_CERTIFICATE, TEST_KEY } from "./testing/certificates.ts";
import { toAnswer } from "./to-answer.ts";

const GUID = "6f1c2f4e-9c0a-4a55-8d5e-0f3c8f2d1b11";
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function clientOf(url: string, options: Partial<ClientOptions> = {}) {
  const client = createConnectorClient({ url, egress: { allowPrivate: true }, ...options });
  closers.push(client.close);
  return client;
}

async function serverThat(answering: Answering, tls?: { key: string; cert: string }) {
  const server = await startAnsweringServer(answering, tls);
  closers.push(server.close);
  return server;
}

/** Calls TestConnection and gives the failure that it must end in. */
async function failureAt(url: string, options: Partial<ClientOptions> = {}): Promise<ConnectorFailure> {
  const result = await clientOf(url, options).call("testConnection", { connectionGuid: GUID });
  if (result.ok) throw new Error("the call succeeded");
  return result.failure;
}

const ok = encodeResponse("testConnection", okResult());
const after =
  (answer: string): Answering =>
  (_request, response) =>
    response.end(answer);

describe("a call that goes well", () => {
  test("is one POST of text/xml with a quoted SOAPAction, and its answer is decoded", async () => {
    const server = await serverThat(answeringXml(ok));
    const result = await clientOf(server.url).call("testConnection", { connectionGuid: GUID });
    expect(result).toMatchObject({ ok: true, response: { isOk: true } });
    expect(server.requests[0]).toMatchObject({ method: "POST", path: "/ErpConnectorWS.svc" });
    expect(server.requests[0]?.headers).toMatchObject({
      soapaction: '"http://tempuri.org/IErpConnectorWS/WSTestConnection"',
      "content-type": "text/xml; charset=utf-8",
    });
    expect(server.requests[0]?.headers["accept-encoding"]).toBe("identity");
    expect(server.requests[0]?.body).toContain(GUID);
  });

  test("keeps its query, by which one of several connectors is picked", async () => {
    const server = await serverThat(answeringXml(ok));
    await clientOf(`${server.url}?ConnectorName=Excel`).call("testConnection", { connectionGuid: GUID });
    expect(server.requests[0]?.path).toBe("/ErpConnectorWS.svc?ConnectorName=Excel");
  });

  test("follows redirects as POST", async () => {
    const server = await serverThat((request, response) => {
      if (request.path === "/moved") return answeringXml(ok)(request, response);
      response.writeHead(302, { location: "/moved" }).end();
    });
    const result = await clientOf(server.url).call("testConnection", { connectionGuid: GUID });
    expect(result.ok).toBe(true);
    expect(server.requests[1]).toMatchObject({ method: "POST", path: "/moved" });
    expect(server.requests[1]?.body).toContain(GUID);
  });
});

describe("a refusal of the connector itself", () => {
  const refusal = { ...okResult(), isOk: false, errorCode: "X1", userExplanation: 'US:"No";SV:"Nej"' };

  test("has no cause and is told in the caller's language", async () => {
    const server = await serverThat(answeringXml(encodeResponse("testConnection", refusal)));
    const failure = await failureAt(server.url);
    expect(failure).toMatchObject({ cause: null, errorCode: "X1" });
    expect(toAnswer({ ok: false, failure }, "sv")).toMatchObject({ explanation: "Nej", details: "X1" });
  });

  test("with IsOk alone still has words", async () => {
    const bare = { ...okResult(), isOk: false, state: "" };
    const server = await serverThat(answeringXml(encodeResponse("testConnection", bare)));
    const answer = toAnswer({ ok: false, failure: await failureAt(server.url) }, "en");
    expect(answer.state).toBe("Error");
    expect(answer.explanation).toContain("without saying why");
  });
});

describe("what is not a connector is recognised", () => {
  test.each<[string, Answering, Partial<ConnectorFailure>]>([
    [
      "a web page",
      after("<!doctype html><title>Hej</title>"),
      { cause: "not-soap", values: { found: "html" } },
    ],
    ["JSON", after("{}"), { cause: "not-soap", values: { found: "json" } }],
    ["an empty answer", after(""), { cause: "not-soap", values: { found: "empty" } }],
    ["other XML", answeringXml("<rss/>"), { cause: "not-soap", values: { found: "xml" } }],
    ["nothing at that path", answeringXml("<a/>", 404), { cause: "not-found", values: { status: 404 } }],
    ["a sign-in", answeringXml("", 401), { cause: "http-status", values: { status: 401 } }],
    ["a gateway page", answeringXml("<html>", 502), { cause: "http-status", values: { status: 502 } }],
    [
      "another action",
      answeringXml(encodeFault({ code: "ActionNotSupported", message: "?" }), 500),
      { cause: "no-such-operation" },
    ],
    [
      "a fault",
      answeringXml(encodeFault({ code: "s:Server", message: "Boom" }), 500),
      { cause: "fault", values: { message: "Boom" } },
    ],
    ["cut-off XML", answeringXml(ok.slice(0, -20)), { cause: "malformed" }],
    ["a document type", answeringXml(`<!DOCTYPE a [<!ENTITY b "c">]>${ok}`), { cause: "hostile" }],
    ["an entity bomb", answeringXml(`<!DOCTYPE a [<!ENTITY b "&c;&c;">]><a>&b;</a>`), { cause: "hostile" }],
    ["endless nesting", answeringXml("<a>".repeat(100_000)), { cause: "not-soap" }],
    [
      "endless nesting in an envelope",
      answeringXml(ok.replace("<a:IsOk>", `${"<a>".repeat(1000)}<a:IsOk>`)),
      { cause: "hostile" },
    ],
  ])("%s", async (_name, answering, expected) => {
    const server = await serverThat(answering);
    const failure = await failureAt(server.url);
    expect(failure).toMatchObject(expected);
    const inSwedish = toAnswer({ ok: false, failure }, "sv").explanation;
    expect(inSwedish).not.toBe(toAnswer({ ok: false, failure }, "en").explanation);
    expect(inSwedish.length).toBeGreaterThan(20);
  });

  test("a circle of redirects", async () => {
    const server = await serverThat((_request, response) =>
      response.writeHead(307, { location: "/again" }).end(),
    );
    expect(await failureAt(server.url)).toMatchObject({ cause: "unsupported-url" });
    expect(server.requests).toHaveLength(4);
  });

  test("a redirect to where calls must not go", async () => {
    const server = await serverThat((_request, response) =>
      response.writeHead(307, { location: "http://169.254.169.254/latest" }).end(),
    );
    expect(await failureAt(server.url)).toMatchObject({ cause: "egress-denied" });
  });
});

describe("what keeps an answer from coming", () => {
  test("a refused connection names host and port", async () => {
    const server = await serverThat(answeringXml(ok));
    await server.close();
    const failure = await failureAt(server.url);
    expect(failure).toMatchObject({ cause: "refused", values: { host: "127.0.0.1", port: server.port } });
    expect(toAnswer({ ok: false, failure }, "en").explanation).toContain(String(server.port));
  });

  test("a name that does not exist", async () => {
    expect(await failureAt("http://no-such-host.invalid/x.svc")).toMatchObject({ cause: "name-not-found" });
  });

  test("silence", async () => {
    const server = await serverThat(() => undefined);
    const failure = await failureAt(server.url, { limits: { connectMs: 100, firstByteMs: 100 } });
    expect(failure).toMatchObject({ cause: "timeout", values: { phase: "first-byte", seconds: 0.2 } });
  });

  test("an answer that trickles for ever", async () => {
    const server = await serverThat((_request, response) => {
      response.writeHead(200, { "content-type": "text/xml" });
      const timer = setInterval(() => response.write("<!-- not yet -->"), 20);
      response.on("close", () => clearInterval(timer));
    });
    expect(await failureAt(server.url, { limits: { wholeMs: 300 } })).toMatchObject({
      cause: "timeout",
      values: { phase: "whole" },
    });
  });

  test("a connection that breaks off in the middle", async () => {
    const server = await serverThat((_request, response) => {
      response.writeHead(200, { "content-type": "text/xml", "content-length": "100000" });
      response.write(ok.slice(0, 100), () => response.destroy());
    });
    expect(await failureAt(server.url)).toMatchObject({ cause: "connection-lost" });
  });

  test("an answer that is too large", async () => {
    const long = { ...okResult(), techExplanation: "x".repeat(300_000) };
    const server = await serverThat(answeringXml(encodeResponse("testConnection", long)));
    const failure = await failureAt(server.url, { limits: { maxPlainBytes: 100_000 } });
    expect(failure).toMatchObject({ cause: "too-large", values: { megabytes: 0.1 } });
  });

  test.each(["ftp://host/x", "plugin://Excel", "app://abc", "not an address", "http://user:pw@host/x"])(
    "an address that cannot be called: %s",
    async (url) => {
      const failure = await failureAt(url);
      expect(failure.cause).toBe("unsupported-url");
      expect(JSON.stringify(failure)).not.toContain("pw@");
    },
  );

  test("an address in a private range, when those are closed", async () => {
    const server = await serverThat(answeringXml(ok));
    const failure = await failureAt(server.url, { egress: { allowPrivate: false } });
    expect(failure).toMatchObject({ cause: "egress-denied", values: { reason: "private" } });
    expect(server.requests).toHaveLength(0);
  });

  test("the caller giving up is the caller's reason and no failure", async () => {
    const server = await serverThat(() => undefined);
    const signal = AbortSignal.timeout(50);
    const call = clientOf(server.url).call("testConnection", { connectionGuid: GUID }, { signal });
    await expect(call).rejects.toHaveProperty("name", "TimeoutError");
  });
});

describe("a certificate that cannot be trusted says why", () => {
  test.each([
    ["self-signed", SELF_SIGNED_CERTIFICATE, undefined],
    ["wrong-host", SELF_SIGNED_CERTIFICATE, SELF_SIGNED_CERTIFICATE],
    ["expired", EXPIRED_CERTIFICATE, EXPIRED_CERTIFICATE],
  ])("%s", async (problem, cert, ca) => {
    const server = await serverThat(answeringXml(ok), { key: TEST_KEY, cert });
    const failure = await failureAt(server.url, ca === undefined ? {} : { ca });
    expect(failure).toMatchObject({ cause: "certificate", values: { problem } });
    expect(server.requests).toHaveLength(0);
  });

  test("https where only http is spoken", async () => {
    const server = await serverThat(answeringXml(ok));
    const failure = await failureAt(server.url.replace("http:", "https:"));
    expect(failure).toMatchObject({ cause: "certificate", values: { problem: "not-tls" } });
  });
});
