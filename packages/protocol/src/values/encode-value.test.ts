import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIELD_TYPES, type FieldType } from "../carriers/field-metadata.ts";
import { decodeValue } from "./decode-value.ts";
import { encodeValue, InvalidCanonicalValue, isCanonicalValue } from "./encode-value.ts";

describe("values are written in exactly the forms of the contract", () => {
  test.each([
    ["Datetime", "2013-12-31T23:59:59", "[DT:12/31/2013 23:59:59.0000000]"],
    ["Datetime", "2013-12-31T00:00:00", "[DT:12/31/2013 00:00:00.0000000]"],
    ["Datetime", "2013-12-31T23:59:59.12", "[DT:12/31/2013 23:59:59.1200000]"],
    ["Double", "12345.6789", "[F:12345.6789]"],
    ["Double", "1000", "[F:1000.0]"],
    ["Double", "-0.5", "[F:-0.5]"],
    ["Integer", "12345", "[I:12345]"],
    ["Checkbox", "1", "[I:1]"],
    ["Checkbox", "0", "[I:0]"],
    ["List", "G1", "G1"],
    ["Text", "[text]", "[text]"],
    ["Password", "[password]", "[password]"],
    ["SomethingNew", "as it is", "as it is"],
  ])("a %s %s is %s", (fieldType, canonical, wire) => expect(encodeValue(fieldType, canonical)).toBe(wire));

  test.each(FIELD_TYPES)("a blank %s is an empty string", (fieldType) =>
    expect(encodeValue(fieldType, "")).toBe(""),
  );
});

test.each([
  ["Integer", "01"],
  ["Integer", "-0"],
  ["Integer", "+1"],
  ["Integer", "1.0"],
  ["Double", "1.50"],
  ["Double", "-0"],
  ["Double", "1e3"],
  ["Double", "1,5"],
  ["Checkbox", "true"],
  ["Datetime", "2013-02-30T00:00:00"],
  ["Datetime", "2013-12-31T23:59:59.10"],
  ["Datetime", "2013-12-31"],
])("a %s is refused when it is not canonical: %s", (fieldType, text) => {
  expect(isCanonicalValue(fieldType, text)).toBe(false);
  expect(() => encodeValue(fieldType, text)).toThrow(InvalidCanonicalValue);
  expect(() => encodeValue(fieldType, text)).toThrow(
    `"${text}" is not the canonical text of a value of type ${fieldType}`,
  );
});

const twoDigits = (min: number, max: number) =>
  fc.integer({ min, max }).map((n) => String(n).padStart(2, "0"));
const trimmed = fc.stringMatching(/^[0-9]{0,6}[1-9]$/);

/** Canonical texts made by rule, not by the decoder under test. */
const canonicalOf: Record<FieldType, fc.Arbitrary<string>> = {
  Text: fc.string({ unit: "binary" }),
  Password: fc.string(),
  Label: fc.string(),
  List: fc.string(),
  Integer: fc.bigInt().map(String),
  Double: fc
    .tuple(fc.bigInt(), fc.option(fc.stringMatching(/^[0-9]{0,40}[1-9]$/)))
    .map(([whole, fraction]) => (fraction === null ? String(whole) : `${whole}.${fraction}`)),
  Checkbox: fc.constantFrom("0", "1"),
  Datetime: fc
    .tuple(
      fc.integer({ min: 1, max: 9999 }).map((year) => String(year).padStart(4, "0")),
      ...[twoDigits(1, 12), twoDigits(1, 28), twoDigits(0, 23), twoDigits(0, 59), twoDigits(0, 59)],
      fc.option(trimmed),
    )
    .map(([year, ...rest]) => {
      const [month, day, hour, minute, second, fraction] = rest;
      return `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction === null ? "" : `.${fraction}`}`;
    }),
};

const typedCanonical = fc
  .constantFrom(...FIELD_TYPES)
  .chain((fieldType) => fc.tuple(fc.constant(fieldType), fc.oneof(fc.constant(""), canonicalOf[fieldType])));

test("what is written is read back as the same value", () => {
  fc.assert(
    fc.property(typedCanonical, ([fieldType, canonical]) => {
      const wire = encodeValue(fieldType, canonical);
      expect(decodeValue(fieldType, wire)).toEqual({ ok: true, value: canonical });
    }),
    { numRuns: 1000 },
  );
});

test("whatever can be read can be written, and reading that again changes nothing", () => {
  const wireText = fc.oneof(
    fc.string(),
    fc.double().map(String),
    fc.float().map((number) => `[F:${number}]`),
    fc.integer().map((number) => `[I:${number}]`),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  );
  fc.assert(
    fc.property(fc.constantFrom(...FIELD_TYPES), wireText, (fieldType, wire) => {
      const decoded = decodeValue(fieldType, wire);
      if (!decoded.ok) return;
      const strict = encodeValue(fieldType, decoded.value);
      expect(decodeValue(fieldType, strict)).toEqual(decoded);
      expect(encodeValue(fieldType, decoded.value)).toBe(strict);
    }),
    { numRuns: 1000 },
  );
});
