import { Temporal } from "temporal-polyfill";

/** The zones, by their IANA names, in which the two sides mean their date-times. */
export interface TimeZones {
  readonly erp: string;
  readonly crm: string;
}

/**
 * What a wall clock in one zone shows when that in another shows `wallClock` (`YYYY-MM-DDTHH:MM:SS`). An hour that a
 * zone leaves out counts as the one after it, and of an hour that it has twice the first is meant, as calendars do.
 */
export function inZone(wallClock: string, from: string, to: string): string {
  if (isNoDate(wallClock)) return wallClock;
  return Temporal.PlainDateTime.from(wallClock)
    .toZonedDateTime(from, { disambiguation: "compatible" })
    .withTimeZone(to)
    .toPlainDateTime()
    .toString({ smallestUnit: "second" });
}

/** Blank, and the first and the last year: with them systems say that there is no date. They are moved nowhere. */
const isNoDate = (wallClock: string): boolean => wallClock === "" || /^(?:0000|0001|9999)/.test(wallClock);

/** Whether there is a time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
