import { describe, expect, test } from "vitest";
import { okResult } from "../result.ts";
import { elementsNamed, xmlTree } from "../testing/xml-tree.ts";
import { WCF_DIALECT } from "./dialect.ts";
import { encodeFault, encodeRequest, encodeResponse } from "./encode.ts";
import { MESSAGES, operationOfSoapAction, soapActionOf } from "./message.ts";
import { decodeResponse } from "./response-decoder.ts";

const GUID = "b820f41e-9db5-4b77-a1a7-b16d13f74f31";
const DATA = WCF_DIALECT.dataNamespace;

const asDeclared = (name: string) => ({ member: name, name });

/** Names of the members of the parameter, in the order in which they stand. */
function membersOf(xml: string, parameter = "request"): string[] {
  const [request] = elementsNamed(xmlTree(xml), parameter);
  return request?.children.map(({ name }) => name) ?? [];
}

describe("the DataContract order: base class first, then alphabetical", () => {
  const search = { connectionGuid: GUID, actorType: "Person", searchText: "", fieldKeys: ["NAME"] };
  test("of requests", () => {
    expect(membersOf(encodeRequest("searchActors", search).body)).toEqual([
      ...["ConnectionGuid", "ActorType", "FieldKeys", "SearchText"],
    ]);
    const byParent = { ...search, parentActorType: "Customer", parentActorErpKey: "1" };
    expect(membersOf(encodeRequest("searchActorByParent", byParent).body)).toEqual([
      ...["ConnectionGuid", "ActorType", "FieldKeys", "ParentActorErpKey", "ParentActorType", "SearchText"],
    ]);
    expect(membersOf(encodeRequest("testConfigData", { connectionInfo: {} }).body)).toEqual([
      "ConnectionInfo",
    ]);
  });

  test("of answers", () => {
    const xml = encodeResponse("getList", { ...okResult(), listItems: {} });
    expect(membersOf(xml, "WSGetListResult")).toEqual([
      ...["ErrorCode", "IsOk", "State", "TechExplanation", "UserExplanation", "ListItems"],
    ]);
  });

  test("unless the service orders them otherwise", () => {
    const members = ["SearchText", "ActorType", "FieldKeys", "ConnectionGuid"].map(asDeclared);
    const operations = { WSSearchActors: { members } };
    const { body } = encodeRequest("searchActors", search, { ...WCF_DIALECT, operations });
    expect(membersOf(body)).toEqual(["SearchText", "ActorType", "FieldKeys", "ConnectionGuid"]);
  });
});

test("arrays and dictionaries are sent when there is nothing in them, never nil", () => {
  const actor = {
    ...{ actorType: "Person", erpKey: "", fieldValues: {}, lastModified: "" },
    ...{ parentActorType: "", parentErpKey: "" },
  };
  const tree = xmlTree(encodeRequest("createActor", { connectionGuid: GUID, actor }).body);
  const [fieldValues] = elementsNamed(tree, "FieldValues");
  expect(fieldValues).toMatchObject({ namespace: DATA, children: [], attributes: {}, text: "" });
  const keys = { connectionGuid: GUID, actorType: "Person", erpKeys: [], fieldKeys: [] };
  const [erpKeys] = elementsNamed(xmlTree(encodeRequest("getActors", keys).body), "ErpKeys");
  expect(erpKeys).toMatchObject({ children: [], attributes: {} });
});

test("an operation without parameters sends no parameter element", () => {
  const [operation] = elementsNamed(xmlTree(encodeRequest("getConfigData", {}).body), "WSGetConfigData");
  expect(operation).toMatchObject({ namespace: "http://tempuri.org/", children: [] });
});

test("an enumeration without a value is left out, because no .NET client can read it empty", () => {
  const xml = encodeResponse("testConnection", { ...okResult(), state: "" });
  expect(membersOf(xml, "WSTestConnectionResult")).not.toContain("State");
});

test("carriage returns and characters that XML forbids are written as references", () => {
  const { body } = encodeRequest("getList", { connectionGuid: "", listName: "a\r\nb\u0001\t<&>" });
  expect(body).toContain("a&#xD;\nb&#x1;\t&lt;&amp;&gt;");
});

test("a service with names of its own gets them", () => {
  const dialect = {
    ...WCF_DIALECT,
    ...{ serviceNamespace: 'urn:erp"&', dataNamespace: "urn:data", parameterName: "req" },
    operations: { WSGetList: { soapAction: "urn:go", result: "out" } },
  };
  const { body, soapAction } = encodeRequest("getList", { connectionGuid: "", listName: "L" }, dialect);
  expect(soapAction).toBe("urn:go");
  expect(elementsNamed(xmlTree(body), "WSGetList")[0]).toMatchObject({ namespace: 'urn:erp"&' });
  expect(elementsNamed(xmlTree(body), "ListName")[0]).toMatchObject({ namespace: "urn:data", text: "L" });
  expect(membersOf(body, "req")).toEqual(["ConnectionGuid", "ListName"]);
  const response = encodeResponse("getList", { ...okResult(), listItems: null }, dialect);
  expect(membersOf(response, "out")).toContain("ListItems");
});

describe("SOAPAction", () => {
  test("is namespace, contract and operation", () => {
    expect(soapActionOf("getActors", WCF_DIALECT)).toBe("http://tempuri.org/IErpConnectorWS/WSGetActors");
    expect(soapActionOf("authenticate", WCF_DIALECT)).toBe(
      "http://tempuri.org/IIntegrationServiceConnectorAuth/Authenticate",
    );
    const noSlash = { ...WCF_DIALECT, serviceNamespace: "urn:erp" };
    expect(soapActionOf("getActors", noSlash)).toBe("urn:erp/IErpConnectorWS/WSGetActors");
  });

  test("names its operation quoted and unquoted", () => {
    for (const { key } of MESSAGES) {
      const action = soapActionOf(key, WCF_DIALECT);
      expect(operationOfSoapAction(`"${action}"`)).toBe(key);
      expect(operationOfSoapAction(` ${action} `)).toBe(key);
    }
    for (const other of ["", '""', "Nope", "http://tempuri.org/IErpConnectorWS/Nope", "WSGetActors/"]) {
      expect(operationOfSoapAction(other)).toBeNull();
    }
  });
});

test("a fault is one of SOAP 1.1 with unqualified members, and reads back", () => {
  const xml = encodeFault({ code: "Client", message: "No <such> operation", detail: "see & say" });
  const [fault] = elementsNamed(xmlTree(xml), "Fault");
  expect(fault?.children.map(({ namespace, name }) => namespace + name)).toEqual([
    ...["faultcode", "faultstring", "detail"],
  ]);
  expect(decodeResponse("getList", xml)).toEqual({
    kind: "fault",
    fault: { code: "Client", string: "No <such> operation", detail: "Message: see & say" },
  });
  const [plain] = elementsNamed(xmlTree(encodeFault({ code: "Server", message: "" })), "Fault");
  expect(plain?.children.map(({ name }) => name)).toEqual(["faultcode", "faultstring"]);
});
