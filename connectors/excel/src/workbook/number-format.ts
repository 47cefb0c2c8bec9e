/** Number formats that Excel does not write down; 27-36 and 50-58 are the East Asian dates. */
const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

/** Everything of a format code that is not a placeholder: quoted text, escapes, colours, conditions, fills. */
const LITERALS = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g;

/**
 * Whether a number format shows a calendar date: a code with days or years. A format of times only does not
 * count, because a time of day or a duration names no day.
 */
export function isDateFormat(formatId: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATES.has(formatId);
  const [positive = ""] = code.replace(LITERALS, "").split(";");
  if (/general/i.test(positive)) return false;
  return /[dy]/i.test(positive) || /m{3,}/i.test(positive);
}
