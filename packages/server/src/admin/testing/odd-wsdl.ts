import {
  ODD_OPERATIONS,
  ODD_RECORDS,
  type OddKind,
  type OddMember,
  type OddStyle,
  oddAnswer,
  oddRequest,
} from "./odd-style.ts";

const TYPES: Readonly<Record<OddKind, string>> = {
  text: "x:string",
  flag: "x:boolean",
  number: "x:int",
  texts: "x:string",
  pairs: "t:Pair",
  actor: "t:Actor",
  actors: "t:Actor",
  restrictions: "t:Restriction",
  fields: "t:Field",
};

const isList = (kind: OddKind): boolean =>
  ["texts", "pairs", "actors", "restrictions", "fields"].includes(kind);

/** Whether each item stands alone, in an element called as the list is. */
export const isAlone = ({ lists, pairs }: OddStyle, kind: OddKind): boolean =>
  isList(kind) && (kind === "pairs" ? pairs : lists) === "flat";

/** What an item is called that stands in a list. */
export const itemName = (kind: OddKind): string => (kind === "pairs" ? "entry" : "item");

function elementOf(style: OddStyle, { name, kind }: OddMember): string {
  const spelled = style.spell(name);
  const many = 'minOccurs="0" maxOccurs="unbounded"';
  if (!isList(kind)) return `<x:element name="${spelled}" type="${TYPES[kind]}" minOccurs="0"/>`;
  if (isAlone(style, kind)) return `<x:element name="${spelled}" type="${TYPES[kind]}" ${many}/>`;
  return (
    `<x:element name="${spelled}" minOccurs="0"><x:complexType><x:sequence>` +
    `<x:element name="${itemName(kind)}" type="${TYPES[kind]}" ${many}/></x:sequence></x:complexType></x:element>`
  );
}

const record = (style: OddStyle, name: string, members: readonly OddMember[]): string =>
  `<x:complexType name="${name}"><x:sequence>${members.map((each) => elementOf(style, each)).join("")}</x:sequence></x:complexType>`;

/** A global element of a type, or one that holds an element of it. */
function message(element: string, type: string, holder: string | null): string {
  if (holder === null) return `<x:element name="${element}" type="t:${type}"/>`;
  const inner = `<x:element name="${holder}" type="t:${type}" minOccurs="0"/>`;
  return `<x:element name="${element}"><x:complexType><x:sequence>${inner}</x:sequence></x:complexType></x:element>`;
}

function schemaOf(style: OddStyle): string {
  const { namespace, isQualified, isRpc, holders } = style;
  const form = isQualified ? ' elementFormDefault="qualified"' : "";
  const pair: OddMember[] = [
    { name: "Key", kind: "text" },
    { name: "Value", kind: "text" },
  ];
  const types = ODD_OPERATIONS.flatMap((operation) => [
    record(style, `In${operation}`, oddRequest(operation)),
    record(style, `Out${operation}`, oddAnswer(operation)),
  ]);
  const elements = ODD_OPERATIONS.flatMap((operation) => [
    message(style.element(operation), `In${operation}`, holders.request),
    message(style.answerElement(operation), `Out${operation}`, holders.answer),
  ]);
  const records = [
    record(style, "Pair", pair),
    record(style, "Actor", ODD_RECORDS.actor ?? []),
    record(style, "Restriction", ODD_RECORDS.restrictions ?? []),
    record(style, "Field", ODD_RECORDS.fields ?? []),
  ];
  const content = [...records, ...types, ...(isRpc ? [] : elements)].join("\n");
  return `<x:schema targetNamespace="${namespace}"${form}>${content}</x:schema>`;
}

/** rpc style has a part for each parameter: here for each member, each of its own type. */
function rpcParts(style: OddStyle, operation: string): string {
  const anonymous = (kind: OddKind) => (isList(kind) ? `t:List${kind}` : TYPES[kind]);
  return oddRequest(operation)
    .map(({ name, kind }) => `<part name="${style.spell(name)}" type="${anonymous(kind)}"/>`)
    .join("");
}

const rpcLists = (style: OddStyle): string =>
  (["texts", "pairs", "actors", "restrictions"] as const)
    .map((kind) => {
      const item = `<x:element name="${itemName(kind)}" type="${TYPES[kind]}" minOccurs="0" maxOccurs="unbounded"/>`;
      return `<x:complexType name="List${kind}"><x:sequence>${item}</x:sequence></x:complexType>`;
    })
    .join("")
    .replace(/^/, `<x:schema targetNamespace="${style.namespace}">`)
    .concat("</x:schema>");

function messages(style: OddStyle, operation: string): string {
  const input = style.isRpc
    ? rpcParts(style, operation)
    : `<part name="parameters" element="t:${style.element(operation)}"/>`;
  const output = style.isRpc
    ? `<part name="result" type="t:Out${operation}"/>`
    : `<part name="parameters" element="t:${style.answerElement(operation)}"/>`;
  return `<message name="${operation}I">${input}</message><message name="${operation}O">${output}</message>`;
}

/** What such a service says of itself. */
export function oddWsdl(style: OddStyle, address: string): string {
  const each = (write: (operation: string) => string) => ODD_OPERATIONS.map(write).join("\n");
  const name = (operation: string) => (style.isRpc ? style.element(operation) : style.spell(operation));
  const body = style.isRpc
    ? `<soap:body use="literal" namespace="${style.namespace}"/>`
    : '<soap:body use="literal"/>';
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:x="http://www.w3.org/2001/XMLSchema" xmlns:t="${style.namespace}" targetNamespace="${style.namespace}">
  <types>${schemaOf(style)}${style.isRpc ? rpcLists(style) : ""}</types>
  ${each((operation) => messages(style, operation))}
  <portType name="Erp">
    ${each((operation) => `<operation name="${name(operation)}"><input message="t:${operation}I"/><output message="t:${operation}O"/></operation>`)}
  </portType>
  <binding name="B" type="t:Erp">
    <soap:binding style="${style.isRpc ? "rpc" : "document"}" transport="http://schemas.xmlsoap.org/soap/http"/>
    ${each((operation) => `<operation name="${name(operation)}"><soap:operation soapAction="${style.action(operation)}"/><input>${body}</input><output>${body}</output></operation>`)}
  </binding>
  <service name="S"><port name="P" binding="t:B"><soap:address location="${address}"/></port></service>
</definitions>`;
}
