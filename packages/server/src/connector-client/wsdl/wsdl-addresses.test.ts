import { expect, test } from "vitest";
import { importAddresses, isWsdlAddress, serviceAddress, wsdlAddresses } from "./wsdl-addresses.ts";

const hrefs = (urls: readonly URL[]) => urls.map(({ href }) => href);

test("a description is looked for in one piece first, then with imports", () => {
  expect(hrefs(wsdlAddresses(new URL("http://h/a.svc")))).toEqual([
    "http://h/a.svc?singleWsdl",
    "http://h/a.svc?wsdl",
  ]);
});

test("with the name of the connector before without, since a WCF service knows no other query than its own", () => {
  expect(hrefs(wsdlAddresses(new URL("http://h/a.svc?ConnectorName=X")))).toEqual([
    "http://h/a.svc?ConnectorName=X&singleWsdl",
    "http://h/a.svc?ConnectorName=X&wsdl",
    "http://h/a.svc?singleWsdl",
    "http://h/a.svc?wsdl",
  ]);
});

test.each([
  ["http://h/a.svc?wsdl", "http://h/a.svc"],
  ["http://h/a.svc?singleWsdl&ConnectorName=X", "http://h/a.svc?ConnectorName=X"],
  ["http://h/a.svc?ConnectorName=wsdl", "http://h/a.svc?ConnectorName=wsdl"],
])("%s is the service %s", (entered, service) => {
  expect(serviceAddress(new URL(entered)).href).toBe(service);
  expect(isWsdlAddress(new URL(entered))).toBe(entered !== service);
});

test.each([
  ["?xsd=xsd0", ["http://h/a.svc?xsd=xsd0"]],
  ["b/c.xsd", ["http://h/b/c.xsd"]],
  ["http://h/d.xsd", ["http://h/d.xsd"]],
  ["http://inside:8080/a.svc?xsd=xsd0", ["http://h/a.svc?xsd=xsd0", "http://inside:8080/a.svc?xsd=xsd0"]],
  ["file:///etc/passwd", []],
  ["http://user:password@h/a", []],
  ["http://", []],
])("an import of %s is looked for at %j", (location, expected) => {
  expect(hrefs(importAddresses(location, new URL("http://h/a.svc?wsdl")))).toEqual(expected);
});
