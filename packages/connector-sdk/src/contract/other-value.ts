import { decodeValue, encodeValue, type FieldMetadata, type TextMap } from "@brygga/protocol";

/** What can be lost on the way into an ERP: capitals, markup, quotes, other scripts, a pair of surrogates. */
const AWKWARD_TEXT = `Ærø & Søn <b> "ett" 'två' 日本 😀 ]]>`;

const TWO_VALUES: Readonly<Record<string, readonly [string, string]>> = {
  Text: [AWKWARD_TEXT, "Another text"],
  Integer: ["42", "43"],
  Double: ["12.5", "0.1"],
  Checkbox: ["1", "0"],
  // At midnight, because an ERP may keep dates alone.
  Datetime: ["2024-02-29T00:00:00", "2023-12-31T00:00:00"],
};

/**
 * A value, in wire form, that a field can hold and does not hold now.
 *
 * @param current what it holds now; "" for a new actor
 * @param items of the field's list, where it is one
 * @returns null when there is none: secrets, labels, lists without another item
 */
export function otherValue(
  { fieldType, maxLength }: FieldMetadata,
  current: string,
  items: TextMap = {},
): string | null {
  if (fieldType === "List") return Object.keys(items).find((key) => key !== "" && key !== current) ?? null;
  const candidates = Object.hasOwn(TWO_VALUES, fieldType) ? (TWO_VALUES[fieldType] ?? []) : [];
  const now = decodeValue(fieldType, current);
  const fitting = candidates.map((text) => (fieldType === "Text" ? shortened(text, maxLength) : text));
  const other = fitting.find((text) => !now.ok || text !== now.value);
  return other === undefined ? null : encodeValue(fieldType, other);
}

/** At most so many UTF-16 units, without cutting a character in two or ending in a blank that an ERP trims. */
function shortened(text: string, maxLength: number): string {
  if (maxLength === 0 || text.length <= maxLength) return text;
  let kept = "";
  for (const character of text) {
    if (kept.length + character.length > maxLength) break;
    kept += character;
  }
  return kept.trimEnd();
}
