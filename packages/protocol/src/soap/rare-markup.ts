import { IS_NAME, IS_SPACE } from "./byte-classes.ts";
import type { ByteWindow } from "./byte-window.ts";
import { UNFINISHED } from "./tag-reader.ts";
import { isXmlName } from "./xml-characters.ts";
import { malformed } from "./xml-refusals.ts";

/** Comments, processing instructions and CDATA sections: where they end. */

export type RareMarkup = "comment" | "cdata" | "instruction" | typeof UNFINISHED;

const COMMENT = Buffer.from("<!--");
const CDATA = Buffer.from("<![CDATA[");
const QUESTION = 0x3f;
const GREATER = 0x3e;

/** Bytes before the text of a CDATA section, and after it. */
export const CDATA_START: number = CDATA.length;
export const CDATA_END = 3;

/** What begins at the `<` at this offset. @throws SoapDecodeError when it is none of them */
export function rareMarkupAt(window: ByteWindow, at: number): RareMarkup {
  const { data, end } = window;
  if (data[at + 1] === QUESTION) return "instruction";
  for (const [start, kind] of [
    [COMMENT, "comment"],
    [CDATA, "cdata"],
  ] as const) {
    const matching = matchingBytes(data, at, start);
    if (matching === start.length && at + matching <= end) return kind;
    if (at + matching >= end) return UNFINISHED;
  }
  throw malformed("incorrect syntax.");
}

/** The offset behind the comment, or {@link UNFINISHED}. */
export function commentEnd(window: ByteWindow, at: number): number {
  const dashes = indexOf(window, "--", at + COMMENT.length);
  if (dashes === UNFINISHED || dashes + 2 >= window.end) return UNFINISHED;
  if (window.data[dashes + 2] !== GREATER) throw malformed("malformed comment.");
  return dashes + 3;
}

/** The offset behind the CDATA section, or {@link UNFINISHED}. */
export function cdataEnd(window: ByteWindow, at: number): number {
  const brackets = indexOf(window, "]]>", at + CDATA_START);
  return brackets === UNFINISHED ? UNFINISHED : brackets + CDATA_END;
}

/** The offset behind the processing instruction, or {@link UNFINISHED}. */
export function instructionEnd(window: ByteWindow, at: number): number {
  const { data, end } = window;
  let nameEnd = at + 2;
  while (IS_NAME[data[nameEnd] ?? 0] === 1) nameEnd++;
  if (nameEnd >= end) return UNFINISHED;
  const name = window.text(at + 2, nameEnd);
  const isSeparated = data[nameEnd] === QUESTION || IS_SPACE[data[nameEnd] ?? 0] === 1;
  if (!isSeparated || !isXmlName(name))
    throw malformed("disallowed character in processing instruction name.");
  if (name.toLowerCase() === "xml") {
    throw malformed("an XML declaration must be at the start of the document.");
  }
  const close = indexOf(window, "?>", nameEnd);
  return close === UNFINISHED ? UNFINISHED : close + 2;
}

function indexOf({ data, end }: ByteWindow, text: string, from: number): number {
  const found = data.subarray(0, end).indexOf(text, from);
  return found < 0 ? UNFINISHED : found;
}

function matchingBytes(data: Uint8Array, at: number, bytes: Uint8Array): number {
  let count = 0;
  while (count < bytes.length && data[at + count] === bytes[count]) count++;
  return count;
}
