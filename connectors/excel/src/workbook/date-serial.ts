/** Which day serial 0 is: Excel for Windows counts from 1900, old Excel for Mac from 1904. */
export type DateSystem = "1900" | "1904";

const MS_PER_DAY = 86_400_000;
/** The first day after 9999-12-31, which Excel cannot show any more. */
const END_1900 = 2_958_466;
const OFFSET_1904 = 1462;
/** Excel believes in 29 February 1900; serial 60 is that day and stands for no date. */
const DAY_THAT_NEVER_WAS = 60;

function epochMs(wholeDay: number): number {
  return Date.UTC(1899, 11, wholeDay > DAY_THAT_NEVER_WAS ? 30 : 31);
}

function formatWallClock(ms: number): string {
  const iso = new Date(ms).toISOString();
  return ms % 1000 === 0 ? iso.slice(0, 19) : iso.slice(0, 23).replace(/0+$/, "");
}

/**
 * The wall clock of a date serial as `2013-05-13T13:50:48`, with milliseconds only where there are any: a
 * serial is a binary fraction of a day, exact to well under one millisecond. null where the number is no day.
 */
export function wallClockOfSerial(digits: string, system: DateSystem): string | null {
  const serial = Number(digits) + (system === "1904" ? OFFSET_1904 : 0);
  if (!Number.isFinite(serial) || serial < 1 || serial >= END_1900) return null;
  const wholeMs = Math.round(serial * MS_PER_DAY);
  const day = Math.floor(wholeMs / MS_PER_DAY);
  if (day === DAY_THAT_NEVER_WAS) return null;
  return formatWallClock(epochMs(day) + wholeMs);
}

/**
 * The serial of a wall clock (`2013-05-13`, `2013-05-13T13:50:48.5`), the shortest digits that read back to the
 * same millisecond. null where Excel has no such day (before 1900, after 9999) or the text is no date.
 */
export function serialOfWallClock(wallClock: string, system: DateSystem): string | null {
  const ms = Date.parse(wallClock.includes("T") ? `${wallClock}Z` : `${wallClock}T00:00:00Z`);
  if (Number.isNaN(ms)) return null;
  const since = (ms - Date.UTC(1899, 11, 30)) / MS_PER_DAY;
  const serial1900 = since >= DAY_THAT_NEVER_WAS + 1 ? since : since - 1;
  if (serial1900 < 1 || serial1900 >= END_1900) return null;
  const serial = system === "1904" ? serial1900 - OFFSET_1904 : serial1900;
  return serial < 0 ? null : String(serial);
}
