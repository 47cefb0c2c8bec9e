import { type DisplayText, joinDisplayTexts } from "@brygga/connector-sdk";
import { decodeValue, encodeValue, type TextMap } from "@brygga/protocol";
import type { SampleField } from "./sample-fields.ts";
import { itemsOf } from "./sample-lists.ts";

/** Values that may be stored, and what is wrong with the others. */
export interface CheckedValues {
  /** Strict wire text by field key. */
  readonly values: TextMap;
  readonly problems: readonly DisplayText[];
}

/** Checks values against their fields, as an ERP does before it saves. */
export function checkValues(fields: readonly SampleField[], written: TextMap): CheckedValues {
  const byKey = new Map(fields.map((field) => [field.fieldKey, field]));
  const values: TextMap = {};
  const problems: DisplayText[] = [];
  for (const [fieldKey, wire] of Object.entries(written)) {
    const field = byKey.get(fieldKey);
    const problem = field ? problemOf(field, wire) : NO_SUCH_FIELD;
    if (problem) problems.push(joinDisplayTexts([field?.displayName ?? fieldKey, problem], " "));
    else if (field) values[fieldKey] = strict(field, wire);
  }
  return { values, problems };
}

function strict(field: SampleField, wire: string): string {
  const decoded = decodeValue(field.fieldType, wire);
  return decoded.ok ? encodeValue(field.fieldType, decoded.value) : wire;
}

function problemOf(field: SampleField, wire: string): DisplayText | null {
  const decoded = decodeValue(field.fieldType, wire);
  if (!decoded.ok) return cannotBe(decoded.text);
  const { value } = decoded;
  if (field.access === "ReadOnly") return IS_READ_ONLY;
  if (field.access === "Mandatory" && value.trim() === "") return MUST_BE_FILLED;
  if (field.maxLength > 0 && value.length > field.maxLength) return tooLong(field.maxLength);
  if (field.fieldType === "List" && value !== "" && !hasItem(field, value)) return cannotBe(value);
  return null;
}

function hasItem({ listName }: SampleField, key: string): boolean {
  return Object.hasOwn(itemsOf(listName) ?? {}, key);
}

const NO_SUCH_FIELD: DisplayText = {
  US: "does not exist in the ERP",
  SV: "finns inte i ERP-systemet",
  NO: "finnes ikke i ERP-systemet",
};

const IS_READ_ONLY: DisplayText = {
  US: "can only be changed in the ERP",
  SV: "kan bara ändras i ERP-systemet",
  NO: "kan bare endres i ERP-systemet",
};

const MUST_BE_FILLED: DisplayText = { US: "must be filled in", SV: "måste fyllas i", NO: "må fylles ut" };

const tooLong = (maxLength: number): DisplayText => ({
  US: `can hold ${maxLength} characters at most`,
  SV: `rymmer högst ${maxLength} tecken`,
  NO: `har plass til høyst ${maxLength} tegn`,
});

const cannotBe = (value: string): DisplayText => ({
  US: `cannot be “${value.slice(0, 40)}”`,
  SV: `kan inte vara ”${value.slice(0, 40)}”`,
  NO: `kan ikke være «${value.slice(0, 40)}»`,
});
