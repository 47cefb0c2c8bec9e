import {
  DEFAULT_CONTROL_CHARACTERS,
  DEFAULT_DECODE_LIMITS,
  type DecodeLimits,
} from "../soap/decode-limits.ts";
import { MessageStream } from "../soap/message-stream.ts";
import { SoapDecodeError } from "../soap/soap-decode-error.ts";
import type { XmlEvents } from "../soap/xml-reader.ts";

/** A name with its namespace. */
export interface QName {
  readonly namespace: string;
  readonly name: string;
}

/** An element of a document that is small enough to be held. Its text is of no concern and left out. */
export interface XmlElement extends QName {
  /** By local name; one without a prefix goes before one with. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Namespace by prefix, where this element stands. */
  readonly scope: ReadonlyMap<string, string>;
}

/** Bounds of one WSDL or schema document. */
const LIMITS: DecodeLimits = {
  ...DEFAULT_DECODE_LIMITS,
  maxBytes: 4 * 1024 * 1024,
  maxTextLength: 1024 * 1024,
  maxAttributes: 128,
};
const MAX_ELEMENTS = 100_000;

/** @throws SoapDecodeError when it is not XML, has a document type, or is too large or too deep. */
export function readXmlElement(bytes: Uint8Array, charset?: string): XmlElement {
  const tree = new ElementTree();
  const options = { limits: LIMITS, controlCharacters: DEFAULT_CONTROL_CHARACTERS, charset };
  const stream = new MessageStream(tree, options);
  stream.write(bytes);
  stream.end();
  if (tree.root === null) throw new SoapDecodeError("empty", "The document is empty.");
  return tree.root;
}

/** The name that an attribute such as `type="q1:Actor"` means; null for a prefix that stands for nothing. */
export function qnameOf(element: XmlElement, attribute: string): QName | null {
  const text = element.attributes.get(attribute)?.trim();
  if (text === undefined || text === "") return null;
  return resolve(text, element.scope);
}

function resolve(qualified: string, scope: ReadonlyMap<string, string>): QName | null {
  const colon = qualified.indexOf(":");
  const prefix = colon < 0 ? "" : qualified.slice(0, colon);
  const namespace = scope.get(prefix) ?? (prefix === "" ? "" : null);
  return namespace === null ? null : { namespace, name: qualified.slice(colon + 1) };
}

type Growing = XmlElement & { readonly children: XmlElement[] };

class ElementTree implements XmlEvents {
  root: XmlElement | null = null;
  private readonly stack: Growing[] = [];
  private attributes = new Map<string, string>();
  private declared = new Map<string, string>();
  private count = 0;

  attribute(name: string, value: string): void {
    if (name === "xmlns") this.declared.set("", value.trim());
    else if (name.startsWith("xmlns:")) this.declared.set(name.slice(6), value.trim());
    else this.keepAttribute(name, value);
  }

  open(name: string): void {
    if (++this.count > MAX_ELEMENTS) {
      throw new SoapDecodeError("too-large", `The document has more than ${MAX_ELEMENTS} elements.`);
    }
    const parent = this.stack.at(-1);
    const outer = parent?.scope ?? new Map<string, string>();
    const scope = this.declared.size === 0 ? outer : new Map([...outer, ...this.declared]);
    const resolved = resolve(name, scope) ?? { namespace: "", name };
    const element = { ...resolved, attributes: this.attributes, children: [], scope };
    parent?.children.push(element);
    this.root ??= element;
    this.stack.push(element);
    this.attributes = new Map();
    this.declared = new Map();
  }

  text(): void {
    // Nothing in a WSDL says anything in text.
  }

  close(): void {
    this.stack.pop();
  }

  private keepAttribute(name: string, value: string): void {
    const colon = name.indexOf(":");
    const local = name.slice(colon + 1);
    if (colon < 0 || !this.attributes.has(local)) this.attributes.set(local, value);
  }
}
