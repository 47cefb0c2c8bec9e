import { decodeValue, type FieldMetadata } from "@brygga/protocol";

/** What a default that cannot be read as its type becomes; any other type becomes blank. */
const WHEN_UNREADABLE: Readonly<Record<string, string>> = { Integer: "0", Double: "0", Checkbox: "0" };

const TEMPLATE_TAG = /<(?:name|user|ser#)>/gi;

/**
 * Values for the template tags that defaults may hold; a tag without a value becomes nothing.
 * - `<user>`: who is signed in.
 * - `<name>`: the company whose record is open. In the dialog of a connection none is, so there it becomes nothing: the
 *   name of any company would be tested and saved unnoticed, while an empty field is seen, and asked for if mandatory.
 * - `<ser#>`: the serial number of the CRM's licence, which Brygga does not have.
 */
export type TemplateValues = Readonly<Record<string, string>>;

/** A field's default as canonical text, with its template tags replaced. */
export function canonicalDefault(
  { fieldType, defaultValue }: Pick<FieldMetadata, "fieldType" | "defaultValue">,
  tags: TemplateValues,
): string {
  return readDefault(fieldType, withTemplateValues(defaultValue, tags));
}

/** A default with its template tags replaced. */
export const withTemplateValues = (defaultValue: string, tags: TemplateValues): string =>
  defaultValue.replace(TEMPLATE_TAG, (tag) => tags[tag.slice(1, -1).toLowerCase()] ?? "");

/** A default as canonical text, template tags left in. */
export function readDefault(fieldType: string, defaultValue: string): string {
  const decoded = decodeValue(fieldType, defaultValue);
  return decoded.ok ? decoded.value : (WHEN_UNREADABLE[fieldType] ?? "");
}
