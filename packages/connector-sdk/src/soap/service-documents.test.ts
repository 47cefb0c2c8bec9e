import { once } from "node:events";
import { createServer, get } from "node:https";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMemoryConfigurationStore } from "../configuration-store.ts";
import { defineConnector } from "../define-connector.ts";
import { exampleDefinition } from "../testing/example-connector.ts";
import { callRaw } from "../testing/raw-http.ts";
import { TEST_CERTIFICATE, TEST_KEY } from "../testing/test-certificate.ts";
import { type ConnectorService, createRequestListener, serveConnectors } from "./serve-connectors.ts";

let service: ConnectorService;
let url: string;

beforeAll(async () => {
  const first = exampleDefinition({ customers: 0 });
  const connectors = [defineConnector(first), defineConnector({ ...first, name: "Second & <last>" })];
  service = await serveConnectors({ connectors, store: createMemoryConfigurationStore() });
  url = service.url;
});
afterAll(() => service.close());

describe("what a GET shows", () => {
  test.each(["?wsdl", "?WSDL", "?singleWsdl"])(
    "the WSDL at %s, with the address that was called",
    async (query) => {
      const answer = await callRaw(`${url}${query}`, { method: "GET" });
      expect(answer.headers["content-type"]).toBe("text/xml; charset=utf-8");
      expect(answer.body).toContain(`location="${url}"`);
      expect(answer.body).toContain("WSGetActorsByTimestamp");
    },
  );

  test("the WSDL of one connector gives that connector's address", async () => {
    const answer = await callRaw(`${url}?singleWsdl&ConnectorName=Second`, { method: "GET" });
    expect(answer.body).toContain(`location="${url}?ConnectorName=Second"`);
  });

  test("the WSDL of one connector is also found by who puts ?wsdl after its whole URL", async () => {
    const answer = await callRaw(`${url}?ConnectorName=Second?wsdl`, { method: "GET" });
    expect(answer.body).toContain(`location="${url}?ConnectorName=Second"`);
  });

  test("a Host header that is none does not get into the WSDL", async () => {
    const answer = await callRaw(`${url}?wsdl`, { method: "GET", headers: { host: 'evil"/><x' } });
    expect(answer.body).not.toContain("evil");
  });

  test("a page for people with every connector and its URL", async () => {
    const answer = await callRaw(url, { method: "GET" });
    expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(answer.body).toContain(`<code>${url}</code>`);
    expect(answer.body).toContain("An &lt;example&gt;");
    expect(answer.body).toContain(`${url}?ConnectorName=Second%20%26%20%3Clast%3E`);
  });
});

test("a service behind a proxy gives the address that it was told", async () => {
  const connectors = [defineConnector(exampleDefinition({ customers: 0 }))];
  const publicUrl = "https://erp.example/ErpConnectorWS.svc";
  const behind = await serveConnectors({ connectors, store: createMemoryConfigurationStore(), publicUrl });
  const answer = await callRaw(`${behind.url}?wsdl`, { method: "GET" });
  await behind.close();
  expect(answer.body).toContain(`location="${publicUrl}"`);
});

test("an address that was told with a query keeps it beside the connector's name", async () => {
  const connectors = [defineConnector(exampleDefinition({ customers: 0 }))];
  const publicUrl = "https://erp.example/connectors?tenant=7";
  const behind = await serveConnectors({ connectors, store: createMemoryConfigurationStore(), publicUrl });
  const answer = await callRaw(`${behind.url}?wsdl&ConnectorName=Example`, { method: "GET" });
  await behind.close();
  expect(answer.body).toContain(`location="${publicUrl}&amp;ConnectorName=Example"`);
});

test("a service with TLS gives an https address", async () => {
  const connectors = [defineConnector(exampleDefinition({ customers: 0 }))];
  const listener = createRequestListener({ connectors, store: createMemoryConfigurationStore() });
  const server = createServer({ key: TEST_KEY, cert: TEST_CERTIFICATE }, listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const { promise, resolve } = Promise.withResolvers<string>();
  const secure = `https://127.0.0.1:${port}/ErpConnectorWS.svc`;
  get(`${secure}?wsdl`, { rejectUnauthorized: false, agent: false }, (response) => resolve(text(response)));
  expect(await promise).toContain(`location="${secure}"`);
  server.close();
});

test("a service with names of its own describes itself by them, and answers in them", async () => {
  const connectors = [defineConnector(exampleDefinition({ customers: 0 }))];
  const names = { serviceNamespace: "urn:mine", dataNamespace: "urn:mine/data", contractName: "IMine" };
  const mine = await serveConnectors({ connectors, store: createMemoryConfigurationStore(), names });
  const wsdl = await callRaw(`${mine.url}?wsdl`, { method: "GET" });
  const answer = await callRaw(mine.url, {
    headers: { "content-type": "text/xml", soapaction: "urn:mine/IMine/WSGetConfigData" },
    body: [
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><WSGetConfigData xmlns="urn:mine"/></s:Body></s:Envelope>',
    ],
  });
  await mine.close();
  expect(wsdl.body).toContain('targetNamespace="urn:mine"');
  expect(wsdl.body).toContain('soapAction="urn:mine/IMine/WSGetActors"');
  expect(wsdl.body).not.toContain("tempuri.org");
  expect(answer.body).toContain('"urn:mine/data"');
});
