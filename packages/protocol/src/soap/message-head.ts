import { encodingOf } from "./xml-text-decoder.ts";

/** How far into a message its root element is looked for. */
export const MAX_HEAD = 1024;

const MARK = "(?:\\xEF\\xBB\\xBF)?";
const SPACE = "[ \\t\\r\\n]";
const attribute = (name: string, value: string): string =>
  `${SPACE}+${name}${SPACE}*=${SPACE}*(?:"${value}"|'${value}')`;
const DECLARATION =
  `<\\?xml${attribute("version", "1\\.0")}(?:${attribute("encoding", "[A-Za-z][A-Za-z0-9._-]*")})?` +
  `(?:${attribute("standalone", "(?:yes|no)")})?${SPACE}*\\?>`;

const BEFORE_ROOT = new RegExp(`^${MARK}(?:${DECLARATION})?${SPACE}*(?=<[A-Za-z_:])`);
const NEVER_A_ROOT = new RegExp(`^${MARK}${SPACE}*[^ \\t\\r\\n<\\xEF]|<!`);

/**
 * Where the root element of a message begins, if it is UTF-8 and nothing but a declaration stands before.
 *
 * @returns "unclear" while more bytes could tell; null where the message begins in some other way: in another
 *   encoding, with a document type or a comment, or without XML.
 */
export function rootOffset(head: Uint8Array, charset: string | undefined): number | "unclear" | null {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, MAX_HEAD)).toString("latin1");
  const before = BEFORE_ROOT.exec(text);
  if (before !== null) return isUtf8(encodingOf(head, charset)) ? before[0].length : null;
  return head.length >= MAX_HEAD || NEVER_A_ROOT.test(text) ? null : "unclear";
}

function isUtf8(label: string): boolean {
  try {
    return new TextDecoder(label).encoding === "utf-8";
  } catch {
    return false;
  }
}
