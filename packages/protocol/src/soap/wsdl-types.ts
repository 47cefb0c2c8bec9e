import type { SoapDialect } from "./dialect.ts";
import { escapeXmlAttribute } from "./escape-xml.ts";
import { MESSAGES, type Message } from "./message.ts";
import type { Enumeration, MemberPlan, Plan, RecordPlan } from "./plan.ts";

/**
 * The schemas of a WSDL: one for the operations' elements, and one each for the data contracts of the connector,
 * of Authenticate, and of .NET's arrays. Prefixes: `tns` service, `d` data, `u` authentication, `a` arrays.
 */
export function wsdlTypes(dialect: SoapDialect): string {
  const connector = MESSAGES.filter(({ isAuth }) => !isAuth);
  const auth = MESSAGES.filter(({ isAuth }) => isAuth);
  return [
    schema(dialect.serviceNamespace, {
      imports: [dialect.dataNamespace, dialect.authNamespace],
      content: MESSAGES.map((message) => operationElements(message, dialect)).join(""),
    }),
    schema(dialect.dataNamespace, { imports: [dialect.arraysNamespace], content: dataTypes(connector, "d") }),
    schema(dialect.arraysNamespace, { imports: [], content: ARRAY_TYPES }),
    schema(dialect.authNamespace, { imports: [], content: dataTypes(auth, "u") }),
  ].join("");
}

function schema(namespace: string, { imports, content }: { imports: string[]; content: string }): string {
  const imported = imports.map((each) => `<xs:import namespace="${escapeXmlAttribute(each)}"/>`).join("");
  const target = escapeXmlAttribute(namespace);
  return `<xs:schema elementFormDefault="qualified" targetNamespace="${target}">${imported}${content}</xs:schema>`;
}

function operationElements(message: Message, { parameterName }: SoapDialect): string {
  const { element, isAuth, request, response } = message;
  const prefix = isAuth ? "u" : "d";
  const parameter =
    request.members.length === 0
      ? ""
      : `<xs:element minOccurs="0" name="${parameterName}" nillable="true" type="${prefix}:${request.typeName}"/>`;
  const result = `<xs:element minOccurs="0" name="${element}Result" nillable="true" type="${prefix}:${response.typeName}"/>`;
  return wrapper(element, parameter) + wrapper(`${element}Response`, result);
}

const wrapper = (name: string, content: string): string =>
  `<xs:element name="${name}"><xs:complexType><xs:sequence>${content}</xs:sequence></xs:complexType></xs:element>`;

/** Every named type that the messages use, each once: records, arrays of records, enumerations. */
function dataTypes(messages: readonly Message[], prefix: string): string {
  const types = new Map<string, string>();
  for (const { request, response } of messages) {
    if (request.members.length > 0) addRecord(types, request, prefix);
    addRecord(types, response, prefix);
  }
  return [...types.values()].join("");
}

function addRecord(types: Map<string, string>, record: RecordPlan, prefix: string): void {
  if (types.has(record.typeName)) return;
  types.set(record.typeName, recordType(record, prefix));
  for (const { plan } of record.members) {
    if (plan.kind === "record") addRecord(types, plan, prefix);
    if (plan.kind === "records") {
      addRecord(types, plan.record, prefix);
      types.set(`ArrayOf${plan.record.typeName}`, arrayType(plan.record.typeName, prefix));
    }
    if (plan.kind === "text" && plan.enumeration !== null) {
      types.set(plan.enumeration.typeName, enumerationType(plan.enumeration, prefix));
    }
  }
}

function recordType({ typeName, baseType, baseCount, members }: RecordPlan, prefix: string): string {
  const own = baseType === null ? members : members.slice(baseCount);
  const elements = own.map((member) => memberElement(member, prefix)).join("");
  const sequence = `<xs:sequence>${elements}</xs:sequence>`;
  const content =
    baseType === null
      ? sequence
      : `<xs:complexContent mixed="false"><xs:extension base="${prefix}:${baseType}">${sequence}</xs:extension></xs:complexContent>`;
  return `<xs:complexType name="${typeName}">${content}</xs:complexType>${globalElement(typeName, prefix)}`;
}

function memberElement({ wireName, plan }: MemberPlan, prefix: string): string {
  const isValueType =
    plan.kind === "boolean" || plan.kind === "integer" || (plan.kind === "text" && plan.enumeration !== null);
  const nillable = isValueType ? "" : ' nillable="true"';
  return `<xs:element minOccurs="0" name="${wireName}"${nillable} type="${typeOf(plan, prefix)}"/>`;
}

function typeOf(plan: Plan, prefix: string): string {
  switch (plan.kind) {
    case "text":
      return plan.enumeration === null ? "xs:string" : `${prefix}:${plan.enumeration.typeName}`;
    case "boolean":
      return "xs:boolean";
    case "integer":
      return "xs:int";
    case "texts":
      return "a:ArrayOfstring";
    case "dictionary":
      return "a:ArrayOfKeyValueOfstringstring";
    case "records":
      return `${prefix}:ArrayOf${plan.record.typeName}`;
    case "record":
      return `${prefix}:${plan.typeName}`;
  }
}

const arrayType = (item: string, prefix: string): string =>
  `<xs:complexType name="ArrayOf${item}"><xs:sequence>` +
  `<xs:element minOccurs="0" maxOccurs="unbounded" name="${item}" nillable="true" type="${prefix}:${item}"/>` +
  `</xs:sequence></xs:complexType>${globalElement(`ArrayOf${item}`, prefix)}`;

const enumerationType = ({ typeName, values }: Enumeration, prefix: string): string =>
  `<xs:simpleType name="${typeName}"><xs:restriction base="xs:string">` +
  `${values.map((value) => `<xs:enumeration value="${escapeXmlAttribute(value)}"/>`).join("")}` +
  `</xs:restriction></xs:simpleType>${globalElement(typeName, prefix)}`;

const globalElement = (typeName: string, prefix: string): string =>
  `<xs:element name="${typeName}" nillable="true" type="${prefix}:${typeName}"/>`;

const ARRAY_TYPES =
  '<xs:complexType name="ArrayOfstring"><xs:sequence>' +
  '<xs:element minOccurs="0" maxOccurs="unbounded" name="string" nillable="true" type="xs:string"/>' +
  '</xs:sequence></xs:complexType><xs:element name="ArrayOfstring" nillable="true" type="a:ArrayOfstring"/>' +
  '<xs:complexType name="ArrayOfKeyValueOfstringstring"><xs:annotation><xs:appinfo>' +
  '<IsDictionary xmlns="http://schemas.microsoft.com/2003/10/Serialization/">true</IsDictionary>' +
  "</xs:appinfo></xs:annotation><xs:sequence>" +
  '<xs:element minOccurs="0" maxOccurs="unbounded" name="KeyValueOfstringstring"><xs:complexType><xs:sequence>' +
  '<xs:element name="Key" nillable="true" type="xs:string"/><xs:element name="Value" nillable="true" type="xs:string"/>' +
  "</xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>" +
  '<xs:element name="ArrayOfKeyValueOfstringstring" nillable="true" type="a:ArrayOfKeyValueOfstringstring"/>';
