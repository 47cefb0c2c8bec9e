import { SaxesParser } from "saxes";

/** An element as a DataContract reader sees it: namespace, local name, content, in order. For tests. */
export interface XmlTree {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlTree[];
  text: string;
}

/** Parses strictly, with namespaces, by the library alone. Declarations of namespaces are left out. */
export function xmlTree(xml: string): XmlTree {
  const parser = new SaxesParser({ xmlns: true });
  const root: XmlTree = { namespace: "", name: "#document", attributes: {}, children: [], text: "" };
  const stack = [root];
  parser.on("opentag", ({ uri, local, attributes }) => {
    const own = Object.values(attributes).filter(
      ({ name, prefix }) => name !== "xmlns" && prefix !== "xmlns",
    );
    const element: XmlTree = {
      ...{ namespace: uri, name: local, children: [], text: "" },
      attributes: Object.fromEntries(
        own.map((attribute) => [`{${attribute.uri}}${attribute.local}`, attribute.value]),
      ),
    };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  parser.on("text", (text) => {
    const element = stack.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on("closetag", () => {
    const element = stack.pop();
    if (element !== undefined && element.children.length > 0) element.text = element.text.trim();
  });
  parser.write(xml).close();
  return root;
}

const NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil";

/** The same tree with nil elements as empty ones: the two ways to send a string without a value. */
export function withoutNil(tree: XmlTree): XmlTree {
  const { [NIL]: _nil, ...attributes } = tree.attributes;
  return { ...tree, attributes, children: tree.children.map(withoutNil) };
}

/** All elements of a name, at any depth. */
export function elementsNamed(tree: XmlTree, name: string): XmlTree[] {
  const deeper = tree.children.flatMap((child) => elementsNamed(child, name));
  return tree.name === name ? [tree, ...deeper] : deeper;
}
