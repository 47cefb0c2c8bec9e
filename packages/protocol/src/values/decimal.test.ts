import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalDecimal, compareDecimals } from "./decimal.ts";

/** A decimal as a whole number of units of 10^-20, to have an order that is not ours. */
const SCALE = 20;
const scaled = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });

function decimalOf(units: bigint): string {
  const magnitude = (units < 0n ? -units : units).toString().padStart(SCALE + 1, "0");
  const text = `${units < 0n ? "-" : ""}${magnitude.slice(0, -SCALE)}.${magnitude.slice(-SCALE)}`;
  return canonicalDecimal(text) ?? "";
}

test("decimals of any length are ordered by their value", () => {
  fc.assert(
    fc.property(scaled, scaled, (left, right) => {
      const expected = left < right ? -1 : left > right ? 1 : 0;
      expect(Math.sign(compareDecimals(decimalOf(left), decimalOf(right)))).toBe(expected);
    }),
    { numRuns: 1000 },
  );
});

test("an exponent is expanded exactly", () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.integer({ min: 0, max: 60 }), (digits, exponent) => {
      expect(canonicalDecimal(`${digits}e${exponent}`)).toBe(String(digits * 10n ** BigInt(exponent)));
    }),
  );
});
