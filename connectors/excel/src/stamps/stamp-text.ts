import { decodeValue } from "@brygga/protocol";

/** Well after the year 9999, the last that a cell can hold; a greater number was never a stamp. */
const GREATEST_STAMP = 999_999_999_999_999;

/** Stamps travel as decimal digits. */
export const stampText = (stamp: number): string => String(stamp);

/** The stamp that a text is, when it can be one that a book handed out; null for anything else. */
export function parseStamp(text: string): number | null {
  const stamp = /^\d{1,15}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return stamp <= GREATEST_STAMP ? stamp : null;
}

/**
 * The lowest stamp that a reader asks for. A date is the wall clock of this machine; "" and everything that
 * cannot be read ask for all, because too much costs a comparison and too little loses a change.
 */
export function lowerBound(updatedOnOrAfter: string): number {
  const stamp = parseStamp(updatedOnOrAfter);
  if (stamp !== null) return stamp;
  const decoded = decodeValue("Datetime", updatedOnOrAfter);
  const ms = decoded.ok && decoded.value ? new Date(decoded.value).getTime() : Number.NaN;
  return Number.isNaN(ms) ? 0 : ms;
}
