import type { CrmField, CrmValue } from "@brygga/api-contract";

/** Why what was typed is no value of its field; the codes are those of the server. */
export type ValueErrorCode =
  | "mandatory"
  | "wrong-type"
  | "too-long"
  | "nul-character"
  | "too-precise"
  | "invalid-date";

export type ReadValue = { ok: true; value: CrmValue } | { ok: false; code: ValueErrorCode };

/**
 * What a field of the form holds: text as it is typed (numbers and dates too, so that nothing half-typed gets
 * lost), a truth value of a check box, the id of a reference.
 */
export type FieldInput = CrmValue;

const read = (value: CrmValue): ReadValue => ({ ok: true, value });
const wrong = (code: ValueErrorCode): ReadValue => ({ ok: false, code });

/** What the form shows for a stored value. Decimals are written with the separator of the language. */
export function toInput(
  { type }: CrmField,
  value: CrmValue | undefined,
  decimalSeparator: string,
): FieldInput {
  if (type === "reference") return value ?? null;
  if (type === "checkbox") return value === true;
  if (value === null || value === undefined) return "";
  const text = String(value);
  return type === "decimal" ? text.replace(".", decimalSeparator) : text;
}

/** The value to store for what the form holds, or why there is none. */
export function fromInput(field: CrmField, input: FieldInput): ReadValue {
  const value = blankAsNull(input);
  if (value === null) return field.mandatory ? wrong("mandatory") : read(null);
  switch (field.type) {
    case "integer":
      return readInteger(String(value));
    case "decimal":
      return readDecimal(field, String(value));
    case "text":
      return readText(field, String(value));
    default:
      return read(value);
  }
}

function blankAsNull(input: FieldInput): CrmValue {
  return typeof input === "string" && input.trim() === "" ? null : input;
}

const SPACES = /[\s\u00a0\u202f]/g;

/** Both minus signs, and digits grouped by spaces, are what people paste. */
const plain = (text: string) => text.replace(SPACES, "").replace("\u2212", "-");

function readInteger(text: string): ReadValue {
  const value = /^[-+]?\d+$/.test(plain(text)) ? Number(plain(text)) : Number.NaN;
  return Number.isSafeInteger(value) ? read(value) : wrong("wrong-type");
}

function readDecimal({ scale }: CrmField, text: string): ReadValue {
  const match = /^\+?(-?)(\d{1,28})(?:[.,](\d{1,28}))?$/.exec(plain(text));
  if (match === null) return wrong("wrong-type");
  const [, sign = "", whole = "", fraction = ""] = match;
  if (scale !== null && fraction.length > scale) return wrong("too-precise");
  return read(`${sign}${whole}${fraction === "" ? "" : `.${fraction}`}`);
}

/** Length in UTF-16 units, as the server and the connector contract count it. */
function readText({ maxLength }: CrmField, text: string): ReadValue {
  if (text.includes("\u0000")) return wrong("nul-character");
  return maxLength > 0 && text.length > maxLength ? wrong("too-long") : read(text);
}
