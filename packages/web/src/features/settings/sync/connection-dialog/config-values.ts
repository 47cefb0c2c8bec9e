import type { ErpConnection, FieldDescription } from "@brygga/api-contract";
import type { ConnectionDraft } from "./connection-draft.ts";

type Typed = Pick<ConnectionDraft, "config" | "passwords">;
type Stored = Pick<ErpConnection, "config" | "passwordsSet"> | undefined;

const NOTHING_TYPED: Typed = { config: {}, passwords: {} };

/** A configuration field that takes a value: everything but labels. */
export const isInput = ({ fieldType }: FieldDescription) => fieldType !== "Label";
export const isPassword = ({ fieldType }: FieldDescription) => fieldType === "Password";
export const isMandatory = ({ access }: FieldDescription) => access === "Mandatory";

/** Whether a password is stored already, and stays unless another one is typed. */
export const isPasswordSet = ({ fieldKey }: FieldDescription, stored: Stored) =>
  stored?.passwordsSet.includes(fieldKey) ?? false;

/** What a field shows: what was typed, else what is stored, else the connector's default. */
export function shownValue(field: FieldDescription, typed: Typed, stored: Stored): string {
  const { fieldKey, defaultValue, fieldType } = field;
  if (isPassword(field))
    return typed.passwords[fieldKey] ?? (isPasswordSet(field, stored) ? "" : defaultValue);
  const value = typed.config[fieldKey] ?? stored?.config[fieldKey] ?? defaultValue;
  return fieldType === "Checkbox" && value === "" ? "0" : value;
}

/** The values to send. A stored password that stays is left out: the server has it, the browser has not. */
export function configOf(
  fields: readonly FieldDescription[],
  typed: Typed,
  stored: Stored,
): Record<string, string> {
  const sent = fields
    .filter(isInput)
    .filter((field) => !(isPasswordSet(field, stored) && shownValue(field, typed, stored) === ""));
  return Object.fromEntries(sent.map((field) => [field.fieldKey, shownValue(field, typed, stored)]));
}

/** Whether a stored configuration would be another after saving. */
export function isConfigChanged(
  fields: readonly FieldDescription[],
  typed: Typed,
  stored: Exclude<Stored, undefined>,
): boolean {
  return (
    fingerprint(configOf(fields, typed, stored)) !== fingerprint(configOf(fields, NOTHING_TYPED, stored))
  );
}

/** Equal for equal values: a test counts for exactly the values that it was made with. */
export const fingerprint = (config: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1)));

export type ValueFault = "not-integer" | "not-decimal" | "too-long";

/** What is wrong with a value, where something is. A blank value is never of the wrong type. */
export function faultOf({ fieldType, maxLength }: FieldDescription, value: string): ValueFault | undefined {
  if (maxLength > 0 && value.length > maxLength) return "too-long";
  if (value === "") return undefined;
  if (fieldType === "Integer" && !/^-?\d+$/.test(value)) return "not-integer";
  if (fieldType === "Double" && !/^-?\d+(\.\d+)?$/.test(value)) return "not-decimal";
  return undefined;
}

/** A mandatory field without a value. A check box always has one. */
export const isBlankMandatory = (field: FieldDescription, typed: Typed, stored: Stored): boolean =>
  isInput(field) &&
  isMandatory(field) &&
  !isPasswordSet(field, stored) &&
  shownValue(field, typed, stored).trim() === "";
