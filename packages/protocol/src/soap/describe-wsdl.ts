import { type SoapDialect, WCF_DIALECT } from "./dialect.ts";
import { escapeXmlAttribute } from "./escape-xml.ts";
import { MESSAGES, type Message, soapActionOf } from "./message.ts";
import { wsdlTypes } from "./wsdl-types.ts";

export interface WsdlOptions {
  /** The URL that clients are to call. */
  readonly address: string;
  /** Whether `?singleWsdl` was asked for. The document never imports anything, so both are the same. */
  readonly single: boolean;
  /** @default the WCF defaults */
  readonly dialect?: SoapDialect;
}

interface Contract {
  readonly name: string;
  readonly messages: readonly Message[];
}

/** The WSDL 1.1 of a connector service, made from the operation table: both contracts at one address. */
export function describeWsdl({ address, dialect = WCF_DIALECT }: WsdlOptions): string {
  const contracts: Contract[] = [
    { name: dialect.contractName, messages: MESSAGES.filter(({ isAuth }) => !isAuth) },
    { name: dialect.authContractName, messages: MESSAGES.filter(({ isAuth }) => isAuth) },
  ];
  const service = escapeXmlAttribute(dialect.serviceNamespace);
  return (
    '<?xml version="1.0" encoding="utf-8"?><wsdl:definitions name="service"' +
    ' xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"' +
    ' xmlns:wsaw="http://www.w3.org/2006/05/addressing/wsdl" xmlns:xs="http://www.w3.org/2001/XMLSchema"' +
    ` xmlns:d="${escapeXmlAttribute(dialect.dataNamespace)}" xmlns:u="${escapeXmlAttribute(dialect.authNamespace)}"` +
    ` xmlns:a="${escapeXmlAttribute(dialect.arraysNamespace)}" xmlns:tns="${service}" targetNamespace="${service}">` +
    `<wsdl:types>${wsdlTypes(dialect)}</wsdl:types>` +
    contracts.map(messages).join("") +
    contracts.map((contract) => portType(contract, dialect)).join("") +
    contracts.map((contract) => binding(contract, dialect)).join("") +
    `<wsdl:service name="service">${contracts.map((contract) => port(contract, address)).join("")}</wsdl:service>` +
    "</wsdl:definitions>"
  );
}

const messageName = ({ name }: Contract, { element }: Message, direction: "Input" | "Output"): string =>
  `${name}_${element}_${direction}Message`;

function messages(contract: Contract): string {
  const one = (message: Message, direction: "Input" | "Output", element: string) =>
    `<wsdl:message name="${messageName(contract, message, direction)}">` +
    `<wsdl:part name="parameters" element="tns:${element}"/></wsdl:message>`;
  return contract.messages
    .map((each) => one(each, "Input", each.element) + one(each, "Output", `${each.element}Response`))
    .join("");
}

function portType(contract: Contract, dialect: SoapDialect): string {
  const operation = (message: Message) => {
    const action = escapeXmlAttribute(soapActionOf(message.key, dialect));
    return (
      `<wsdl:operation name="${message.element}">` +
      `<wsdl:input wsaw:Action="${action}" message="tns:${messageName(contract, message, "Input")}"/>` +
      `<wsdl:output wsaw:Action="${action}Response" message="tns:${messageName(contract, message, "Output")}"/>` +
      "</wsdl:operation>"
    );
  };
  return `<wsdl:portType name="${contract.name}">${contract.messages.map(operation).join("")}</wsdl:portType>`;
}

function binding({ name, messages: operations }: Contract, dialect: SoapDialect): string {
  const operation = (message: Message) =>
    `<wsdl:operation name="${message.element}">` +
    `<soap:operation soapAction="${escapeXmlAttribute(soapActionOf(message.key, dialect))}" style="document"/>` +
    '<wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output>' +
    "</wsdl:operation>";
  return (
    `<wsdl:binding name="BasicHttpBinding_${name}" type="tns:${name}">` +
    '<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>' +
    `${operations.map(operation).join("")}</wsdl:binding>`
  );
}

const port = ({ name }: Contract, address: string): string =>
  `<wsdl:port name="BasicHttpBinding_${name}" binding="tns:BasicHttpBinding_${name}">` +
  `<soap:address location="${escapeXmlAttribute(address)}"/></wsdl:port>`;
