import type { FieldType } from "./carriers/field-metadata.ts";
import type { SearchRestriction } from "./carriers/search-restriction.ts";
import { compareDecimals } from "./values/decimal.ts";
import { decodeValue } from "./values/decode-value.ts";

const TEXT_OPERATORS = [
  "=",
  "begins",
  "contains",
  "ends",
  "notbegins",
  "notcontains",
  "notends",
  "isnot",
  "between",
] as const;
const NUMBER_OPERATORS = ["=", ">", "<", ">=", "<=", "!=", "between"] as const;
const DATETIME_OPERATORS = ["=", "before", "after", "beforeOrEqual", "afterOrEqual", "between"] as const;

/** The operators that a field of each type may be searched with, as they stand on the wire. */
export const SEARCH_OPERATORS: Readonly<Record<FieldType, readonly string[]>> = {
  Text: TEXT_OPERATORS,
  Integer: NUMBER_OPERATORS,
  Double: NUMBER_OPERATORS,
  Checkbox: ["="],
  List: ["oneof", "notoneof"],
  Datetime: DATETIME_OPERATORS,
  Password: [],
  Label: [],
};

/** Two more field keys that every advanced search accepts; both are searched as Text. */
export const EXTRA_SEARCH_FIELDS = ["ParentErpKey", "ParentActorType"] as const;

/** Thrown when a field of this type cannot be searched with the operator: the caller asked for what is not offered. */
export class UnsupportedOperator extends Error {
  override readonly name = "UnsupportedOperator";
  readonly fieldType: string;
  readonly operator: string;

  constructor(fieldType: string, operator: string) {
    const offered = operatorsOf(fieldType).join(", ");
    super(
      `A field of type ${fieldType} cannot be searched with "${operator}"` +
        (offered === "" ? "; it cannot be searched at all." : `; use one of ${offered}.`),
    );
    this.fieldType = fieldType;
    this.operator = operator;
  }
}

/** Thrown when a restriction carries too few values, or one that is not of its field's type. */
export class InvalidRestriction extends Error {
  override readonly name = "InvalidRestriction";
}

/** How much of a date and time counts in a comparison. */
export type DatetimePrecision = "with-seconds" | "without-seconds" | "date-only" | "time-only";

/**
 * Whether a value meets a restriction. Text is compared without regard to case, in all alphabets. An unknown
 * field type is searched as Text. A value that is blank or not of its type meets no comparison except equality
 * with blank and the negated ones; a blank Checkbox is an unticked one.
 *
 * On a Datetime "=" ignores seconds, and so do the OrEqual operators and between where they ask for equality;
 * before and after compare to the last digit. See {@link matchesDatetimeTo} for other precisions.
 *
 * @throws UnsupportedOperator when the operator is not one of {@link SEARCH_OPERATORS} for the type.
 * @throws InvalidRestriction when values are missing or cannot be read as the type.
 */
export function matches(wireValue: string, fieldType: string, restriction: SearchRestriction): boolean {
  const question = questionOf(fieldType, restriction);
  const { operator } = question;
  switch (fieldType) {
    case "Integer":
    case "Double":
      return matchesNumber(wireValue, question);
    case "Checkbox":
      return (readable(fieldType, wireValue) || "0") === (asked(question, 0) || "0");
    case "List":
      return restriction.values.includes(wireValue) === (operator === "oneof");
    case "Datetime":
      return matchesDatetime(wireValue, question, USUAL_PRECISIONS);
    default:
      return matchesText(wireValue, question);
  }
}

/**
 * Whether a Datetime value meets a restriction when only so much of both is compared.
 *
 * @throws UnsupportedOperator, InvalidRestriction as {@link matches} does.
 */
export function matchesDatetimeTo(
  precision: DatetimePrecision,
  wireValue: string,
  restriction: SearchRestriction,
): boolean {
  return matchesDatetime(wireValue, questionOf("Datetime", restriction), {
    equal: precision,
    order: precision,
  });
}

interface Precisions {
  readonly equal: DatetimePrecision;
  readonly order: DatetimePrecision;
}

const USUAL_PRECISIONS: Precisions = { equal: "without-seconds", order: "with-seconds" };

interface Question {
  readonly fieldType: string;
  readonly operator: string;
  readonly restriction: SearchRestriction;
}

function questionOf(fieldType: string, restriction: SearchRestriction): Question {
  const asked = restriction.operator.trim().toLowerCase();
  const operator = operatorsOf(fieldType).find((known) => known.toLowerCase() === asked);
  if (operator === undefined) throw new UnsupportedOperator(fieldType, restriction.operator);
  return { fieldType, operator, restriction };
}

function operatorsOf(fieldType: string): readonly string[] {
  const known: Readonly<Record<string, readonly string[]>> = SEARCH_OPERATORS;
  return Object.hasOwn(known, fieldType) ? (known[fieldType] ?? []) : TEXT_OPERATORS;
}

/** The canonical value, "" where it is blank or unreadable: such an actor is simply not found by it. */
function readable(fieldType: string, wire: string): string {
  const decoded = decodeValue(fieldType, wire);
  return decoded.ok ? decoded.value : "";
}

/** The canonical form of the value at an index of the restriction. */
function asked({ fieldType, operator, restriction }: Question, index: number): string {
  const wire = restriction.values[index];
  if (wire === undefined) {
    throw new InvalidRestriction(
      `The search on ${restriction.fieldKey} with "${operator}" needs ${index + 1} value(s) ` +
        `but carries ${restriction.values.length}.`,
    );
  }
  const decoded = decodeValue(fieldType, wire);
  if (decoded.ok) return decoded.value;
  throw new InvalidRestriction(
    `The search on ${restriction.fieldKey} compares with "${wire}", which is not of type ${fieldType}.`,
  );
}

/**
 * Case folding by upper case, because lower case depends on where a letter stands (Greek sigma) and keeps
 * ß apart from SS.
 */
const folded = (text: string): string => text.normalize("NFC").toUpperCase().normalize("NFC");

function matchesText(wireValue: string, question: Question): boolean {
  const value = folded(wireValue);
  const first = folded(asked(question, 0));
  switch (question.operator) {
    case "=":
      return value === first;
    case "isnot":
      return value !== first;
    case "begins":
      return value.startsWith(first);
    case "notbegins":
      return !value.startsWith(first);
    case "contains":
      return value.includes(first);
    case "notcontains":
      return !value.includes(first);
    case "ends":
      return value.endsWith(first);
    case "notends":
      return !value.endsWith(first);
    default:
      return value >= first && value <= folded(asked(question, 1));
  }
}

function matchesNumber(wireValue: string, question: Question): boolean {
  const value = readable(question.fieldType, wireValue);
  const first = asked(question, 0);
  const upper = question.operator === "between" ? asked(question, 1) : "";
  if (question.operator === "=") return value === first;
  if (question.operator === "!=") return value !== first;
  if (value === "" || first === "") return false;
  const order = compareDecimals(value, first);
  switch (question.operator) {
    case ">":
      return order > 0;
    case "<":
      return order < 0;
    case ">=":
      return order >= 0;
    case "<=":
      return order <= 0;
    default:
      return order >= 0 && upper !== "" && compareDecimals(value, upper) <= 0;
  }
}

function matchesDatetime(wireValue: string, question: Question, precisions: Precisions): boolean {
  const exact = part(precisions.order);
  const rough = part(precisions.equal);
  const value = readable(question.fieldType, wireValue);
  const first = asked(question, 0);
  const upper = question.operator === "between" ? asked(question, 1) : "";
  const equals = (other: string) => rough(value) === rough(other);
  if (question.operator === "=") return equals(first);
  if (value === "" || first === "") return false;
  const before = (other: string) => exact(value) < exact(other);
  const after = (other: string) => exact(value) > exact(other);
  switch (question.operator) {
    case "before":
      return before(first);
    case "after":
      return after(first);
    case "beforeOrEqual":
      return before(first) || equals(first);
    case "afterOrEqual":
      return after(first) || equals(first);
    default:
      return upper !== "" && (after(first) || equals(first)) && (before(upper) || equals(upper));
  }
}

/** Cuts out of a canonical date and time what is to be compared. */
function part(precision: DatetimePrecision): (canonical: string) => string {
  switch (precision) {
    case "with-seconds":
      return (canonical) => canonical;
    case "without-seconds":
      return (canonical) => canonical.slice(0, 16);
    case "date-only":
      return (canonical) => canonical.slice(0, 10);
    case "time-only":
      return (canonical) => canonical.slice(11, 16);
  }
}
