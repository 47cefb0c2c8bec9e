const DECIMAL = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,4}))?$/;

/** Excel itself computes and shows no more than this many significant digits. */
export const EXCEL_SIGNIFICANT_DIGITS = 15;

function place(sign: string, digits: string, pointAt: number): string {
  const padded = digits.padStart(digits.length + Math.max(0, 1 - pointAt), "0");
  const at = Math.max(pointAt, 1);
  const whole = padded
    .slice(0, at)
    .padEnd(at, "0")
    .replace(/^0+(?=\d)/, "");
  const fraction = padded.slice(at).replace(/0+$/, "");
  const text = fraction ? `${whole}.${fraction}` : whole;
  return text === "0" ? text : sign + text;
}

/** Decimal digits without exponent, leading or trailing zeros; null for what is not a decimal number. */
export function plainDecimal(text: string): string | null {
  const parts = DECIMAL.exec(text.trim());
  if (!parts || !`${parts[2]}${parts[3]}`) return null;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = parts;
  const pointAt = whole.length + Number(exponent);
  const digits = whole + fraction;
  return place(
    sign === "-" ? "-" : "",
    pointAt < 0 ? "0".repeat(-pointAt) + digits : digits,
    Math.max(pointAt, 0),
  );
}

export function significantDigits(decimal: string): number {
  return decimal.replace(/[-.]/g, "").replace(/^0+/, "").replace(/0+$/, "").length;
}

/**
 * The digits of a number cell. They are taken from the file as they stand, with one exception: Excel stores
 * 1.1 as `1.1000000000000001`, the 17 digits of its binary number. Where such a fraction is the same binary
 * number as one with at most 15 digits, those are what the person typed and sees, and they are the answer.
 */
export function numberOfCell(stored: string): string | null {
  const exact = plainDecimal(stored);
  if (exact === null || !exact.includes(".") || significantDigits(exact) <= EXCEL_SIGNIFICANT_DIGITS)
    return exact;
  const shortest = plainDecimal(String(Number(exact)));
  return shortest !== null && significantDigits(shortest) <= EXCEL_SIGNIFICANT_DIGITS ? shortest : exact;
}
