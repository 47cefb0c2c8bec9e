import { describe, expect, test } from "vitest";
import { fixture } from "../testing/fixture.ts";
import { WCF_DIALECT } from "./dialect.ts";
import { encodeRequest } from "./encode.ts";
import { createRequestDecoder, decodeRequest } from "./request-decoder.ts";
import { SoapDecodeError } from "./soap-decode-error.ts";

const GUID = "3aef3af6-8642-4fc1-8dc9-4e08bd76a6bf";
const SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

const envelope = (body: string, namespace = SOAP): string =>
  `<s:Envelope xmlns:s="${namespace}"><s:Body>${body}</s:Body></s:Envelope>`;

function codeOf(xml: string): string {
  try {
    decodeRequest(xml);
  } catch (error) {
    if (error instanceof SoapDecodeError) return error.code;
    throw error;
  }
  return "read";
}

test.each(["wcf", "zeep", "gsoap", "node-soap"])("a request of a %s client is understood", (client) => {
  expect(decodeRequest(fixture(`request-${client}`))).toEqual({
    key: "getActors",
    request: { connectionGuid: GUID, actorType: "Customer", erpKeys: ["1", "2"], fieldKeys: ["NAME"] },
    dialect: WCF_DIALECT,
  });
});

describe("the answer is written in the namespaces of the request", () => {
  test("whatever they are", () => {
    const dialect = {
      ...WCF_DIALECT,
      ...{ serviceNamespace: "urn:service", dataNamespace: "urn:data", arraysNamespace: "urn:arrays" },
    };
    const request = { connectionGuid: GUID, listName: "L", listItemKeys: ["1"] };
    expect(decodeRequest(encodeRequest("getListItems", request, dialect).body).dialect).toEqual(dialect);
  });

  const list = (members: string): string =>
    envelope(`<x:WSGetListItems xmlns:x="urn:service"><x:request>${members}</x:request></x:WSGetListItems>`);

  test("also where a client writes a base type's member in the service's, as node-soap does", () => {
    const members = '<x:ConnectionGuid>1</x:ConnectionGuid><d:ListName xmlns:d="urn:data">L</d:ListName>';
    const { dialect } = decodeRequest(list(members));
    expect(dialect).toMatchObject({ serviceNamespace: "urn:service", dataNamespace: "urn:data" });
  });

  test("also where there is one namespace for everything", () => {
    const { dialect } = decodeRequest(list("<x:ConnectionGuid>1</x:ConnectionGuid>"));
    expect(dialect).toMatchObject({ serviceNamespace: "urn:service", dataNamespace: "urn:service" });
  });

  test("but not the service's own for the members, which no client takes from our WSDL on purpose", () => {
    const xml = list("<x:ConnectionGuid>1</x:ConnectionGuid>").replaceAll(
      "urn:service",
      "http://tempuri.org/",
    );
    expect(decodeRequest(xml).dialect).toEqual(WCF_DIALECT);
  });

  test("those of the service where a request has no members", () => {
    const dialect = { ...WCF_DIALECT, serviceNamespace: "urn:mine", dataNamespace: "urn:mine/data" };
    const body = envelope('<WSGetConfigData xmlns="urn:mine"/>');
    expect(decodeRequest(body, { dialect }).dialect).toEqual(dialect);
  });

  test("those of Authenticate are its own", () => {
    const dialect = { ...WCF_DIALECT, authNamespace: "urn:auth" };
    const { body } = encodeRequest("authenticate", { signedToken: "t" }, dialect);
    expect(decodeRequest(body)).toEqual({ key: "authenticate", request: { signedToken: "t" }, dialect });
  });

  test("and the defaults where a request has none", () => {
    const bare = "<WSGetList><request><ConnectionGuid>x</ConnectionGuid></request></WSGetList>";
    expect(decodeRequest(envelope(bare)).dialect).toEqual(WCF_DIALECT);
  });
});

describe("what is missing has its default", () => {
  test.each([
    "<WSGetActors/>",
    "<WSGetActors><request/></WSGetActors>",
    '<WSGetActors><request xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/></WSGetActors>',
    '<WSGetActors><request xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><ErpKeys i:nil="true"/></request></WSGetActors>',
  ])("%s", (body) => {
    const request = { connectionGuid: "", actorType: "", erpKeys: [], fieldKeys: [] };
    expect(decodeRequest(envelope(body))).toMatchObject({ key: "getActors", request });
  });

  test("also inside an actor, and every request gets containers of its own", () => {
    const body = envelope(
      "<WSCreateActor><request><Actor><ErpKey>1</ErpKey></Actor></request></WSCreateActor>",
    );
    const actor = {
      actorType: "",
      erpKey: "1",
      fieldValues: {},
      lastModified: "",
      parentActorType: "",
      parentErpKey: "",
    };
    const first = decodeRequest(body);
    expect(first.request).toEqual({ connectionGuid: "", actor });
    if (first.key !== "createActor") return expect.unreachable(first.key);
    first.request.actor.fieldValues.NAME = "changed by the receiver";
    expect(decodeRequest(body).request).toEqual({ connectionGuid: "", actor });
  });
});

test.each([
  [`{${GUID.toUpperCase()}}`, GUID],
  [` ${GUID} `, GUID],
  [GUID, GUID],
  [`{${GUID}`, `{${GUID}`],
  ["My connection", "My connection"],
])("the connection id %j is read as %j", (sent, read) => {
  const { request } = decodeRequest(encodeRequest("testConnection", { connectionGuid: sent }).body);
  expect(request).toEqual({ connectionGuid: read });
});

test("a byte order mark before the declaration is no matter, and neither are chunks", () => {
  const decoder = createRequestDecoder();
  decoder.write(Uint8Array.of(0xef, 0xbb));
  decoder.write(Uint8Array.of(0xbf));
  for (const byte of new TextEncoder().encode(fixture("request-zeep"))) decoder.write(Uint8Array.of(byte));
  expect(decoder.end()).toMatchObject({ key: "getActors" });
});

describe("what is no request of the contract is refused", () => {
  test.each([
    ["", "empty"],
    [envelope(""), "unexpected-body"],
    [envelope("<WSDropTables/>"), "unknown-operation"],
    [envelope("<constructor/>"), "unknown-operation"],
    [envelope("<WSGetConfigData/>", "http://www.w3.org/2003/05/soap-envelope"), "soap-version"],
    ["<html><body>hello</body></html>", "not-soap"],
    ['{"json": true}', "not-soap"],
    [envelope("<WSGetConfigData>"), "malformed-xml"],
    [`<!DOCTYPE s [<!ENTITY a "b">]>${envelope("<WSGetConfigData/>")}`, "doctype-refused"],
  ])("%s: %s", (xml, code) => expect(codeOf(xml)).toBe(code));

  test("a dictionary with two values for a key, or none for its key", () => {
    const info = (entries: string) =>
      envelope(
        `<WSTestConfigData><request><ConnectionInfo>${entries}</ConnectionInfo></request></WSTestConfigData>`,
      );
    const entry = (key: string, value: string) => `<e><Key>${key}</Key><Value>${value}</Value></e>`;
    expect(codeOf(info(entry("a", "1") + entry("a", "2")))).toBe("duplicate-key");
    expect(codeOf(info(entry("a", "1") + entry("a", "1")))).toBe("read");
    expect(codeOf(info("<e><Value>1</Value></e>"))).toBe("null-key");
    expect(codeOf(info('<e><Key xmlns:i="urn:i" i:nil="true"/><Value>1</Value></e>'))).toBe("null-key");
  });
});
