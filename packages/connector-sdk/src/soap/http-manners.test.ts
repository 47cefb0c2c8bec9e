import { once } from "node:events";
import { connect } from "node:net";
import { encodeRequest } from "@brygga/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMemoryConfigurationStore } from "../configuration-store.ts";
import { defineConnector } from "../define-connector.ts";
import { EXAMPLE_GUID, exampleDefinition } from "../testing/example-connector.ts";
import { callSoap } from "../testing/raw-http.ts";
import { type ConnectorService, serveConnectors } from "./serve-connectors.ts";

const connectionGuid = EXAMPLE_GUID;
const CUSTOMERS = 2_000;
let service: ConnectorService;

beforeAll(async () => {
  const connectors = [defineConnector(exampleDefinition({ customers: CUSTOMERS }))];
  service = await serveConnectors({ connectors, store: createMemoryConfigurationStore() });
  const connectionInfo = { Company: "Nordvik", Test: "[I:0]" };
  await callSoap(service.url, encodeRequest("saveConnection", { connectionGuid, connectionInfo }));
});
afterAll(() => service.close());

/** Sends these bytes and gives all that comes until the service closes the connection. */
async function exchange(message: string): Promise<string> {
  const socket = connect(Number(new URL(service.url).port), "127.0.0.1");
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  socket.write(message);
  await once(socket, "close");
  return Buffer.concat(chunks).toString("utf8");
}

/** A call with these lines of head, such as a client that writes HTTP by hand sends. */
function post(requestLine: string, headers: readonly string[], body: string): Promise<string> {
  const head = [requestLine, `Content-Length: ${Buffer.byteLength(body)}`, ...headers];
  return exchange(`${head.join("\r\n")}\r\n\r\n${body}`);
}

const { body } = encodeRequest("getConfigData", {});
const changed = encodeRequest("getActorsByTimestamp", {
  connectionGuid,
  actorType: "Customer",
  updatedOnOrAfter: "",
  fieldKeys: ["NAME"],
});
const PATH = "/ErpConnectorWS.svc";
const TYPE = "Content-Type: text/xml";

describe("a client of HTTP/1.0", () => {
  const line = `POST ${PATH} HTTP/1.0`;

  test("gets its answer with a length, and the connection is closed", async () => {
    const answer = await post(line, [TYPE], body);
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer).toMatch(/\r\ncontent-length: \d+\r\n/i);
    expect(answer).toContain("WSGetConfigDataResponse");
  });

  test("gets a long answer without chunks, which it does not know", async () => {
    const answer = await post(line, [TYPE, "Connection: close"], changed.body);
    expect(answer).not.toMatch(/transfer-encoding/i);
    const [, xml = ""] = answer.split("\r\n\r\n");
    expect(xml.startsWith("<?xml")).toBe(true);
    expect(xml.endsWith("</s:Envelope>")).toBe(true);
    expect(xml.match(/<a:ErpActorWS>/g)).toHaveLength(CUSTOMERS);
  });

  test("gets no interim answer, even where it asks for one", async () => {
    const answer = await post(line, [TYPE, "Expect: 100-continue"], body);
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer).not.toContain("100 Continue");
  });
});

describe("a client of HTTP/1.1", () => {
  const headers = ["Host: erp.example", "Connection: close", TYPE];

  test("may name the whole URL, as it does behind a proxy", async () => {
    const answer = await post(`POST http://erp.example${PATH} HTTP/1.1`, headers, body);
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  });

  test("gets a long answer in chunks", async () => {
    const answer = await post(`POST ${PATH} HTTP/1.1`, headers, changed.body);
    expect(answer).toMatch(/\r\ntransfer-encoding: chunked\r\n/i);
  });

  test("may ask to continue in any case of letters", async () => {
    const answer = await post(`POST ${PATH} HTTP/1.1`, [...headers, "EXPECT: 100-Continue"], body);
    expect(answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/);
  });

  test("is never sent a compressed answer, even where it would take one", async () => {
    const answer = await post(`POST ${PATH} HTTP/1.1`, [...headers, "Accept-Encoding: gzip, deflate"], body);
    expect(answer).not.toMatch(/content-encoding/i);
    expect(answer).toContain("<?xml");
  });

  test("may send several calls over one connection, without waiting in between", async () => {
    const call = (connection: string) =>
      `POST ${PATH} HTTP/1.1\r\nHost: x\r\n${TYPE}\r\nConnection: ${connection}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    const answer = await exchange(call("keep-alive") + call("keep-alive") + call("close"));
    expect(answer.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3);
  });
});
