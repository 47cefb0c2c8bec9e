import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DecodedValue, decodeValue, type UnreadableReason } from "./decode-value.ts";

const value = (text: string): DecodedValue => ({ ok: true, value: text });
const unreadable = (text: string, reason: UnreadableReason): DecodedValue => ({ ok: false, text, reason });

describe("a Text, Password, Label or List value is never decoded", () => {
  test.each(["Text", "Password", "Label", "List", "SomethingNew"])(
    "%s keeps brackets and blanks",
    (fieldType) => {
      for (const text of ["[password]", "[text]", "[F:1.0]", " padded ", "", "0", "a\r\nb"]) {
        expect(decodeValue(fieldType, text)).toEqual(value(text));
      }
    },
  );
});

test.each(["Integer", "Double", "Checkbox", "Datetime"])(
  "an empty string is no value for a %s",
  (fieldType) => {
    for (const blank of ["", "  ", "[I:]", "[DT: ]"])
      expect(decodeValue(fieldType, blank)).toEqual(value(""));
  },
);

describe("an Integer is read generously", () => {
  test.each([
    ["[I:12345]", "12345"],
    ["12345", "12345"],
    ["[i:7]", "7"],
    ["-0012", "-12"],
    ["+5", "5"],
    ["[I:-0]", "0"],
    ["[F:12.0]", "12"],
    ["[D:0.0]", "0"],
    ["12,000", "12"],
    ["1e3", "1000"],
    ["123456789012345678901234567890", "123456789012345678901234567890"],
  ])("%s is %s", (wire, canonical) => expect(decodeValue("Integer", wire)).toEqual(value(canonical)));

  test.each(["12.5", "abc", "0x10", "1 000", "[I:1", "--1", "[I:twelve]", "1e999999"])(
    "%s is not",
    (wire) => {
      expect(decodeValue("Integer", wire)).toEqual(unreadable(wire, "not-an-integer"));
    },
  );
});

describe("a Double is read generously and keeps its digits", () => {
  test.each([
    ["[F:12345.6789]", "12345.6789"],
    ["[D:0.0]", "0"],
    ["[F:1000.0]", "1000"],
    ["[I:7]", "7"],
    ["12,5", "12.5"],
    [".5", "0.5"],
    ["5.", "5"],
    ["+1.50", "1.5"],
    ["-0.00", "0"],
    ["-.25", "-0.25"],
    ["1.5E+3", "1500"],
    ["12e-4", "0.0012"],
    ["-1.230e2", "-123"],
    ["0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827"],
    ["99999999999999999999.99999999999999999999", "99999999999999999999.99999999999999999999"],
  ])("%s is %s", (wire, canonical) => expect(decodeValue("Double", wire)).toEqual(value(canonical)));

  test.each(["1,234.50", "1.234,50", "1 234", "NaN", "Infinity", ".", "-", "1e", "e5", "1e401", "[F:1.0]]"])(
    "%s is not",
    (wire) => expect(decodeValue("Double", wire)).toEqual(unreadable(wire, "not-a-decimal")),
  );

  test("any sequence of digits comes back digit for digit", () => {
    const digits = fc.stringMatching(/^[0-9]{1,60}$/);
    fc.assert(
      fc.property(digits, digits, (whole, fraction) => {
        const expected = `1${whole}.${fraction}1`;
        expect(decodeValue("Double", `[F:${expected}]`)).toEqual(value(expected));
      }),
    );
  });
});

describe("a Checkbox is read generously", () => {
  test.each(["[I:1]", "1", "true", "True", "YES", "[B:true]", "1.0"])("%s is ticked", (wire) =>
    expect(decodeValue("Checkbox", wire)).toEqual(value("1")),
  );
  test.each(["[I:0]", "0", "false", "False", "no", "[F:0.0]"])("%s is not ticked", (wire) =>
    expect(decodeValue("Checkbox", wire)).toEqual(value("0")),
  );
  test.each(["2", "-1", "maybe", "[I:x]"])("%s is not a checkbox", (wire) =>
    expect(decodeValue("Checkbox", wire)).toEqual(unreadable(wire, "not-a-checkbox")),
  );
});

describe("a Datetime is read generously, month first", () => {
  test.each([
    ["[DT:12/31/2013 23:59:59.0000000]", "2013-12-31T23:59:59"],
    ["[DT:12/31/2013 23:59:59.1230000]", "2013-12-31T23:59:59.123"],
    ["[DT:01/02/2000 00:01:00.0000001]", "2000-01-02T00:01:00.0000001"],
    ["[D:12/31/2013]", "2013-12-31T00:00:00"],
    ["12/31/2013", "2013-12-31T00:00:00"],
    ["1/2/2013 3:04", "2013-01-02T03:04:00"],
    ["1/2/2013 12:00:00 AM", "2013-01-02T00:00:00"],
    ["1/2/2013 3:04:05 PM", "2013-01-02T15:04:05"],
    ["2013-12-31", "2013-12-31T00:00:00"],
    ["2013-12-31T23:59:59", "2013-12-31T23:59:59"],
    ["2013-12-31 23:59", "2013-12-31T23:59:00"],
    ["2013-12-31T23:59:59.123456789Z", "2013-12-31T23:59:59.1234567"],
    ["2013-12-31T23:59:59+02:00", "2013-12-31T23:59:59"],
    ["[DT:02/29/2024 00:00:00.0000000]", "2024-02-29T00:00:00"],
    ["[DT:01/01/0001 00:00:00.0000000]", "0001-01-01T00:00:00"],
  ])("%s is %s", (wire, canonical) => expect(decodeValue("Datetime", wire)).toEqual(value(canonical)));

  test.each([
    "[DT:02/30/2013 00:00:00.0000000]",
    "[DT:02/29/1900 00:00:00.0000000]",
    "31/12/2013",
    "2013-13-01",
    "2013-04-31",
    "0000-01-01",
    "2013-01-01T24:00:00",
    "2013-01-01T10:60",
    "1/2/2013 13:00 PM",
    "20131231",
    "yesterday",
  ])("%s does not exist", (wire) =>
    expect(decodeValue("Datetime", wire)).toEqual(unreadable(wire, "not-a-datetime")),
  );
});

test("what cannot be read is kept as the text that came", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("Integer", "Double", "Checkbox", "Datetime"),
      fc.string(),
      (fieldType, wire) => {
        const decoded = decodeValue(fieldType, wire);
        if (!decoded.ok) expect(decoded.text).toBe(wire);
      },
    ),
  );
});
