import { expect, test } from "vitest";
import { parseConnectorUrl } from "./connector-url.ts";

const SERVICE = { path: "/erpconnectorws.svc", connectorName: "", document: null };

test.each([
  ["/ErpConnectorWS.svc", SERVICE],
  ["/erpconnectorws.svc/", SERVICE],
  ["http://erp.example:4621/ErpConnectorWS.svc", SERVICE],
  ["HTTPS://erp.example?wsdl", { path: "", connectorName: "", document: "wsdl" }],
  ["/ErpConnectorWS.svc?wsdl", { ...SERVICE, document: "wsdl" }],
  ["/ErpConnectorWS.svc?singleWsdl", { ...SERVICE, document: "singleWsdl" }],
  ["/ErpConnectorWS.svc?WSDL=&CONNECTORNAME=Excel", { ...SERVICE, connectorName: "Excel", document: "wsdl" }],
  ["/ErpConnectorWS.svc?ConnectorName=Excel?wsdl", { ...SERVICE, connectorName: "Excel", document: "wsdl" }],
  ["/ErpConnectorWS.svc?ConnectorName=A%26B%3F%20%C3%A6", { ...SERVICE, connectorName: "A&B? æ" }],
  ["/ErpConnectorWS.svc?ConnectorName=My+ERP", { ...SERVICE, connectorName: "My ERP" }],
])("%s is taken apart", (target, expected) => {
  expect(parseConnectorUrl(target)).toEqual(expected);
});
