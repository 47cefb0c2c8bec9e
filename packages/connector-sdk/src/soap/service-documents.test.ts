import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMemoryConfigurationStore } from "../configuration-store.ts";
import { defineConnector } from "../define-connector.ts";
import { exampleDefinition } from "../testing/example-connector.ts";
import { callRaw } from "../testing/raw-http.ts";
import { type ConnectorService, serveConnectors } from "./serve-connectors.ts";

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
