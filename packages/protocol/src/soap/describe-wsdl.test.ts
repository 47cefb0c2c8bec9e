import { describe, expect, test } from "vitest";
import { wsdlFacts } from "../testing/wsdl-facts.ts";
import { elementsNamed, xmlTree } from "../testing/xml-tree.ts";
import { describeWsdl } from "./describe-wsdl.ts";
import { WCF_DIALECT } from "./dialect.ts";
import { MESSAGES, soapActionOf } from "./message.ts";

const ADDRESS = "https://erp.example/ErpConnectorWS.svc?ConnectorName=A&B";
const facts = wsdlFacts(describeWsdl({ address: ADDRESS, single: true }));
const data = (name: string): string => `{${WCF_DIALECT.dataNamespace}}${name}`;

describe("the WSDL of a connector", () => {
  test("names every operation with its action", () => {
    expect(facts.actions).toEqual(
      Object.fromEntries(MESSAGES.map(({ key, element }) => [element, soapActionOf(key, WCF_DIALECT)])),
    );
  });

  test("gives both contracts at the address", () => {
    const tree = xmlTree(describeWsdl({ address: ADDRESS, single: true }));
    expect(elementsNamed(tree, "address").map(({ attributes }) => attributes["{}location"])).toEqual([
      ADDRESS,
      ADDRESS,
    ]);
    expect(facts.ports).toHaveLength(2);
  });

  test("declares the members in the order in which they are written", () => {
    expect(facts.sequences[data("ErpActorWS")]?.map((member) => member.split(" ")[0])).toEqual([
      ...["ActorType", "ErpKey", "FieldValues", "LastModified", "ParentActorType", "ParentErpKey"],
    ]);
    expect(facts.sequences[data("GetListItemsRequestWS")]).toEqual([
      ...[": RequestBaseWS", "ListItemKeys ArrayOfstring 0-", "ListName string 0-"],
    ]);
  });

  test("lists the names of the enumerations", () => {
    expect(facts.enumerations).toMatchObject({ ResponseStateWS: ["Ok", "OkWithInfo", "Warning", "Error"] });
  });

  test("is one document, so ?wsdl and ?singleWsdl are the same", () => {
    const wsdl = describeWsdl({ address: ADDRESS, single: false });
    expect(wsdl).toBe(describeWsdl({ address: ADDRESS, single: true }));
    expect(wsdl).not.toContain("schemaLocation");
  });

  test("refers to nothing that it does not define", () => {
    const xml = describeWsdl({ address: ADDRESS, single: true });
    const tree = xmlTree(xml);
    const defined = new Set(
      ["complexType", "simpleType"]
        .flatMap((kind) => elementsNamed(tree, kind))
        .map(({ attributes }) => attributes["{}name"]),
    );
    const used = [...xml.matchAll(/(?:type|base)="[dua]:(\w+)"/g)].map(([, name]) => name);
    expect(used.length).toBeGreaterThan(50);
    for (const name of used) expect(defined).toContain(name);
  });
});
