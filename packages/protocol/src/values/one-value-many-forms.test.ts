import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeValue } from "./decode-value.ts";
import { encodeValue } from "./encode-value.ts";

/** White space that people and systems put around values. */
const space = fc.constantFrom("", " ", "  ", "\t", "\n", "\r\n", "\u00a0");
const prefix = fc.constantFrom("F", "D", "I", "f", "DEC");

/** `[F:12.5]`, `12.5`, ` [D: 12.5 ] `: a value in brackets or bare, with spaces where they are seen. */
const dressed = (content: string) =>
  fc
    .tuple(fc.option(prefix), space, space)
    .map(([name, outer, inner]) =>
      name === null ? `${outer}${content}${inner}` : `${outer}[${name}:${inner}${content}${inner}]${outer}`,
    );

/** A decimal of any length, as the digits of a whole number and how many of them stand after the point. */
const decimal = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 60n }), fc.nat(40), fc.boolean());

/** The one canonical text of digits and a scale, by the rules of arithmetic on whole numbers alone. */
function canonicalOf(digits: bigint, scale: number, isNegative: boolean): string {
  const padded = digits.toString().padStart(scale + 1, "0");
  const whole = padded.slice(0, padded.length - scale);
  const fraction = padded.slice(padded.length - scale).replace(/0+$/, "");
  const magnitude = fraction === "" ? whole : `${whole}.${fraction}`;
  return isNegative && digits !== 0n ? `-${magnitude}` : magnitude;
}

/** Ways of writing it: point or comma, leading and trailing zeros, an exponent that moves the point. */
function formsOf(digits: bigint, scale: number, isNegative: boolean): string[] {
  const sign = isNegative ? "-" : "";
  const padded = digits.toString().padStart(scale + 1, "0");
  const [whole, fraction] = [padded.slice(0, padded.length - scale), padded.slice(padded.length - scale)];
  const plain = fraction === "" ? whole : `${whole}.${fraction}`;
  return [
    `${sign}${plain}`,
    `${sign}${plain.replace(".", ",")}`,
    `${sign}00${plain}`,
    `${sign}${whole}.${fraction}000`,
    `${sign}${digits}e-${scale}`,
    `${sign}${digits}E-${scale}`,
    `${sign}${whole}.${fraction}00e+0`,
  ];
}

test("a decimal is the same value in every form that it is seen in, digit for digit", () => {
  const written = decimal.chain(([digits, scale, isNegative]) =>
    fc
      .constantFrom(...formsOf(digits, scale, isNegative))
      .chain(dressed)
      .map((wire) => ({ wire, canonical: canonicalOf(digits, scale, isNegative) })),
  );
  fc.assert(
    fc.property(written, ({ wire, canonical }) => {
      expect(decodeValue("Double", wire)).toEqual({ ok: true, value: canonical });
      const onwards = canonical.includes(".") ? canonical : `${canonical}.0`;
      expect(encodeValue("Double", canonical)).toBe(`[F:${onwards}]`);
    }),
    { numRuns: 5000 },
  );
});

test("a whole number is the same value in every form that it is seen in", () => {
  const written = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }).chain((number) =>
    fc
      .constantFrom(`${number}`, `${number}.0`, `${number},00`, `${number}e0`)
      .chain(dressed)
      .map((wire) => ({ wire, canonical: number.toString() })),
  );
  fc.assert(
    fc.property(written, ({ wire, canonical }) => {
      expect(decodeValue("Integer", wire)).toEqual({ ok: true, value: canonical });
      expect(encodeValue("Integer", canonical)).toBe(`[I:${canonical}]`);
    }),
    { numRuns: 2000 },
  );
});

test("a date and time is the same value month first and in ISO, in brackets and bare", () => {
  const parts = fc.tuple(
    fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }),
    fc.constantFrom("DT", "D", "dt"),
    space,
  );
  fc.assert(
    fc.property(parts, ([date, name, around]) => {
      const [day = "", time = ""] = date.toISOString().slice(0, 19).split("T");
      const [year, month, dayOfMonth] = day.split("-");
      const monthFirst = `${month}/${dayOfMonth}/${year} ${time}`;
      const value = { ok: true, value: `${day}T${time}` };
      for (const content of [monthFirst, `${monthFirst}.0000000`, `${day}T${time}`, `${day} ${time}`]) {
        expect(decodeValue("Datetime", `${around}[${name}:${content}]${around}`)).toEqual(value);
        expect(decodeValue("Datetime", `${around}${content}${around}`)).toEqual(value);
      }
      expect(encodeValue("Datetime", value.value)).toBe(`[DT:${monthFirst}.0000000]`);
    }),
    { numRuns: 1000 },
  );
});
