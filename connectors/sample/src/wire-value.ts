import { decodeValue, encodeValue } from "@brygga/protocol";

/**
 * A value in the strict form of the wire, however it was written.
 *
 * @throws TypeError when it cannot be read as the field's type
 */
export function wireValue(fieldType: string, written: string): string {
  const decoded = decodeValue(fieldType, written);
  if (!decoded.ok) throw new TypeError(`${JSON.stringify(written)} cannot be read as ${fieldType}`);
  return encodeValue(fieldType, decoded.value);
}
