/**
 * Decimal numbers as digits. A decimal never becomes a binary floating point number on its way from one system
 * to the other, so everything here works on text.
 */

const DECIMAL = /^([+-]?)(\d*)(?:[.,](\d*))?(?:[eE]([+-]?\d{1,6}))?$/;
const CANONICAL_DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/;
const CANONICAL_INTEGER = /^-?(?:0|[1-9]\d*)$/;

/** How far an exponent may move the point. Beyond it the number is refused rather than written out in zeros. */
const MAX_EXPONENT = 400;

export const isCanonicalDecimal = (text: string): boolean => CANONICAL_DECIMAL.test(text) && text !== "-0";

export const isCanonicalInteger = (text: string): boolean => CANONICAL_INTEGER.test(text) && text !== "-0";

/**
 * The canonical digits of a decimal: no "+", no exponent, no needless zeros, "." as the point, never "-0".
 * Reads a decimal comma and exponents. A number with group separators is not read: "1,234" could be either.
 *
 * @returns null when the text is not a decimal.
 */
export function canonicalDecimal(text: string): string | null {
  const parts = DECIMAL.exec(text);
  if (parts === null) return null;
  const whole = parts[2] ?? "";
  const fraction = parts[3] ?? "";
  if (whole.length + fraction.length === 0) return null;
  const exponent = Number(parts[4] ?? "0");
  if (Math.abs(exponent) > MAX_EXPONENT) return null;
  const digits = movePoint(whole, fraction, exponent);
  const significantWhole = trimLeadingZeros(digits.whole);
  const significantFraction = trimTrailingZeros(digits.fraction);
  const magnitude =
    (significantWhole === "" ? "0" : significantWhole) +
    (significantFraction === "" ? "" : `.${significantFraction}`);
  return parts[1] === "-" && magnitude !== "0" ? `-${magnitude}` : magnitude;
}

/** Orders two canonical decimals of any length: negative, 0 or positive. */
export function compareDecimals(left: string, right: string): number {
  const leftNegative = left.startsWith("-");
  const rightNegative = right.startsWith("-");
  if (leftNegative !== rightNegative) return leftNegative ? -1 : 1;
  return leftNegative ? compareMagnitudes(right.slice(1), left.slice(1)) : compareMagnitudes(left, right);
}

function compareMagnitudes(left: string, right: string): number {
  const leftPoint = left.indexOf(".");
  const rightPoint = right.indexOf(".");
  const leftWholeLength = leftPoint < 0 ? left.length : leftPoint;
  const rightWholeLength = rightPoint < 0 ? right.length : rightPoint;
  if (leftWholeLength !== rightWholeLength) return leftWholeLength - rightWholeLength;
  // Whole parts of one length, and fractions without trailing zeros, order as text.
  return left < right ? -1 : left > right ? 1 : 0;
}

function movePoint(whole: string, fraction: string, exponent: number): { whole: string; fraction: string } {
  if (exponent === 0) return { whole, fraction };
  if (exponent > 0) {
    const padded = fraction.padEnd(exponent, "0");
    return { whole: whole + padded.slice(0, exponent), fraction: padded.slice(exponent) };
  }
  const padded = whole.padStart(-exponent, "0");
  const point = padded.length + exponent;
  return { whole: padded.slice(0, point), fraction: padded.slice(point) + fraction };
}

function trimLeadingZeros(digits: string): string {
  let start = 0;
  while (digits.charCodeAt(start) === 0x30) start++;
  return digits.slice(start);
}

function trimTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === 0x30) end--;
  return digits.slice(0, end);
}
