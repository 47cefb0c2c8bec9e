const ROUND_UP_FROM = "5";

/**
 * A canonical decimal at `scale` digits after the point, halves away from zero, for comparison. Works on the
 * digits, because a binary number would change them.
 */
export function roundDecimal(canonical: string, scale: number): string {
  const point = canonical.indexOf(".");
  if (point < 0 || canonical.length - point - 1 <= scale) return canonical;
  const negative = canonical.startsWith("-");
  const whole = canonical.slice(negative ? 1 : 0, point);
  const kept = BigInt(whole + canonical.slice(point + 1, point + 1 + scale));
  const roundsUp = (canonical[point + 1 + scale] ?? "0") >= ROUND_UP_FROM;
  const magnitude = withPoint((roundsUp ? kept + 1n : kept).toString(), scale);
  return negative && magnitude !== "0" ? `-${magnitude}` : magnitude;
}

function withPoint(digits: string, scale: number): string {
  const padded = digits.padStart(scale + 1, "0");
  const whole = padded.slice(0, padded.length - scale);
  const fraction = padded.slice(padded.length - scale).replace(/0+$/, "");
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
