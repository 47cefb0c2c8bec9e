import type { CreateFormField } from "@brygga/api-contract";

export type CreateFault = "blank" | "not-integer" | "not-decimal" | "too-long";

/** What is wrong with what is filled in, where something is. The server holds to the same rules. */
export function faultOfValue(
  { fieldType, maxLength, mandatory }: Pick<CreateFormField, "fieldType" | "maxLength" | "mandatory">,
  value: string,
): CreateFault | undefined {
  if (value.trim() === "") return mandatory ? "blank" : undefined;
  if (maxLength > 0 && value.length > maxLength) return "too-long";
  if (fieldType === "Integer" && !/^-?\d+$/.test(value)) return "not-integer";
  if (fieldType === "Double" && !/^-?\d+(\.\d+)?$/.test(value)) return "not-decimal";
  return undefined;
}

/** What is filled in: what was typed, else what the form came with. */
export const filledIn = (
  fields: readonly CreateFormField[],
  typed: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(fields.map(({ fieldKey, value }) => [fieldKey, typed[fieldKey] ?? value]));
