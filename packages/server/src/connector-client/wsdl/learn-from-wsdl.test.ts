import { describeWsdl, WCF_DIALECT } from "@brygga/protocol";
import { afterEach, expect, test } from "vitest";
import { type ConnectorClients, createConnectorClients } from "../connector-client.ts";
import {
  type Answering,
  type AnsweringServer,
  answeringXml,
  startAnsweringServer,
} from "../testing/answering-server.ts";

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const dialect = { ...WCF_DIALECT, serviceNamespace: "urn:own" };
const wsdl = describeWsdl({ address: "http://h/a.svc", single: true, dialect });

async function serving(
  answering: Answering,
): Promise<{ server: AnsweringServer; clients: ConnectorClients }> {
  const server = await startAnsweringServer(answering);
  const clients = createConnectorClients({ egress: { allowPrivate: true }, limits: { connectMs: 500 } });
  closers.push(server.close, clients.close);
  return { server, clients };
}

/** Answers each path that is named here; the rest is not found. */
const documents =
  (byQuery: Readonly<Record<string, string>>): Answering =>
  (request, response) => {
    const found = byQuery[request.path.slice(request.path.indexOf("?") + 1)];
    answeringXml(found ?? "<html/>", found === undefined ? 404 : 200)(request, response);
  };

test("the description is read by GET, with the same sign-in as calls", async () => {
  const { server, clients } = await serving(documents({ singleWsdl: wsdl }));
  const credentials = { kind: "basic", username: "anna", password: "åäö" } as const;
  const found = await clients.learn(server.url, { credentials });
  expect(found).toMatchObject({ ok: true, source: `${server.url}?singleWsdl`, learned: { dialect } });
  expect(server.requests).toMatchObject([
    {
      method: "GET",
      headers: { authorization: `Basic ${Buffer.from("anna:åäö").toString("base64")}` },
    },
  ]);
});

test("another description has another hash", async () => {
  const hashes: string[] = [];
  for (const text of [wsdl, wsdl, wsdl.replaceAll("urn:own", "urn:other")]) {
    const { server, clients } = await serving(documents({ wsdl: text }));
    const found = await clients.learn(server.url);
    hashes.push(found.ok ? found.hash : "");
  }
  expect(hashes[0]).toBe(hashes[1]);
  expect(hashes[0]).not.toBe(hashes[2]);
});

test.each<[string, Answering]>([
  ["nothing at the address", (_request, response) => response.writeHead(404).end()],
  ["a web page", (_request, response) => response.end("<html><body>Hello</body></html>")],
  ["a document type with entities", answeringXml('<!DOCTYPE a [<!ENTITY b "&c;">]><a>&b;</a>')],
  ["endless nesting", answeringXml("<a>".repeat(100_000))],
  ["a description that never ends", answeringXml(`<definitions>${"<a/>".repeat(2_000_000)}`)],
  [
    "the description of something else",
    answeringXml('<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"/>'),
  ],
])("%s is no description", async (_name, answering) => {
  const { server, clients } = await serving(answering);
  expect(await clients.learn(server.url)).toEqual({ ok: false, problem: "no-wsdl" });
});

test("a host that does not answer is asked once", async () => {
  const { server, clients } = await serving(documents({}));
  await server.close();
  expect(await clients.learn(server.url)).toEqual({ ok: false, problem: "unreachable" });
});

test("addresses that must not be called are not called, neither at first nor as an import", async () => {
  const importing = wsdl.replace(
    "<wsdl:types>",
    '<wsdl:types><xs:schema><xs:import schemaLocation="http://169.254.169.254/latest"/></xs:schema>',
  );
  const { server, clients } = await serving(documents({ singleWsdl: importing }));
  const found = await clients.learn(server.url);
  expect(found).toMatchObject({ ok: true, brokenImports: ["http://169.254.169.254/latest"] });
  const closed = createConnectorClients({ egress: { allowPrivate: false } });
  closers.push(closed.close);
  expect(await closed.learn(server.url)).toEqual({ ok: false, problem: "unreachable" });
});

test("documents that import each other for ever end", async () => {
  const { server, clients } = await serving((request, response) => {
    const level = Number(/xsd=(\d+)/.exec(request.path)?.[1] ?? 0);
    const imports = Array.from(
      { length: 10 },
      (_, index) => `<xs:import schemaLocation="?xsd=${level * 10 + index + 1}"/>`,
    ).join("");
    const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports}</xs:schema>`;
    answeringXml(level === 0 ? wsdl.replace("<wsdl:types>", `<wsdl:types>${schema}`) : schema)(
      request,
      response,
    );
  });
  const found = await clients.learn(server.url);
  expect(found.ok).toBe(true);
  expect(server.requests.length).toBeLessThanOrEqual(50);
});

test("the caller giving up is the caller's reason", async () => {
  const { server, clients } = await serving(() => undefined);
  const learning = clients.learn(server.url, { signal: AbortSignal.timeout(50) });
  await expect(learning).rejects.toHaveProperty("name", "TimeoutError");
});
