import { type Translate, textOf } from "../i18n/use-texts.ts";
import { nameCrmFields } from "./name-crm-fields.ts";

export interface SyncProblemText {
  /** What is wrong, and why. */
  text: string;
  /** What to do about it. */
  advice: string;
}

type Details = Readonly<Record<string, string>>;

/**
 * Says why a value, or a whole record, could not be synchronised. `details` fill the text with the values
 * concerned; without them the text speaks in general.
 */
export function syncProblemText(t: Translate, code: string, details: Details = {}): SyncProblemText {
  const kind = kindOf(t, details);
  const ring = nameCrmFields(t, details.ring ?? "");
  const values = { ...details, ...numbersOf(details), code, kind, ring };
  const known = [variantOf(code, details, kind), code, "other"].find(
    (name) => textOf(t, `syncProblems:codes.${name}.advice`) !== "",
  );
  const hasValues = Object.values(details).some((value) => value !== "");
  const exact = hasValues ? textOf(t, `syncProblems:codes.${known}.exact`, values) : "";
  return {
    text: exact || textOf(t, `syncProblems:codes.${known}.text`, values),
    advice: textOf(t, `syncProblems:codes.${known}.advice`, values),
  };
}

/** Lengths and the like are shown as numbers are; the number of decimals also chooses between singular and plural. */
function numbersOf({ scale, length, limit }: Details): Record<string, number> {
  const known = Object.entries({ count: scale, length, limit }).flatMap(([name, text]) => {
    const number = Number(text || Number.NaN);
    return Number.isNaN(number) ? [] : [[name, number] as const];
  });
  return Object.fromEntries(known);
}

/** What the value ought to be, in words; "" where the details do not say, or say a type unknown to us. */
function kindOf(t: Translate, { expected, fieldType }: Details): string {
  const type = expected ?? fieldType ?? "";
  return type === "" ? "" : textOf(t, `syncProblems:valueKinds.${type.toLowerCase()}`);
}

/** A value can fail to fit in several ways, and the details tell which. */
function variantOf(code: string, details: Details, kind: string): string {
  if (details.expected === "mandatory") return `${code}-mandatory`;
  if (details.ring) return `${code}-ring`;
  if (details.erpParent === "") return `${code}-unnamed`;
  if (details.crmParent === "") return `${code}-unconnected`;
  if (details.scale !== undefined) return `${code}-scale`;
  return kind === "" ? code : `${code}-kind`;
}
