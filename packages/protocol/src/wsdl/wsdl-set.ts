import { type QName, qnameOf, type XmlElement } from "./xml-element.ts";

export const WSDL_NAMESPACE = "http://schemas.xmlsoap.org/wsdl/";
export const SCHEMA_NAMESPACE = "http://www.w3.org/2001/XMLSchema";
const SOAP_11_BINDING = "http://schemas.xmlsoap.org/wsdl/soap/";

/** What one part of a message is: an element (document style) or a type (rpc style). */
export interface WsdlPart {
  readonly name: string;
  readonly element: QName | null;
  readonly type: QName | null;
}

/** An operation of a SOAP 1.1 binding. */
export interface BoundOperation {
  readonly name: string;
  readonly portType: string;
  /** null where the document says nothing; "" where it says that there is none. */
  readonly soapAction: string | null;
  /** Namespace of the operation element in rpc style. */
  readonly namespace: string;
  readonly input: readonly WsdlPart[];
  readonly output: readonly WsdlPart[];
  /** Where the service says that it listens; "" where it does not. */
  readonly address: string;
}

/** A global definition and the schema that it stands in. */
export interface SchemaComponent {
  readonly node: XmlElement;
  readonly schema: XmlElement;
}

/** Where else a document says that parts of it are: `location` as it is written there. */
export function importsOf(document: XmlElement): string[] {
  const found: string[] = [];
  for (const node of descendants(document)) {
    const isImport = node.name === "import" || node.name === "include";
    const attribute = node.namespace === WSDL_NAMESPACE ? "location" : "schemaLocation";
    const location = isImport ? node.attributes.get(attribute)?.trim() : undefined;
    if (location) found.push(location);
  }
  return [...new Set(found)];
}

/** Imports stand near the top; what a schema defines is not looked through for them. */
function* descendants(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) {
    if (["types", "schema", "import", "include"].includes(child.name)) yield* descendants(child);
  }
}

const keyOf = ({ namespace, name }: QName): string => `{${namespace}}${name}`;

/** Everything that a set of documents defines, by name. What is not understood is as if it were not there. */
export class WsdlSet {
  private readonly elements = new Map<string, SchemaComponent>();
  private readonly types = new Map<string, SchemaComponent>();
  private readonly groups = new Map<string, SchemaComponent>();
  private readonly messages = new Map<string, readonly WsdlPart[]>();
  private readonly portTypes = new Map<string, XmlElement>();
  private readonly bindings: { readonly name: string; readonly node: XmlElement }[] = [];
  private readonly addresses = new Map<string, string>();

  constructor(documents: readonly XmlElement[]) {
    for (const document of documents) {
      if (document.name === "schema") this.addSchema(document, "");
      else if (document.name === "definitions") this.addDefinitions(document);
    }
  }

  element(name: QName): SchemaComponent | undefined {
    return this.elements.get(keyOf(name));
  }

  type(name: QName): SchemaComponent | undefined {
    return this.types.get(keyOf(name));
  }

  group(name: QName): SchemaComponent | undefined {
    return this.groups.get(keyOf(name));
  }

  /** Operations of all SOAP 1.1 bindings; without any binding, of the port types. */
  operations(): BoundOperation[] {
    const bound = this.bindings.flatMap(({ name, node }) => this.operationsOf(name, node));
    return bound.length > 0 ? bound : [...this.portTypes.values()].flatMap((each) => this.unbound(each));
  }

  private addDefinitions(document: XmlElement): void {
    const namespace = document.attributes.get("targetNamespace") ?? "";
    for (const node of document.children) {
      const name = keyOf({ namespace, name: node.attributes.get("name") ?? "" });
      if (node.name === "types") for (const schema of node.children) this.addSchema(schema, namespace);
      else if (node.name === "message") this.messages.set(name, node.children.filter(isPart).map(partOf));
      else if (node.name === "portType") this.portTypes.set(name, node);
      else if (node.name === "binding") this.bindings.push({ name, node });
      else if (node.name === "service") this.addPorts(node);
    }
  }

  private addPorts(service: XmlElement): void {
    for (const port of service.children) {
      const binding = qnameOf(port, "binding");
      const address = port.children.find(({ name }) => name === "address")?.attributes.get("location");
      if (binding !== null && address !== undefined) this.addresses.set(keyOf(binding), address.trim());
    }
  }

  private addSchema(schema: XmlElement, fallback: string): void {
    if (schema.namespace !== SCHEMA_NAMESPACE || schema.name !== "schema") return;
    const namespace = schema.attributes.get("targetNamespace") ?? fallback;
    for (const node of schema.children) {
      const key = keyOf({ namespace, name: node.attributes.get("name") ?? "" });
      const component = { node, schema };
      if (node.name === "element") this.elements.set(key, component);
      else if (node.name === "complexType" || node.name === "simpleType") this.types.set(key, component);
      else if (node.name === "group") this.groups.set(key, component);
    }
  }

  private operationsOf(name: string, binding: XmlElement): BoundOperation[] {
    const isSoap = binding.children.some(
      (each) => each.namespace === SOAP_11_BINDING && each.name === "binding",
    );
    const typeName = qnameOf(binding, "type");
    const portType = typeName === null ? undefined : this.portTypes.get(keyOf(typeName));
    if (!isSoap || portType === undefined) return [];
    const address = this.addresses.get(name) ?? "";
    const declared = this.unbound(portType);
    return binding.children
      .filter((node) => node.name === "operation")
      .flatMap((node) => {
        const base = declared.find((each) => each.name === node.attributes.get("name"));
        return base === undefined ? [] : [{ ...base, address, ...boundDetails(node, base) }];
      });
  }

  private unbound(portType: XmlElement): BoundOperation[] {
    return portType.children
      .filter(({ name }) => name === "operation")
      .map((node) => {
        const input = messageIn(node, "input");
        return {
          name: node.attributes.get("name") ?? "",
          portType: portType.attributes.get("name") ?? "",
          soapAction: input.node?.attributes.get("Action") ?? null,
          namespace: input.message?.namespace ?? "",
          input: this.partsOf(input.message),
          output: this.partsOf(messageIn(node, "output").message),
          address: "",
        };
      });
  }

  private partsOf(message: QName | null): readonly WsdlPart[] {
    return (message === null ? undefined : this.messages.get(keyOf(message))) ?? [];
  }
}

function messageIn(operation: XmlElement, direction: "input" | "output") {
  const node = operation.children.find(({ name }) => name === direction);
  return { node, message: node === undefined ? null : qnameOf(node, "message") };
}

const isPart = ({ name }: XmlElement): boolean => name === "part";

const partOf = (node: XmlElement): WsdlPart => ({
  name: node.attributes.get("name") ?? "",
  element: qnameOf(node, "element"),
  type: qnameOf(node, "type"),
});

function boundDetails(
  operation: XmlElement,
  base: BoundOperation,
): Pick<BoundOperation, "soapAction" | "namespace"> {
  const soap = operation.children.find(({ name }) => name === "operation");
  const input = operation.children.find(({ name }) => name === "input");
  const body = input?.children.find(({ name }) => name === "body");
  return {
    soapAction: soap?.attributes.get("soapAction") ?? base.soapAction,
    namespace: body?.attributes.get("namespace") ?? base.namespace,
  };
}
