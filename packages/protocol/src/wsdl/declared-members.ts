import type { SchemaComponent, WsdlSet } from "./wsdl-set.ts";
import { type QName, qnameOf, type XmlElement } from "./xml-element.ts";

/** A child element as a schema declares it. */
export interface DeclaredMember {
  readonly name: string;
  /** "" where the schema does not qualify it. */
  readonly namespace: string;
  readonly isRequired: boolean;
  readonly isNillable: boolean;
  readonly isMany: boolean;
  readonly type: DeclaredType;
}

/** The type of an element: by name, or written inside it. */
export interface DeclaredType {
  readonly name: QName | null;
  readonly inline: SchemaComponent | null;
}

/** Bounds what definitions that refer to themselves can cost. */
const MAX_DEPTH = 24;
const MAX_MEMBERS = 500;
const MAX_STEPS = 5000;

const NO_TYPE: DeclaredType = { name: null, inline: null };

/** The type of a global element. */
export function typeOfElement(set: WsdlSet, name: QName): DeclaredType {
  const found = set.element(name);
  return found === undefined ? NO_TYPE : typeOfNode(found);
}

/** The members of a type in their order, those of its base first. */
export function membersOfType(set: WsdlSet, type: DeclaredType): DeclaredMember[] {
  const members: DeclaredMember[] = [];
  collectType(set, type, { members, depth: 0, steps: { taken: 0 } });
  return members;
}

interface Collecting {
  readonly members: DeclaredMember[];
  readonly depth: number;
  /** Shared by the whole walk: groups in groups multiply without ever holding a member. */
  readonly steps: { taken: number };
}

const deeper = (into: Collecting): Collecting => ({ ...into, depth: into.depth + 1 });

const isExhausted = ({ members, depth, steps }: Collecting): boolean =>
  depth > MAX_DEPTH || members.length > MAX_MEMBERS || ++steps.taken > MAX_STEPS;

function collectType(set: WsdlSet, { name, inline }: DeclaredType, into: Collecting): void {
  if (isExhausted(into)) return;
  const component = inline ?? (name === null ? undefined : set.type(name));
  if (component !== undefined) collectContent(set, component, deeper(into));
}

/** Children that hold members: sequences, choices, groups, extensions. */
function collectContent(set: WsdlSet, { node, schema }: SchemaComponent, into: Collecting): void {
  if (isExhausted(into)) return;
  for (const child of node.children) {
    if (into.members.length > MAX_MEMBERS || into.steps.taken > MAX_STEPS) return;
    switch (child.name) {
      case "element":
        into.members.push(memberOf(set, { node: child, schema }));
        break;
      case "extension":
        collectType(set, { name: qnameOf(child, "base"), inline: null }, deeper(into));
        collectContent(set, { node: child, schema }, deeper(into));
        break;
      case "group":
        collectGroup(set, child, deeper(into));
        break;
      case "sequence":
      case "choice":
      case "all":
      case "complexContent":
      case "restriction":
        collectContent(set, { node: child, schema }, deeper(into));
        break;
      default:
        break;
    }
  }
}

function collectGroup(set: WsdlSet, node: XmlElement, into: Collecting): void {
  const name = qnameOf(node, "ref");
  const group = name === null ? undefined : set.group(name);
  if (group !== undefined) collectContent(set, group, into);
}

function memberOf(set: WsdlSet, component: SchemaComponent): DeclaredMember {
  const { node, schema } = component;
  const occurrence = {
    isRequired: (node.attributes.get("minOccurs") ?? "1") !== "0",
    isMany: !["0", "1", undefined].includes(node.attributes.get("maxOccurs")),
  };
  const reference = qnameOf(node, "ref");
  if (reference !== null) {
    const isNillable = isTrue(set.element(reference)?.node.attributes.get("nillable"));
    return { ...reference, ...occurrence, isNillable, type: typeOfElement(set, reference) };
  }
  const form = node.attributes.get("form") ?? schema.attributes.get("elementFormDefault");
  return {
    name: node.attributes.get("name") ?? "",
    namespace: form === "qualified" ? (schema.attributes.get("targetNamespace") ?? "") : "",
    ...occurrence,
    isNillable: isTrue(node.attributes.get("nillable")),
    type: typeOfNode(component),
  };
}

const isTrue = (text: string | undefined): boolean => text === "true" || text === "1";

function typeOfNode({ node, schema }: SchemaComponent): DeclaredType {
  const inline = node.children.find(({ name }) => name === "complexType");
  return {
    name: qnameOf(node, "type"),
    inline: inline === undefined ? null : { node: inline, schema },
  };
}
