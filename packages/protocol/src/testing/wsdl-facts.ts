import { elementsNamed, type XmlTree, xmlTree } from "./xml-tree.ts";

/** What a client takes from a WSDL, apart from prefixes and from the order of definitions. For tests. */
export interface WsdlFacts {
  /** SOAPAction by operation. */
  readonly actions: Readonly<Record<string, string>>;
  /** Element names, in order, by complex type or operation element; a base type stands first as `: name`. */
  readonly sequences: Readonly<Record<string, readonly string[]>>;
  readonly enumerations: Readonly<Record<string, readonly string[]>>;
  /** Element that each message carries. */
  readonly messages: Readonly<Record<string, string>>;
  readonly ports: readonly string[];
}

/** The schema of .NET's primitive types, which generated WSDLs carry without using it. */
const PRIMITIVES = "http://schemas.microsoft.com/2003/10/Serialization/";

const attribute = (tree: XmlTree, name: string): string => tree.attributes[`{}${name}`] ?? "";
const local = (qualified: string): string => qualified.slice(qualified.indexOf(":") + 1);

export function wsdlFacts(xml: string): WsdlFacts {
  const tree = xmlTree(xml);
  const schemas = elementsNamed(tree, "schema").filter(
    (each) => attribute(each, "targetNamespace") !== PRIMITIVES,
  );
  const bindings = elementsNamed(tree, "binding").filter((each) => attribute(each, "name") !== "");
  return {
    actions: Object.fromEntries(
      bindings.flatMap((each) => elementsNamed(each, "operation")).flatMap(actionOf),
    ),
    sequences: Object.fromEntries(schemas.flatMap(sequencesOf)),
    enumerations: Object.fromEntries(
      schemas.flatMap((each) => elementsNamed(each, "simpleType")).map(enumerationOf),
    ),
    messages: Object.fromEntries(
      elementsNamed(tree, "message").map((each) => [
        attribute(each, "name"),
        each.children.map((part) => local(attribute(part, "element"))).join(),
      ]),
    ),
    ports: elementsNamed(tree, "port").map(
      (each) => `${attribute(each, "name")} ${local(attribute(each, "binding"))}`,
    ),
  };
}

function actionOf(operation: XmlTree): [string, string][] {
  const soap = operation.children.find((child) => attribute(child, "soapAction") !== "");
  return soap === undefined ? [] : [[attribute(operation, "name"), attribute(soap, "soapAction")]];
}

function sequencesOf(schema: XmlTree): [string, string[]][] {
  const namespace = attribute(schema, "targetNamespace");
  return schema.children
    .filter(({ name }) => name === "complexType" || name === "element")
    .filter((each) => elementsNamed(each, "sequence").length > 0)
    .map((each) => {
      const bases = elementsNamed(each, "extension").map((base) => `: ${local(attribute(base, "base"))}`);
      const members = elementsNamed(each, "sequence").flatMap(({ children }) => children);
      return [`{${namespace}}${attribute(each, "name")}`, [...bases, ...members.map(memberOf)]];
    });
}

const memberOf = (element: XmlTree): string =>
  `${attribute(element, "name")} ${local(attribute(element, "type"))} ${attribute(element, "minOccurs")}-${attribute(element, "maxOccurs")}`;

const enumerationOf = (type: XmlTree): [string, string[]] => [
  attribute(type, "name"),
  elementsNamed(type, "enumeration").map((each) => attribute(each, "value")),
];
