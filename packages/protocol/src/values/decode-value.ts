import { withoutBracket } from "./bracketed.ts";
import { canonicalDatetime, parseDatetime } from "./datetime.ts";
import { canonicalDecimal, isCanonicalInteger } from "./decimal.ts";

/** Why a value cannot be read as its field's type. */
export type UnreadableReason = "not-an-integer" | "not-a-decimal" | "not-a-checkbox" | "not-a-datetime";

/**
 * A value read from the wire. Where it is not readable `text` is what came, to be kept as text, reported on
 * that field, and never written over a good value.
 */
export type DecodedValue =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly text: string; readonly reason: UnreadableReason };

interface Reading {
  readonly read: (content: string) => string | null;
  readonly reason: UnreadableReason;
}

const READINGS: ReadonlyMap<string, Reading> = new Map([
  ["Integer", { read: readInteger, reason: "not-an-integer" }],
  ["Double", { read: canonicalDecimal, reason: "not-a-decimal" }],
  ["Checkbox", { read: readCheckbox, reason: "not-a-checkbox" }],
  ["Datetime", { read: readDatetime, reason: "not-a-datetime" }],
]);

/**
 * Reads wire text as a value of a declared field type, generously, into its canonical text. Text, Password,
 * Label, List and any unknown type are taken as they are, even in brackets. Blank is "".
 */
export function decodeValue(fieldType: string, wire: string): DecodedValue {
  const reading = READINGS.get(fieldType);
  if (reading === undefined) return { ok: true, value: wire };
  const content = withoutBracket(wire);
  if (content === "") return { ok: true, value: "" };
  const value = reading.read(content);
  return value === null ? { ok: false, text: wire, reason: reading.reason } : { ok: true, value };
}

/** A whole number, also where a connector wrote it as a decimal without a fraction. */
function readInteger(content: string): string | null {
  const decimal = canonicalDecimal(content);
  return decimal !== null && isCanonicalInteger(decimal) ? decimal : null;
}

function readCheckbox(content: string): string | null {
  const word = content.toLowerCase();
  if (word === "true" || word === "yes") return "1";
  if (word === "false" || word === "no") return "0";
  const number = canonicalDecimal(content);
  return number === "1" || number === "0" ? number : null;
}

/** A stated zone is dropped: the contract's dates are the ERP's own wall clock. */
function readDatetime(content: string): string | null {
  const parts = parseDatetime(content);
  return parts === null ? null : canonicalDatetime(parts);
}
