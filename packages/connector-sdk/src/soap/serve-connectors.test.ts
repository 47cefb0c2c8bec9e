import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { decodeResponse, encodeRequest, type OperationKey, type RequestOf } from "@brygga/protocol";
import { afterEach, describe, expect, test } from "vitest";
import { createMemoryConfigurationStore } from "../configuration-store.ts";
import { defineConnector } from "../define-connector.ts";
import { EXAMPLE_GUID, type ExampleErp, exampleDefinition } from "../testing/example-connector.ts";
import { callRaw, callSoap, type RawRequest } from "../testing/raw-http.ts";
import { type ConnectorService, serveConnectors } from "./serve-connectors.ts";

let service: ConnectorService | undefined;

async function serve(erp: ExampleErp = { customers: 3 }): Promise<string> {
  const second = defineConnector({ ...exampleDefinition({ customers: 0 }), name: "Second & <last>" });
  service = await serveConnectors({
    connectors: [defineConnector(exampleDefinition(erp)), second],
    store: createMemoryConfigurationStore(),
    onUnexpectedFailure: () => {},
    maxRequestBytes: 100_000,
  });
  return service.url;
}

afterEach(() => service?.close());

async function call<K extends OperationKey>(url: string, key: K, request: RequestOf<K>) {
  const { status, body } = await callSoap(url, encodeRequest(key, request));
  expect(status).toBe(200);
  const decoded = decodeResponse(key, body);
  if (decoded.kind === "fault") throw new Error(`a fault: ${decoded.fault.string}`);
  return decoded.response;
}

const connectionGuid = EXAMPLE_GUID;
const saveRequest = { connectionGuid, connectionInfo: { Company: "Nordvik", Test: "[I:0]" } };
const changedRequest = { connectionGuid, actorType: "Customer", updatedOnOrAfter: "", fieldKeys: ["NAME"] };
const getConfigData = encodeRequest("getConfigData", {});

describe("calls over SOAP", () => {
  test("a connection is saved, tested, read and deleted", async () => {
    const url = await serve();
    expect(await call(url, "saveConnection", saveRequest)).toMatchObject({ isOk: true, state: "Ok" });
    expect(await call(url, "testConnection", { connectionGuid })).toMatchObject({ isOk: true });
    const { actors } = await call(url, "getActorsByTimestamp", {
      ...changedRequest,
      updatedOnOrAfter: "1002",
    });
    expect(actors?.map(({ erpKey, fieldValues }) => [erpKey, fieldValues.NAME])).toEqual([
      ["C2", "Bygg <2> & co"],
      ["C3", "Bygg <3> & co"],
    ]);
    expect(await call(url, "deleteConnection", { connectionGuid })).toMatchObject({ isOk: true });
    expect(await call(url, "testConnection", { connectionGuid })).toMatchObject({
      errorCode: "UNKNOWN_CONNECTION_ID",
    });
  });

  test("an answer without actors has an empty list, not nil", async () => {
    const url = await serve({ customers: 0 });
    await call(url, "saveConnection", saveRequest);
    expect((await call(url, "getActorsByTimestamp", changedRequest)).actors).toEqual([]);
  });

  test("ConnectorName chooses among the connectors, whatever its case; the first answers without", async () => {
    const url = await serve();
    const testing = { connectionInfo: { Company: "closed" } };
    expect(await call(url, "testConfigData", testing)).toMatchObject({ errorCode: "ERP_CLOSED" });
    expect(
      await call(`${url}?connectorname=SECOND%20%26%20%3Clast%3E`, "testConfigData", testing),
    ).toMatchObject({ errorCode: "ERP_CLOSED" });
    expect(await call(`${url}?ConnectorName=Third`, "testConfigData", testing)).toMatchObject({
      errorCode: "CONNECTOR_NOT_FOUND",
    });
  });

  test("20,000 actors arrive whole, without a Content-Length", async () => {
    const url = await serve({ customers: 20_000 });
    await call(url, "saveConnection", saveRequest);
    const answer = await callSoap(url, encodeRequest("getActorsByTimestamp", changedRequest));
    expect(answer.headers["content-length"]).toBeUndefined();
    const decoded = decodeResponse("getActorsByTimestamp", answer.body);
    expect(decoded).toMatchObject({ kind: "response", hadList: true });
    if (decoded.kind === "response") expect(decoded.response.actors).toHaveLength(20_000);
  });

  test("an ERP that fails in the middle of its actors cuts the connection, so that no part passes for the whole", async () => {
    const url = await serve({ customers: 20_000, failsAfter: 15_000 });
    await call(url, "saveConnection", saveRequest);
    await expect(callSoap(url, encodeRequest("getActorsByTimestamp", changedRequest))).rejects.toThrow(
      /aborted|hang up|reset/i,
    );
    expect(await call(url, "testConnection", { connectionGuid })).toMatchObject({ isOk: true });
  });

  test("Authenticate answers that it did not succeed", async () => {
    const url = await serve();
    const { body } = await callSoap(url, encodeRequest("authenticate", { signedToken: "not-a-token" }));
    expect(decodeResponse("authenticate", body)).toMatchObject({
      kind: "response",
      response: { succeeded: false },
    });
  });

  test("the answer comes in the namespaces of the request", async () => {
    const url = await serve();
    const body = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header/><e:Body><x:WSTestConnection xmlns:x="urn:service"><x:request><m:ConnectionGuid xmlns:m="urn:data">{${connectionGuid.toUpperCase()}}</m:ConnectionGuid></x:request></x:WSTestConnection></e:Body></e:Envelope>`;
    const answer = await callSoap(url, { body, soapAction: "urn:service/IErpConnectorWS/WSTestConnection" });
    expect(answer.body).toContain('<WSTestConnectionResponse xmlns="urn:service">');
    expect(answer.body).toContain('"urn:data"');
    expect(answer.body).toContain("UNKNOWN_CONNECTION_ID");
  });
});

describe("what a host accepts", () => {
  const xml = "text/xml; charset=utf-8";
  const action = getConfigData.soapAction;
  const accepted: Record<string, RawRequest> = {
    "a quoted SOAPAction": {
      headers: { "content-type": xml, soapaction: `"${action}"` },
      body: [getConfigData.body],
    },
    "an unquoted SOAPAction": {
      headers: { "content-type": xml, soapaction: action },
      body: [getConfigData.body],
    },
    "no SOAPAction": { headers: { "content-type": xml }, body: [getConfigData.body] },
    "an empty SOAPAction": { headers: { "content-type": xml, soapaction: '""' }, body: [getConfigData.body] },
    "a byte order mark": { headers: { "content-type": xml }, body: [`\uFEFF${getConfigData.body}`] },
    "UTF-16": {
      headers: { "content-type": "text/xml; charset=utf-16" },
      body: [Buffer.from(`\uFEFF${getConfigData.body}`, "utf16le")],
    },
    "a body in chunks": {
      headers: { "content-type": xml, "transfer-encoding": "chunked" },
      body: [...getConfigData.body],
    },
    "a media type in capitals": { headers: { "content-type": "Text/XML" }, body: [getConfigData.body] },
  };

  test.each(Object.entries(accepted))("%s", async (_what, request) => {
    const answer = await callRaw(await serve(), request);
    expect(answer.status).toBe(200);
    expect(answer.headers["content-type"]).toBe(xml);
    expect(answer.headers["content-encoding"]).toBeUndefined();
    expect(decodeResponse("getConfigData", answer.body)).toMatchObject({
      kind: "response",
      response: { isOk: true },
    });
  });

  test("Expect: 100-continue, and answers it", async () => {
    const headers = { "content-type": xml, expect: "100-continue" };
    const answer = await callRaw(await serve(), { headers, body: [getConfigData.body] });
    expect(answer).toMatchObject({ status: 200, continued: true });
  });
});

describe("what a host refuses", () => {
  const soap = (body: string, headers: Record<string, string> = {}): RawRequest => ({
    headers: { "content-type": "text/xml", ...headers },
    body: [body],
  });

  test.each([
    ["SOAP 1.2", 415, soap(getConfigData.body, { "content-type": "application/soap+xml" }), /SOAP 1\.1/],
    ["application/xml", 415, soap(getConfigData.body, { "content-type": "application/xml" }), /text\/xml/],
    ["a compressed body", 415, soap("x", { "content-encoding": "gzip" }), /Content-Encoding gzip/],
    ["a request that is too large", 413, soap("x".repeat(3_000_000)), /larger than 100000 bytes/],
    ["PUT", 405, { ...soap(""), method: "PUT" }, /use POST/],
  ])("%s", async (...[, status, request, words]) => {
    const answer = await callRaw(await serve(), request);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatch(words);
  });

  test("a request that is refused by its headers is never asked for its body", async () => {
    const headers = { "content-type": "application/soap+xml", expect: "100-continue" };
    const answer = await callRaw(await serve(), { headers, body: ["x"] });
    expect(answer).toMatchObject({ status: 415, continued: false });
  });

  test.each([
    ["what is not XML", soap("Hello")],
    ["an empty body", soap("")],
    ["XML that is cut off", soap(getConfigData.body.slice(0, -20))],
    [
      "a document type",
      soap(`<!DOCTYPE x [<!ENTITY a "b">]>${getConfigData.body.replace(/<\?xml.*?\?>/, "")}`),
    ],
    [
      "a body that does not match its action",
      soap(getConfigData.body, { soapaction: '"http://tempuri.org/IErpConnectorWS/WSGetActors"' }),
    ],
    [
      "an action that the contract does not have",
      soap(getConfigData.body, { soapaction: '"http://tempuri.org/IErpConnectorWS/Nope"' }),
    ],
    [
      "a body that the contract does not have",
      soap(getConfigData.body.replaceAll("WSGetConfigData", "WSNope")),
    ],
  ])("%s, with a SOAP fault", async (_what, request) => {
    const answer = await callRaw(await serve(), request);
    expect(answer.status).toBe(500);
    expect(answer.headers["content-type"]).toBe("text/xml; charset=utf-8");
    const decoded = decodeResponse("getConfigData", answer.body);
    expect(decoded.kind).toBe("fault");
    if (decoded.kind === "fault") expect(decoded.fault.string.length).toBeGreaterThan(20);
  });

  test("another path, and says where the connectors are", async () => {
    const url = await serve();
    const answer = await callRaw(new URL("/", url).href, { method: "GET" });
    expect(answer).toMatchObject({ status: 404 });
    expect(answer.body).toContain("/ErpConnectorWS.svc");
  });
});

describe("a caller that reads slowly or not at all", () => {
  const { body, soapAction } = encodeRequest("getActorsByTimestamp", changedRequest);

  /** Sends the call over a bare socket that never reads. */
  async function callAndDoNotRead(url: string): Promise<Socket> {
    const socket = connect(Number(new URL(url).port), "127.0.0.1").pause();
    await once(socket, "connect");
    const length = Buffer.byteLength(body);
    socket.write(
      `POST /ErpConnectorWS.svc HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nSOAPAction: ${soapAction}\r\nContent-Length: ${length}\r\n\r\n${body}`,
    );
    return socket;
  }

  test("is not run ahead of, and its source is closed when it goes away", async () => {
    let produced = 0;
    const closed = Promise.withResolvers<void>();
    const onActor = (number: number) => {
      produced = number;
    };
    const url = await serve({ customers: 1_000_000, onActor, onClose: closed.resolve });
    await call(url, "saveConnection", saveRequest);
    const socket = await callAndDoNotRead(url);
    await expect.poll(() => produced).toBeGreaterThan(100);
    const stalledAt = await settled(() => produced);
    expect(stalledAt).toBeLessThan(500_000);
    socket.destroy();
    await closed.promise;
  });
});

/** The value once it has stopped changing. */
async function settled(read: () => number): Promise<number> {
  for (let before = -1; before !== read(); ) {
    before = read();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return read();
}

test("a service that closes lets a call that is being answered finish", async () => {
  const begun = Promise.withResolvers<void>();
  const url = await serve({ customers: 5_000, onActor: () => begun.resolve() });
  await call(url, "saveConnection", saveRequest);
  const answering = callSoap(url, encodeRequest("getActorsByTimestamp", changedRequest));
  await begun.promise;
  await service?.close();
  expect((await answering).body).toContain("C5000");
  await expect(callSoap(url, getConfigData)).rejects.toThrow(/ECONNREFUSED/);
});
