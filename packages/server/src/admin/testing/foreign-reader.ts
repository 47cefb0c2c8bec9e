import { SaxesParser } from "saxes";
import { FOREIGN, FOREIGN_ACTOR, FOREIGN_RESTRICTION, type ForeignMember } from "./foreign-contract.ts";

export interface Node {
  readonly namespace: string;
  readonly name: string;
  readonly children: Node[];
  text: string;
}

export function parseXml(xml: string): Node {
  const parser = new SaxesParser({ xmlns: true });
  const root: Node = { namespace: "", name: "", children: [], text: "" };
  const stack = [root];
  parser.on("opentag", ({ uri, local }) => {
    const node = { namespace: uri, name: local, children: [], text: "" };
    stack.at(-1)?.children.push(node);
    stack.push(node);
  });
  parser.on("text", (text) => {
    const node = stack.at(-1);
    if (node !== undefined) node.text += text;
  });
  parser.on("closetag", () => void stack.pop());
  parser.write(xml).close();
  return root;
}

/**
 * Reads a record as a DataContract reader does: members in their order and in their namespaces. What comes too late
 * or in another namespace is passed over without a word; what is required must be there.
 */
export function readMembers(node: Node, members: readonly ForeignMember[]): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  let next = 0;
  for (const child of node.children) {
    const at = members.findIndex(
      ({ name, namespace }, index) => index >= next && name === child.name && namespace === child.namespace,
    );
    const member = members[at];
    if (member === undefined) continue;
    next = at + 1;
    read[member.name] = readValue(child, member);
  }
  const lacking = members.find(({ name, isExtra }) => isExtra && !(name in read));
  if (lacking !== undefined) throw new Error(`${lacking.name} is required`);
  return read;
}

function readValue(node: Node, { kind }: ForeignMember): unknown {
  switch (kind) {
    case "text":
      return node.text;
    case "texts":
      return items(node, "text", FOREIGN.lists).map(({ text }) => text);
    case "pairs":
      return Object.fromEntries(items(node, "par", FOREIGN.lists).map(readPair));
    case "actor":
      return readMembers(node, FOREIGN_ACTOR);
    case "actors":
      return items(node, "aktor", FOREIGN.data).map((each) => readMembers(each, FOREIGN_ACTOR));
    case "restrictions":
      return items(node, "villkor", FOREIGN.data).map((each) => readMembers(each, FOREIGN_RESTRICTION));
  }
}

const items = (node: Node, name: string, namespace: string): Node[] =>
  node.children.filter((child) => child.name === name && child.namespace === namespace);

function readPair({ children }: Node): [string, string] {
  const [name, value] = children;
  if (name?.name !== "namn" || value?.name !== "varde") throw new Error("a pair is a namn and a varde");
  return [name.text, value.text];
}
