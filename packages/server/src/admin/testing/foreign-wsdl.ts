import {
  FOREIGN,
  FOREIGN_ACTOR,
  FOREIGN_REQUESTS,
  FOREIGN_RESTRICTION,
  type ForeignMember,
  foreignAction,
  type MemberKind,
} from "./foreign-contract.ts";

/** The description of the foreign service: a WSDL that imports its schemas from elsewhere. */
export function foreignWsdl({ address, imports }: { address: string; imports: readonly string[] }): string {
  const operations = Object.keys(FOREIGN_REQUESTS);
  const each = (write: (operation: string) => string) => operations.map(write).join("\n");
  return `<?xml version="1.0" encoding="utf-8"?>
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:x="http://www.w3.org/2001/XMLSchema" xmlns:t="${FOREIGN.service}" targetNamespace="${FOREIGN.service}">
  <types><x:schema>${imports.map((location) => `<x:import schemaLocation="${location}"/>`).join("")}</x:schema></types>
  ${each((name) => `<message name="${name}In"><part name="p" element="t:WS${name}"/></message>`)}
  <portType name="Nordisk">
    ${each((name) => `<operation name="WS${name}"><input message="t:${name}In"/></operation>`)}
  </portType>
  <binding name="B" type="t:Nordisk">
    <soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
    ${each((name) => `<operation name="WS${name}"><soap:operation soapAction="${foreignAction(name)}"/></operation>`)}
  </binding>
  <service name="S"><port name="P" binding="t:B"><soap:address location="${address}"/></port></service>
</definitions>`;
}

const TYPES: Readonly<Record<MemberKind, string>> = {
  text: "x:string",
  texts: "l:Texter",
  pairs: "l:Par",
  actor: "d:Aktor",
  actors: "d:Aktorer",
  restrictions: "d:Villkorslista",
};

const element = ({ name, kind, isExtra }: ForeignMember): string =>
  `<x:element name="${name}" minOccurs="${isExtra ? 1 : 0}" type="${isExtra ? "x:int" : TYPES[kind]}"/>`;

const record = (name: string, members: readonly ForeignMember[]): string => {
  const own = members.map((each) =>
    each.namespace === FOREIGN.base ? `<x:element ref="b:${each.name}"/>` : element(each),
  );
  return `<x:complexType name="${name}"><x:sequence>${own.join("")}</x:sequence></x:complexType>`;
};

const array = (name: string, item: string, type: string): string =>
  `<x:complexType name="${name}"><x:sequence><x:element name="${item}" type="${type}" minOccurs="0" maxOccurs="unbounded"/></x:sequence></x:complexType>`;

const schema = (namespace: string, content: string): string =>
  `<?xml version="1.0"?><x:schema xmlns:x="http://www.w3.org/2001/XMLSchema" xmlns:d="${FOREIGN.data}" xmlns:l="${FOREIGN.lists}"
    xmlns:b="${FOREIGN.base}" targetNamespace="${namespace}" elementFormDefault="qualified">${content}</x:schema>`;

/** The schemas by the name under which they are imported. */
export const FOREIGN_SCHEMAS: Readonly<Record<string, string>> = {
  tjanst: schema(
    FOREIGN.service,
    Object.keys(FOREIGN_REQUESTS)
      .map((name) => {
        const indata = name === "GetConfigData" ? "" : `<x:element name="indata" type="d:${name}"/>`;
        return `<x:element name="WS${name}"><x:complexType><x:sequence>${indata}</x:sequence></x:complexType></x:element>`;
      })
      .join(""),
  ),
  bas: schema(FOREIGN.base, '<x:element name="ConnectionGuid" type="x:string"/>'),
  poster: schema(
    FOREIGN.data,
    Object.entries(FOREIGN_REQUESTS)
      .map(([name, members]) => record(name, members))
      .concat(record("Aktor", FOREIGN_ACTOR), array("Aktorer", "aktor", "d:Aktor"))
      .concat(record("Villkor", FOREIGN_RESTRICTION), array("Villkorslista", "villkor", "d:Villkor"))
      .join(""),
  ),
  listor: schema(
    FOREIGN.lists,
    `${array("Texter", "text", "x:string") + array("Par", "par", "l:EttPar")}<x:complexType name="EttPar"><x:sequence>` +
      '<x:element name="namn" type="x:string"/><x:element name="varde" type="x:string"/></x:sequence></x:complexType>',
  ),
};
