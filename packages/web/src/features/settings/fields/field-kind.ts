import { MAX_TEXT_LENGTH, type UserDefinedField } from "@brygga/api-contract";
import type { Translate } from "../../../i18n/use-texts.ts";

/** What administrators choose from: a text is short, with a greatest length, or long, without one. */
export const FIELD_KINDS = [
  "shortText",
  "longText",
  "integer",
  "decimal",
  "date",
  "checkbox",
  "list",
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

type Typed = Pick<UserDefinedField, "type" | "maxLength">;

/** null where the type is one that cannot be chosen. */
export function kindOf({ type, maxLength }: Typed): FieldKind | null {
  if (type === "text") return maxLength === 0 ? "longText" : "shortText";
  return type === "datetime" ? null : type;
}

export function typeOf(kind: FieldKind): Exclude<UserDefinedField["type"], "datetime"> {
  return kind === "shortText" || kind === "longText" ? "text" : kind;
}

/** What a new short text takes, unless something else is asked for. */
export const USUAL_LENGTH = 255;

/** Whether a short text of this length can be stored. */
export const isLength = (length: number): boolean =>
  Number.isInteger(length) && length >= 1 && length <= MAX_TEXT_LENGTH;

/** The type of a field in words, with its length or decimals. */
export function describeType(t: Translate, field: Typed & Pick<UserDefinedField, "scale">): string {
  const kind = kindOf(field);
  if (kind === null) return t("userFields:kinds.datetime");
  if (kind === "shortText") return t("userFields:textOfLength", { count: field.maxLength });
  if (kind === "decimal" && field.scale !== null) {
    return t("userFields:decimalOfScale", { count: field.scale });
  }
  return t(`userFields:kinds.${kind}`);
}

/** A key out of a name: `Kundens segment` is `x_kundensSegment`. */
export function keyFor(name: string): string {
  const words = name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
  const joined = words
    .map((word, index) => {
      const rest = word.slice(1).toLowerCase();
      return (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + rest;
    })
    .join("")
    .replace(/^\d+/, "")
    .slice(0, 39);
  return joined === "" ? "" : `x_${joined.charAt(0).toLowerCase()}${joined.slice(1)}`;
}
