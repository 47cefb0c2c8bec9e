import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { EMPTY_CONNECTION_ID } from "../operation.ts";
import { describeWsdl } from "../soap/describe-wsdl.ts";
import { type SoapDialect, WCF_DIALECT } from "../soap/dialect.ts";
import { encodeRequest } from "../soap/encode.ts";
import type { SoapDecodeError } from "../soap/soap-decode-error.ts";
import { elementsNamed, type XmlTree, xmlTree } from "../testing/xml-tree.ts";
import { type LearnedDialect, learnDialect } from "./learn-dialect.ts";
import { importsOf } from "./wsdl-set.ts";
import { readXmlElement } from "./xml-element.ts";

const GUID = "b820f41e-9db5-4b77-a1a7-b16d13f74f31";
const file = (name: string) => readFileSync(join(import.meta.dirname, "fixtures", name), "utf8");
const element = (xml: string) => readXmlElement(new TextEncoder().encode(xml));

function learnt(...documents: string[]): LearnedDialect {
  const learned = learnDialect(documents.map(element));
  if (learned === null) throw new Error("nothing was learned");
  return learned;
}

const wsdlIn = (dialect: SoapDialect) =>
  describeWsdl({ address: "http://erp.example/a.svc", single: true, dialect });

test("a WCF service that sets nothing of its own is the default", () => {
  const { dialect, missing, address } = learnt(wsdlIn(WCF_DIALECT));
  expect(dialect).toEqual(WCF_DIALECT);
  expect(missing).toEqual([]);
  expect(address).toBe("http://erp.example/a.svc");
});

test("namespaces, contract and parameter are learned", () => {
  const dialect: SoapDialect = {
    ...WCF_DIALECT,
    ...{
      serviceNamespace: "urn:s",
      dataNamespace: "urn:d",
      arraysNamespace: "urn:a",
      authNamespace: "urn:u",
    },
    ...{ contractName: "IErp", authContractName: "IAuth", parameterName: "arg" },
  };
  expect(learnt(wsdlIn(dialect)).dialect).toEqual(dialect);
});

describe("a service in which everything is different", () => {
  const foreign = learnt(file("foreign.wsdl"), file("foreign-records.xsd"));
  const { dialect } = foreign;
  const membersOf = (tree: XmlTree | undefined) =>
    tree?.children.map(({ namespace, name }) => `{${namespace}}${name}`);

  test("is imported from more than one document", () => {
    expect(importsOf(element(file("foreign.wsdl")))).toEqual(["foreign-records.xsd"]);
  });

  test("says which operations it has", () => {
    expect(foreign.operations).toEqual([
      ...["GetConfigData", "TestConfigData", "GetActors", "SearchActorsAdvanced", "SaveActors"],
    ]);
    expect(foreign.missing).toHaveLength(12);
    expect(foreign.address).toBe("http://inside.example:8080/erp");
  });

  test("gets its own actions, also an empty one", () => {
    const actionOf = (key: "getConfigData" | "getActors") =>
      encodeRequest(key, { connectionGuid: "", actorType: "", erpKeys: [], fieldKeys: [] }, dialect)
        .soapAction;
    expect(actionOf("getConfigData")).toBe("urn:gor/config");
    expect(actionOf("getActors")).toBe("urn:tjanst/Koppling/WSGetActors");
    expect(encodeRequest("testConfigData", { connectionInfo: {} }, dialect).soapAction).toBe("");
  });

  test("gets members in its order, its case and its namespaces, qualified or not", () => {
    const request = { connectionGuid: GUID, actorType: "Person", erpKeys: ["1"], fieldKeys: ["A", "B"] };
    const tree = xmlTree(encodeRequest("getActors", request, dialect).body);
    const [indata] = elementsNamed(tree, "indata");
    expect(indata?.namespace).toBe("urn:tjanst");
    expect(membersOf(indata)).toEqual([
      "{urn:poster}FieldKeys",
      "{urn:poster}ErpKeys",
      "{urn:poster}connectionGuid",
      "{}ActorType",
    ]);
    expect(indata?.children[0]?.children).toMatchObject([
      { namespace: "urn:listor", name: "text", text: "A" },
      { namespace: "urn:listor", name: "text", text: "B" },
    ]);
    expect(indata?.children[3]?.text).toBe("Person");
  });

  test("gets what it requires beyond the contract, and the empty connection id where it wants one", () => {
    const { body } = encodeRequest("testConfigData", { connectionInfo: { File: "a.xlsx" } }, dialect);
    const [indata] = elementsNamed(xmlTree(body), "indata");
    expect(indata?.children).toMatchObject([
      { name: "ConnectionGuid", text: EMPTY_CONNECTION_ID },
      { name: "Version", text: "0" },
      { name: "Note", attributes: { "{http://www.w3.org/2001/XMLSchema-instance}nil": "true" } },
      { name: "ConnectionInfo" },
    ]);
    expect(elementsNamed(xmlTree(body), "par")).toMatchObject([
      {
        namespace: "urn:listor",
        children: [
          { name: "namn", text: "File" },
          { name: "varde", text: "a.xlsx" },
        ],
      },
    ]);
  });

  test("gets records under its names, without what it does not declare", () => {
    const restrictions = [{ fieldKey: "NAME", operator: "=", values: ["x"] }];
    const search = { connectionGuid: GUID, actorType: "Customer", fieldKeys: [], restrictions };
    const sought = xmlTree(encodeRequest("searchActorsAdvanced", search as never, dialect).body);
    expect(elementsNamed(sought, "fraga")[0]?.namespace).toBe("");
    expect(membersOf(elementsNamed(sought, "villkor")[0])).toEqual([
      ...["{urn:poster}Values", "{urn:poster}Operator", "{urn:poster}FieldKey"],
    ]);
    const actor = {
      ...{ actorType: "Customer", erpKey: "7", fieldValues: { NAME: "x" }, lastModified: "1" },
      ...{ parentActorType: "", parentErpKey: "" },
    };
    const saved = xmlTree(
      encodeRequest("saveActors", { connectionGuid: GUID, actors: [actor] }, dialect).body,
    );
    expect(elementsNamed(saved, "Spara")[0]?.namespace).toBe("urn:tjanst");
    expect(membersOf(elementsNamed(saved, "aktor")[0])).toEqual([
      ...[
        "{urn:poster}ErpKey",
        "{urn:poster}ActorType",
        "{urn:poster}LastModified",
        "{urn:poster}FieldValues",
      ],
    ]);
  });

  test("keeps the defaults for what stands in a document that is missing", () => {
    const partial = learnt(file("foreign.wsdl"));
    expect(partial.dialect).toMatchObject({
      ...{ serviceNamespace: "urn:tjanst", parameterName: "indata", contractName: "Koppling" },
      dataNamespace: WCF_DIALECT.dataNamespace,
    });
    expect(partial.dialect.operations.WSGetActors).toBeUndefined();
  });
});

test("rpc style: the operation is the element, its part stands in it without a namespace", () => {
  const rpc = file("foreign.wsdl")
    .replace('name="parameters" element="t:WSGetActors"', 'name="in" type="p:Hamta"')
    .replace(
      'soapAction="urn:tjanst/Koppling/WSGetActors"/>',
      'soapAction="x" style="rpc"/><input><soap:body use="literal" namespace="urn:rpc"/></input>',
    );
  const { dialect } = learnt(rpc, file("foreign-records.xsd"));
  const request = { connectionGuid: GUID, actorType: "Person", erpKeys: [], fieldKeys: [] };
  const tree = xmlTree(encodeRequest("getActors", request, dialect).body);
  expect(elementsNamed(tree, "WSGetActors")).toMatchObject([
    { namespace: "urn:rpc", children: [{ namespace: "", name: "in" }] },
  ]);
});

describe("hostile and broken documents", () => {
  test("a document that describes something else teaches nothing", () => {
    expect(learnDialect([element("<html/>")])).toBeNull();
    expect(learnDialect([element('<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"/>')])).toBeNull();
    expect(learnDialect([])).toBeNull();
  });

  test("types that contain themselves end", () => {
    const loop = file("foreign-records.xsd").replace(
      '<xs:complexType name="Grund">',
      '<xs:complexType name="Grund"><xs:complexContent><xs:extension base="p:Grund"/></xs:complexContent>',
    );
    expect(learnt(file("foreign.wsdl"), loop).operations).toContain("GetActors");
  });

  test("types that multiply end", () => {
    const levels = Array.from(
      { length: 20 },
      (_, level) =>
        `<xs:group name="g${level}"><xs:sequence>${`<xs:group ref="p:g${level + 1}"/>`.repeat(10)}</xs:sequence></xs:group>`,
    ).join("");
    const bomb = file("foreign-records.xsd")
      .replace("</xs:schema>", `${levels}<xs:group name="g20"><xs:sequence/></xs:group></xs:schema>`)
      .replace('<xs:element name="FieldKeys" type="l:Texter"/>', '<xs:group ref="p:g0"/>');
    expect(learnt(file("foreign.wsdl"), bomb).operations).toContain("GetActors");
  });

  test.each([
    ["a document type", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "doctype-refused"],
    ["endless nesting", "<a>".repeat(1000), "too-deep"],
    ["too many elements", `<a>${"<b/>".repeat(100_001)}</a>`, "too-large"],
    ["something else", "hello", "not-soap"],
  ])("%s is refused", (_name, xml, code) => {
    expect(() => element(xml)).toThrow(expect.objectContaining({ code }) as SoapDecodeError);
  });
});
