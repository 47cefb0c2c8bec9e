import { lookup } from "node:dns";
import { encodeResponse, okResult } from "@brygga/protocol";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type ClientOptions, createConnectorClient } from "./connector-client.ts";
import type { ConnectorFailure } from "./connector-failure.ts";
import { type Answering, answeringXml, startAnsweringServer } from "./testing/answering-server.ts";
import { SELF_SIGNED_CERTIFICATE, TEST_KEY } from "./testing/certificates.ts";
import { toAnswer } from "./to-answer.ts";

vi.mock("node:dns", async (original) => {
  const dns = await original<typeof import("node:dns")>();
  return { ...dns, lookup: vi.fn() };
});

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

type Lookup = (host: string, options: object, done: (...args: unknown[]) => void) => void;
const resolver = vi.mocked(lookup as Lookup);

beforeEach(() => {
  resolver.mockReset();
  resolver.mockImplementation((host, _options, done) =>
    done(Object.assign(new Error(host), { code: "ENOTFOUND" })),
  );
});

/** The answers of the name service, one after the other; each is a list of addresses. */
function nameResolvesTo(...answers: string[][]): void {
  for (const addresses of answers) {
    resolver.mockImplementationOnce((_host, _options, done) =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      ),
    );
  }
}

function clientOf(url: string, options: Partial<ClientOptions> = {}) {
  const client = createConnectorClient({ url, egress: { allowPrivate: true }, ...options });
  closers.push(client.close);
  return client;
}

async function serving(answering: Answering, tls?: { key: string; cert: string }) {
  const server = await startAnsweringServer(answering, tls);
  closers.push(server.close);
  return server;
}

const call = (client: ReturnType<typeof clientOf>) => client.call("testConnection", { connectionGuid: "" });

async function failureAt(url: string, options: Partial<ClientOptions> = {}): Promise<ConnectorFailure> {
  const result = await call(clientOf(url, options));
  if (result.ok) throw new Error("the call succeeded");
  const [en, sv] = ["en", "sv"].map((language) => toAnswer(result, language).explanation);
  expect(en).not.toBe(sv);
  return result.failure;
}

const ok = encodeResponse("testConnection", okResult());
const redirecting =
  (location: string, status = 302): Answering =>
  (_request, response) =>
    response.writeHead(status, { location }).end();

describe("the address at which clouds hand out credentials is not called, however it is spelled:", () => {
  test.each([
    "http://169.254.169.254/",
    "http://169.254.169.254./",
    "http://2852039166/",
    "http://0xa9fea9fe/",
    "http://0xA9.0xFE.0xA9.0xFE/",
    "http://0251.0376.0251.0376/",
    "http://0251.254.43518/",
    "http://169.254.43518/",
    "http://１６９.254.169.254/",
    "http://169。254。169。254/",
    "http://169%2e254%2e169%2e254/",
    "http:\\\\169.254.169.254\\",
    "http://@169.254.169.254/",
    "http://[::ffff:169.254.169.254]/",
    "http://[::ffff:a9fe:a9fe]/",
    "http://[0:0:0:0:0:ffff:a9fe:a9fe]/",
    "http://[::a9fe:a9fe]/",
    "http://[::ffff:0:169.254.169.254]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[64:ff9b:1::a9fe:a9fe]/",
    "http://[2002:a9fe:a9fe::]/",
    "http://[fd00:ec2::254]/",
    "http://[fd20:ce::254]/",
    "http://[fe80::1]/",
  ])("%s", async (url) => {
    expect((await failureAt(url)).cause).toBe("egress-denied");
    expect(resolver).not.toHaveBeenCalled();
  });

  test.each([
    "http://127.0.0.1@169.254.169.254/",
    "http://169.254.169.254:80@erp.example/",
    "http://[fe80::1%25eth0]/",
    "file:///etc/passwd",
    "gopher://169.254.169.254/_x",
    "data:text/xml,<a/>",
    "unix:/run/docker.sock",
  ])("nor what is no plain address: %s", async (url) => {
    expect((await failureAt(url)).cause).toBe("unsupported-url");
    expect(resolver).not.toHaveBeenCalled();
  });
});

describe("where private networks are closed, this machine is not called, however it is spelled:", () => {
  test.each([
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f.1",
    "0177.0.0.1",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::7f00:1]",
    "0.0.0.0",
    "0",
    "[::]",
  ])("%s", async (host) => {
    const server = await serving(answeringXml(ok));
    const failure = await failureAt(`http://${host}:${server.port}/`, { egress: { allowPrivate: false } });
    expect(failure.cause).toBe("egress-denied");
    expect(server.requests).toHaveLength(0);
  });

  test.each(["localhost", "localhost.", "LOCALHOST", "erp.example."])("by name: %s", async (host) => {
    const server = await serving(answeringXml(ok));
    nameResolvesTo(["127.0.0.1", "::1"]);
    const failure = await failureAt(`http://${host}:${server.port}/`, { egress: { allowPrivate: false } });
    expect(failure).toMatchObject({ cause: "egress-denied", values: { reason: "private" } });
    expect(server.requests).toHaveLength(0);
  });
});

describe("a name that changes what it means", () => {
  const answeringOnce: Answering = (request, response) => {
    response.setHeader("connection", "close");
    answeringXml(ok)(request, response);
  };

  test.each(["169.254.169.254", "::ffff:169.254.169.254", "fd00:ec2::254", "fe80::1%eth0", "0.0.0.0"])(
    "between two calls is not followed to %s",
    async (address) => {
      const server = await serving(answeringOnce);
      const client = clientOf(server.url.replace("127.0.0.1", "erp.example"));
      nameResolvesTo(["127.0.0.1"], [address]);
      expect((await call(client)).ok).toBe(true);
      expect(await call(client)).toMatchObject({ failure: { cause: "egress-denied" } });
      expect(server.requests).toHaveLength(1);
    },
  );

  test("is resolved once for each socket: what was checked is what is called", async () => {
    const server = await serving(answeringOnce);
    nameResolvesTo(["127.0.0.1"], ["169.254.169.254"]);
    expect((await call(clientOf(server.url.replace("127.0.0.1", "erp.example")))).ok).toBe(true);
    expect(resolver).toHaveBeenCalledOnce();
  });

  test("says in words where it led", async () => {
    nameResolvesTo(["169.254.169.254"]);
    const result = await call(clientOf("http://erp.example/"));
    expect(toAnswer(result, "en").explanation).toContain("169.254.169.254, where erp.example leads");
    expect(toAnswer(result, "sv").explanation).toContain("169.254.169.254, dit erp.example leder");
  });
});

describe("a redirect", () => {
  test.each([
    "http://169.254.169.254/latest/meta-data",
    "//169.254.169.254/latest",
    "http://2852039166/",
    "http://[::ffff:a9fe:a9fe]/",
    "http://rebound.example/",
  ])("to a forbidden address is not followed: %s", async (location) => {
    const server = await serving(redirecting(location));
    nameResolvesTo(["169.254.169.254"]);
    const failure = await failureAt(server.url);
    expect(failure).toMatchObject({
      cause: "egress-denied",
      values: { address: expect.stringMatching(/^169\.254\.169\.254$|^::ffff:a9fe:a9fe$/) },
    });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ["file:///etc/passwd", "file"],
    ["gopher://127.0.0.1:6379/_FLUSHALL", "gopher"],
    ["ftp://127.0.0.1/x", "ftp"],
    ["javascript:alert(1)", "javascript"],
    ["http://user:secret@127.0.0.1/", undefined],
    ["http://[", undefined],
  ])("to what is no plain address is not followed: %s", async (location, scheme) => {
    const server = await serving(redirecting(location));
    const failure = await failureAt(server.url);
    expect(failure).toMatchObject({ cause: "unsupported-url", values: { problem: "redirect" } });
    expect(failure.values.scheme).toBe(scheme);
    expect(JSON.stringify(failure)).not.toContain("secret");
    expect(server.requests).toHaveLength(1);
  });

  test.each([301, 302, 303, 307, 308])("with status %d keeps the message a POST", async (status) => {
    const server = await serving((request, response) =>
      (request.path === "/moved" ? answeringXml(ok) : redirecting("/moved", status))(request, response),
    );
    expect((await call(clientOf(server.url))).ok).toBe(true);
    expect(server.requests.map(({ method }) => method)).toEqual(["POST", "POST"]);
    expect(server.requests[1]?.body).toBe(server.requests[0]?.body);
  });

  test("at the end of a chain is held to the same rules", async () => {
    const server = await serving((request, response) =>
      redirecting(request.path === "/2" ? "http://169.254.169.254/" : request.path === "/1" ? "/2" : "/1")(
        request,
        response,
      ),
    );
    expect((await failureAt(server.url)).cause).toBe("egress-denied");
    expect(server.requests).toHaveLength(3);
  });

  test("from an encrypted address to one in the open is not followed", async () => {
    const open = await serving(answeringXml(ok));
    const tls = { key: TEST_KEY, cert: SELF_SIGNED_CERTIFICATE };
    const secure = await serving(redirecting(open.url), tls);
    nameResolvesTo(["127.0.0.1"]);
    const url = secure.url.replace("127.0.0.1", "connector.example");
    expect(await failureAt(url, { ca: SELF_SIGNED_CERTIFICATE })).toMatchObject({
      cause: "egress-denied",
      values: { reason: "insecure-redirect" },
    });
    expect(open.requests).toHaveLength(0);
  });

  test("takes no credentials to another origin", async () => {
    const other = await serving(answeringXml(ok));
    const server = await serving(redirecting(other.url));
    const client = createConnectorClient({
      url: server.url,
      egress: { allowPrivate: true },
      credentials: { kind: "bearer", token: "secret" },
    });
    closers.push(client.close);
    expect((await call(client)).ok).toBe(true);
    expect(server.requests[0]?.headers.authorization).toBe("Bearer secret");
    expect(other.requests[0]?.headers.authorization).toBeUndefined();
  });
});
