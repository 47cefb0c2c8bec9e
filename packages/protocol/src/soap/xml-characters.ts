import type { ControlCharacterPolicy } from "./decode-limits.ts";
import { controlCharacterRefused, entityRefused, malformed } from "./xml-refusals.ts";

/** Characters as XML 1.0 defines them, and how raw text between tags becomes a value. */

const NAME_START =
  ":A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF" +
  "\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}";
const NAME = new RegExp(`^[${NAME_START}][${NAME_START}\\-.0-9\\xB7\\u0300-\\u036F\\u203F\\u2040]*$`, "u");

export const isXmlName = (text: string): boolean => NAME.test(text);

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** The same in UTF-8, for bytes that are looked at as Latin-1. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
export const FORBIDDEN_BYTES = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]|\xEF\xBF[\xBE\xBF]/;

export function isForbiddenCharacter(code: number): boolean {
  if (code < 0x20) return code !== 0x9 && code !== 0xa && code !== 0xd;
  return (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff;
}

/** Text that holds forbidden characters, by a policy that lets them in. */
export function withoutForbidden(text: string, policy: ControlCharacterPolicy): string {
  const wellFormed = text.toWellFormed();
  return policy === "keep"
    ? wellFormed.replaceAll("\u0000", "\uFFFD")
    : wellFormed.replace(FORBIDDEN, "\uFFFD");
}

/** Line ends as XML has them read: a carriage return alone, or one with a line feed, is a line feed. */
export const normalisedLines = (raw: string): string =>
  raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;

/** The value of raw text between two tags. @throws SoapDecodeError */
export function readCharacterData(raw: string, policy: ControlCharacterPolicy): string {
  if (raw.includes("]]>")) throw malformed('the string "]]>" is disallowed in char data.');
  const text = normalisedLines(raw);
  return withoutForbidden(text.includes("&") ? expandReferences(text, { policy }) : text, policy);
}

/** The value of a raw attribute. @throws SoapDecodeError */
export function readAttributeValue(
  raw: string,
  options: { readonly policy: ControlCharacterPolicy; readonly isStrict: boolean },
): string {
  const text = raw.replace(/\r\n|[\t\n\r]/g, " ");
  return text.includes("&") ? expandReferences(text, options) : text;
}

const REFERENCE = /&([^;]*)(;?)/g;
const PREDEFINED = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

interface ReferenceOptions {
  readonly policy: ControlCharacterPolicy;
  /** Whether references to forbidden characters make the message malformed, as XML has it. */
  readonly isStrict?: boolean;
}

function expandReferences(text: string, options: ReferenceOptions): string {
  return text.replace(REFERENCE, (_all, name: string, end: string) => {
    if (end === "") throw malformed("a reference has no end.");
    return PREDEFINED.get(name) ?? characterOf(name, options);
  });
}

const NUMERIC = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/;

function characterOf(name: string, { policy, isStrict = false }: ReferenceOptions): string {
  if (!name.startsWith("#")) {
    throw isXmlName(name) ? entityRefused() : malformed("disallowed character in entity name.");
  }
  const [, hexadecimal, decimal] = NUMERIC.exec(name) ?? [];
  const code =
    hexadecimal === undefined ? Number.parseInt(decimal ?? "", 10) : Number.parseInt(hexadecimal, 16);
  if (!(code <= 0x10ffff) || (isStrict && isForbiddenCharacter(code))) {
    throw malformed("malformed character entity.");
  }
  if (policy === "refuse" && isForbiddenCharacter(code)) throw controlCharacterRefused();
  return String.fromCodePoint(code);
}
