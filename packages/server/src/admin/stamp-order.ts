import type { CapabilityProfile } from "@brygga/api-contract";

/** A row version as databases write it: eight bytes in hexadecimal, higher with every change. */
const ROW_VERSION = /^(?:0x)?[0-9a-f]{16}$/i;

/**
 * Whether the LastModified stamps that were seen have an order that we know. Numbers and dates have one. Of any other
 * text only the connector knows which is the later, unless it is a row version, or the connector answered the actors
 * in the order of the texts; and stamps of several forms have no order among each other.
 */
export function hasOrderedStamps(stamps: CapabilityProfile["lastModified"]): boolean {
  if (stamps === null) return true;
  if (stamps.form === "mixed") return false;
  return stamps.form !== "text" || stamps.order === "ascending" || ROW_VERSION.test(stamps.example);
}
