import { withoutBracket } from "./values/bracketed.ts";
import { type DatetimeParts, parseDatetime } from "./values/datetime.ts";
import { canonicalDecimal, compareDecimals } from "./values/decimal.ts";

/** What stands for "from the beginning", in the order in which to try it on a connector that refuses one. */
export const FIRST_STAMPS = ["[DT:01/01/1970 00:00:00.0000000]", "", "0"] as const;

/**
 * Only plain digits are numbers here. An exponent is not read, because row versions in hexadecimal such as
 * 00000000000007E1 would turn into numbers next to neighbours that stay text.
 */
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/** Kinds of stamp in their order, so that mixed stamps still have one total order. */
const BLANK = 0;
const NUMBER = 1;
const DATE = 2;
const TEXT = 3;

type Stamp =
  | { readonly kind: typeof BLANK }
  | { readonly kind: typeof NUMBER; readonly digits: string }
  | { readonly kind: typeof DATE; readonly seconds: number; readonly fraction: string }
  | { readonly kind: typeof TEXT; readonly text: string };

/**
 * Orders two LastModified stamps of one connection: numbers as numbers of any length, dates (encoded, month
 * first, ISO) as dates with seven decimals, anything else as ordinal text. Blank comes first, then numbers,
 * dates, text, which makes it a total order on whatever a connector mixes. A date with a zone is compared as an
 * instant; without one it counts as UTC.
 *
 * @returns negative, 0 or positive.
 */
export function compareLastModified(left: string, right: string): number {
  if (left === right) return 0;
  const a = readOnce(left);
  const b = readOnce(right);
  if (a.kind === NUMBER && b.kind === NUMBER) return compareDecimals(a.digits, b.digits);
  if (a.kind === DATE && b.kind === DATE) return a.seconds - b.seconds || ordinal(a.fraction, b.fraction);
  if (a.kind === TEXT && b.kind === TEXT) return ordinal(a.text, b.text);
  return a.kind - b.kind;
}

interface Read {
  readonly text: string;
  readonly stamp: Stamp;
}

/**
 * The two stamps that were read last. Who looks for the highest of a million compares each with the highest so far,
 * and reading a date costs ten times what comparing two does.
 */
let newer: Read = { text: "", stamp: { kind: BLANK } };
let older: Read = newer;

function readOnce(text: string): Stamp {
  if (text === newer.text) return newer.stamp;
  if (text !== older.text) {
    older = newer;
    newer = { text, stamp: readStamp(text) };
    return newer.stamp;
  }
  [newer, older] = [older, newer];
  return newer.stamp;
}

function readStamp(stamp: string): Stamp {
  const content = withoutBracket(stamp);
  if (content === "") return { kind: BLANK };
  if (PLAIN_NUMBER.test(content)) return { kind: NUMBER, digits: canonicalDecimal(content) ?? "0" };
  const date = parseDatetime(content);
  if (date === null) return { kind: TEXT, text: stamp };
  return { kind: DATE, seconds: secondsOf(date), fraction: date.fraction };
}

const SECONDS_IN_400_YEARS = 146_097 * 86_400;

const secondsInUtc = (year: number, { month, day, hour, minute, second }: DatetimeParts): number =>
  Date.UTC(year, month - 1, day, hour, minute, second) / 1000;

/** Seconds since 1970 in UTC; Date.UTC alone takes years below 100 for 19xx. */
function secondsOf(date: DatetimeParts): number {
  const zone = (date.offsetMinutes ?? 0) * 60;
  if (date.year >= 100) return secondsInUtc(date.year, date) - zone;
  // The calendar repeats itself every 400 years.
  return secondsInUtc(date.year + 400, date) - SECONDS_IN_400_YEARS - zone;
}

const ordinal = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
