/** A date and time of a wall clock, with its fraction of a second as at most seven digits. */
export interface DatetimeParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Digits after the point, without trailing zeros; "" for a whole second. */
  readonly fraction: string;
  /** What the text said about its distance from UTC; null when it said nothing. */
  readonly offsetMinutes: number | null;
}

const TIME = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?`;
const MONTH_FIRST = new RegExp(
  String.raw`^(\d{1,2})/(\d{1,2})/(\d{4})(?:[ T]+${TIME}(?:\s*([AaPp])[Mm])?)?$`,
);
const ISO = new RegExp(String.raw`^(\d{4})-(\d{2})-(\d{2})(?:[ T]${TIME}\s*(Z|z|[+-]\d{2}:?\d{2})?)?$`);
const CANONICAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{0,6}[1-9])?$/;

/** Ticks of 100 nanoseconds: the finest that the wire form can say. */
const FRACTION_DIGITS = 7;

/**
 * Reads a date with or without a time: month first with slashes, or ISO. Dates that do not exist (30 February)
 * are refused. A fraction is cut to seven digits.
 *
 * @returns null when the text is no such date.
 */
export function parseDatetime(text: string): DatetimeParts | null {
  return parseOnTheWire(text) ?? parseMonthFirst(text) ?? parseIso(text);
}

/** The canonical text: "2013-12-31T23:59:59", with a fraction only where it is not zero. The zone is left out. */
export function canonicalDatetime(parts: DatetimeParts): string {
  const date = `${digits(parts.year, 4)}-${digits(parts.month, 2)}-${digits(parts.day, 2)}`;
  const time = `${digits(parts.hour, 2)}:${digits(parts.minute, 2)}:${digits(parts.second, 2)}`;
  return `${date}T${time}${parts.fraction === "" ? "" : `.${parts.fraction}`}`;
}

export function isCanonicalDatetime(text: string): boolean {
  return CANONICAL.test(text) && parseIso(text) !== null;
}

/** The wire form of a canonical date and time: `[DT:12/31/2013 23:59:59.0000000]`. */
export function datetimeOnTheWire(canonical: string): string {
  const date = `${canonical.slice(5, 7)}/${canonical.slice(8, 10)}/${canonical.slice(0, 4)}`;
  const fraction = canonical.slice(20).padEnd(FRACTION_DIGITS, "0");
  return `[DT:${date} ${canonical.slice(11, 19)}.${fraction}]`;
}

const WIRE_LENGTH = "MM/DD/YYYY HH:MM:SS.fffffff".length;

/** The one form that connectors write a million times, read digit by digit: a tenth of what an expression takes. */
function parseOnTheWire(text: string): DatetimeParts | null {
  if (text.length !== WIRE_LENGTH || !hasMarksOfTheWire(text)) return null;
  const month = twoDigits(text, 0);
  const day = twoDigits(text, 3);
  const year = twoDigits(text, 6) * 100 + twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  const ticks = twoDigits(text, 20) + twoDigits(text, 22) + twoDigits(text, 24) + digitAt(text, 26);
  if (Number.isNaN(year + month + day + hour + minute + second + ticks)) return null;
  const fraction = ticks === 0 ? "" : canonicalFraction(text.slice(20));
  return existing({ year, month, day, hour, minute, second, fraction, offsetMinutes: null });
}

const hasMarksOfTheWire = (text: string): boolean =>
  text[2] === "/" &&
  text[5] === "/" &&
  text[10] === " " &&
  text[13] === ":" &&
  text[16] === ":" &&
  text[19] === ".";

/** NaN where there is no digit, which makes NaN of every sum that it is in. */
function digitAt(text: string, index: number): number {
  const digit = text.charCodeAt(index) - 0x30;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
}

const twoDigits = (text: string, index: number): number =>
  digitAt(text, index) * 10 + digitAt(text, index + 1);

function parseMonthFirst(text: string): DatetimeParts | null {
  const found = MONTH_FIRST.exec(text);
  if (found === null) return null;
  const hour = hourOfDay(Number(found[4] ?? 0), found[8]);
  if (hour === null) return null;
  return existing({
    ...{ month: Number(found[1]), day: Number(found[2]), year: Number(found[3]) },
    ...{ hour, minute: Number(found[5] ?? 0), second: Number(found[6] ?? 0) },
    ...{ fraction: canonicalFraction(found[7]), offsetMinutes: null },
  });
}

function parseIso(text: string): DatetimeParts | null {
  const found = ISO.exec(text);
  if (found === null) return null;
  return existing({
    ...{ year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) },
    ...{ hour: Number(found[4] ?? 0), minute: Number(found[5] ?? 0), second: Number(found[6] ?? 0) },
    ...{ fraction: canonicalFraction(found[7]), offsetMinutes: offsetOf(found[8]) },
  });
}

/** The hour on a 24-hour clock. 12 AM is midnight; "13 PM" is nothing. */
function hourOfDay(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
}

function existing(parts: DatetimeParts): DatetimeParts | null {
  const { year, month, day, hour, minute, second } = parts;
  if (hour > 23 || minute > 59 || second > 59) return null;
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return parts;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function canonicalFraction(fraction: string | undefined): string {
  return (fraction ?? "").slice(0, FRACTION_DIGITS).replace(/0+$/, "");
}

function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  if (zone === "Z" || zone === "z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith("-") ? -minutes : minutes;
}

function digits(value: number, width: number): string {
  if (width === 2) return value < 10 ? `0${value}` : `${value}`;
  return String(value).padStart(width, "0");
}
