import { entryOf, type SoapDialect, WCF_DIALECT } from "./dialect.ts";
import type { Message } from "./message.ts";
import { SoapDecodeError } from "./soap-decode-error.ts";
import { NodeKind, recordNode, SKIP, type WireNode, wireNode } from "./wire-node.ts";

type Spelling = Pick<SoapDialect, "arrayNames" | "operations" | "types">;

const TREES = new WeakMap<object, Map<string, WireNode>>();

/** Envelope, body and answer of one operation; made once, and shared by all services that name them alike. */
export function responseTree(message: Message, dialect: Spelling): WireNode {
  const spelling = isAsWcf(message, dialect) ? WCF_DIALECT : dialect;
  const trees = TREES.get(spelling) ?? new Map<string, WireNode>();
  TREES.set(spelling, trees);
  const made = trees.get(message.key) ?? makeResponseTree(message, spelling);
  trees.set(message.key, made);
  return made;
}

function isAsWcf({ element }: Message, { arrayNames, operations, types }: Spelling): boolean {
  const own = entryOf(operations, element);
  return (
    arrayNames.key === WCF_DIALECT.arrayNames.key &&
    arrayNames.value === WCF_DIALECT.arrayNames.value &&
    [own?.element, own?.response, own?.flatAnswers].every((each) => each === undefined) &&
    Object.values(types).every(({ flatMembers }) => flatMembers === undefined)
  );
}

function makeResponseTree(message: Message, { arrayNames, operations, types }: Spelling): WireNode {
  const own = entryOf(operations, message.element);
  const expected = own?.response ?? `${own?.element ?? message.element}Response`;
  const result = recordNode(message.response, NodeKind.result, {
    entryNames: arrayNames,
    flat: new Set(own?.flatAnswers),
    flatOf: (typeName) => new Set(entryOf(types, typeName)?.flatMembers),
  });
  // In the "bare" style the members stand in the answer's element itself.
  const { children, blank } = result;
  const answer = wireNode(NodeKind.message, { key: message.key, children, blank, otherChild: result });
  const body = wireNode(NodeKind.frame, {
    children: [
      [expected, answer],
      [`${message.element}Response`, answer],
      ["Fault", faultNode()],
    ],
    refuse: (localName) =>
      new SoapDecodeError("unexpected-body", `The answer holds ${localName} where ${expected} was expected.`),
  });
  return envelopeNode(body);
}

/** The frame around every message. */
export function envelopeNode(body: WireNode): WireNode {
  const envelope = wireNode(NodeKind.frame, {
    children: [
      ["Header", SKIP],
      ["Body", body],
    ],
  });
  return wireNode(NodeKind.frame, {
    children: [["Envelope", envelope]],
    refuse: (localName) =>
      new SoapDecodeError(
        "not-soap",
        localName.toLowerCase() === "html"
          ? "What came is a web page and not a SOAP message. Check that the URL is that of the service."
          : `What came is XML but not SOAP: it begins with the element ${localName}. Check that the URL is that of the service.`,
      ),
  });
}

function faultNode(): WireNode {
  const detail = wireNode(NodeKind.detail, { otherChild: null });
  const text = (key: string) => wireNode(NodeKind.text, { key });
  return wireNode(NodeKind.fault, {
    blank: () => ({ code: "", string: "", detail: "" }),
    children: [
      ["faultcode", text("code")],
      ["faultstring", text("string")],
      ["detail", detail],
      ["Code", wireNode(NodeKind.frame, { children: [["Value", text("code")]] })],
      ["Reason", wireNode(NodeKind.frame, { children: [["Text", text("string")]] })],
      ["Detail", detail],
    ],
  });
}
