import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIELD_TYPES } from "./carriers/field-metadata.ts";
import {
  type DatetimePrecision,
  InvalidRestriction,
  matches,
  matchesDatetimeTo,
  SEARCH_OPERATORS,
  UnsupportedOperator,
} from "./search-operators.ts";
import { encodeValue } from "./values/encode-value.ts";

const restriction = (operator: string, ...values: string[]) => ({ fieldKey: "F", operator, values });

describe("text operators, none of them case sensitive", () => {
  test.each([
    ["Åhléns AB", "=", "åhléns ab", true],
    ["Åhléns AB", "=", "Åhléns", false],
    ["A\u030Ahle\u0301ns", "=", "Åhléns", true],
    ["Åhléns AB", "begins", "ÅHL", true],
    ["Åhléns AB", "begins", "AB", false],
    ["Åhléns AB", "contains", "LÉNS", true],
    ["Åhléns AB", "contains", "lens", false],
    ["Åhléns AB", "ends", "ab", true],
    ["Åhléns AB", "notbegins", "ÅHL", false],
    ["Åhléns AB", "notbegins", "x", true],
    ["Åhléns AB", "notcontains", "LÉNS", false],
    ["Åhléns AB", "notends", "AB", false],
    ["Åhléns AB", "isnot", "åhléns ab", false],
    ["Åhléns AB", "isnot", "other", true],
    ["ΟΔΟΣ", "begins", "οδος", true],
    ["Straße", "=", "STRASSE", true],
    ["", "=", "", true],
    ["", "contains", "x", false],
    ["", "notcontains", "x", true],
    ["[F:1.0]", "begins", "[f:", true],
  ] as const)("%j %s %j is %s", (...row) => {
    const [value, operator, sought, expected] = row;
    expect(matches(value, "Text", restriction(operator, sought))).toBe(expected);
  });

  test("between takes both ends in", () => {
    for (const value of ["b", "B", "bravo", "c"]) {
      expect(matches(value, "Text", restriction("between", "B", "C"))).toBe(true);
    }
    for (const value of ["a", "ca", ""])
      expect(matches(value, "Text", restriction("between", "B", "C"))).toBe(false);
  });
});

describe("number operators compare values, not texts", () => {
  test.each([
    ["[I:9]", "<", "[I:10]", true],
    ["[I:9]", ">", "[I:10]", false],
    ["[I:10]", ">=", "10", true],
    ["[I:10]", "<=", "[F:10.0]", true],
    ["[I:10]", "=", "010", true],
    ["[I:10]", "!=", "10", false],
    ["", "!=", "10", true],
    ["", "=", "", true],
    ["", "<", "10", false],
    ["rubbish", "<", "10", false],
    ["rubbish", "=", "10", false],
  ] as const)("%j %s %j is %s", (...row) => {
    const [value, operator, sought, expected] = row;
    expect(matches(value, "Integer", restriction(operator, sought))).toBe(expected);
  });

  test("decimals that differ beyond a binary float are different", () => {
    const sought = restriction("=", "[F:0.10000000000000000001]");
    expect(matches("[F:0.1]", "Double", sought)).toBe(false);
    expect(matches("0,10000000000000000001", "Double", sought)).toBe(true);
    expect(matches("[F:1.5]", "Double", restriction("between", "[F:1.5]", "[F:2.0]"))).toBe(true);
    expect(matches("[F:2.01]", "Double", restriction("between", "[F:1.5]", "[F:2.0]"))).toBe(false);
  });
});

test("a Checkbox is equal or not, and a blank one is not ticked", () => {
  expect(matches("[I:1]", "Checkbox", restriction("=", "true"))).toBe(true);
  expect(matches("[I:0]", "Checkbox", restriction("=", "[I:1]"))).toBe(false);
  expect(matches("", "Checkbox", restriction("=", "[I:0]"))).toBe(true);
});

test("a List item is one of many or none of them, by its exact key", () => {
  expect(matches("G2", "List", restriction("oneof", "G1", "G2"))).toBe(true);
  expect(matches("g2", "List", restriction("oneof", "G1", "G2"))).toBe(false);
  expect(matches("G3", "List", restriction("notoneof", "G1", "G2"))).toBe(true);
  expect(matches("G3", "List", restriction("oneof"))).toBe(false);
});

const AT = "[DT:06/15/2020 10:30:15.0000000]";

describe("date operators", () => {
  test.each([
    ["=", "[DT:06/15/2020 10:30:59.0000000]", true],
    ["=", "[DT:06/15/2020 10:31:00.0000000]", false],
    ["=", "2020-06-15T10:30", true],
    ["before", "[DT:06/15/2020 10:30:16.0000000]", true],
    ["before", AT, false],
    ["after", "[DT:06/15/2020 10:30:14.9999999]", true],
    ["after", AT, false],
    ["beforeOrEqual", "[DT:06/15/2020 10:30:00.0000000]", true],
    ["beforeOrEqual", "[DT:06/15/2020 10:29:00.0000000]", false],
    ["afterOrEqual", "[DT:06/15/2020 10:30:59.0000000]", true],
    ["afterOrEqual", "[D:06/16/2020]", false],
  ])("%s %s is %s", (operator, sought, expected) => {
    expect(matches(AT, "Datetime", restriction(operator, sought))).toBe(expected);
  });

  test("between takes both ends in", () => {
    expect(matches(AT, "Datetime", restriction("between", "[D:06/15/2020]", "[D:06/16/2020]"))).toBe(true);
    expect(matches(AT, "Datetime", restriction("between", AT, AT))).toBe(true);
    expect(matches(AT, "Datetime", restriction("between", "[D:06/16/2020]", "[D:06/17/2020]"))).toBe(false);
  });

  test.each<[DatetimePrecision, string, boolean]>([
    ["with-seconds", "2020-06-15T10:30:00", false],
    ["with-seconds", "2020-06-15T10:30:15", true],
    ["without-seconds", "2020-06-15T10:30:00", true],
    ["date-only", "2020-06-15T23:00:00", true],
    ["date-only", "2020-06-16T10:30:15", false],
    ["time-only", "1999-01-01T10:30:59", true],
    ["time-only", "2020-06-15T10:31:15", false],
  ])("%s: equal to %s is %s", (precision, sought, expected) => {
    expect(matchesDatetimeTo(precision, AT, restriction("=", sought))).toBe(expected);
  });

  test("date only makes a day's end part of a range", () => {
    const days = restriction("between", "[D:06/01/2020]", "[D:06/15/2020]");
    expect(matches(AT, "Datetime", days)).toBe(false);
    expect(matchesDatetimeTo("date-only", AT, days)).toBe(true);
  });
});

describe("what is not offered is refused with a reason", () => {
  test.each([
    ["Text", ">"],
    ["Integer", "contains"],
    ["List", "="],
    ["Checkbox", "!="],
    ["Datetime", ">"],
    ["Password", "="],
    ["Label", "="],
  ])("%s with %s", (fieldType, operator) => {
    expect(() => matches("x", fieldType, restriction(operator, "x"))).toThrow(UnsupportedOperator);
    expect(() => matches("x", fieldType, restriction(operator, "x"))).toThrow(
      `cannot be searched with "${operator}"`,
    );
  });

  test("a missing or unreadable value", () => {
    expect(() => matches("1", "Integer", restriction("between", "1"))).toThrow(InvalidRestriction);
    expect(() => matches("1", "Integer", restriction("=", "one"))).toThrow(
      '"one", which is not of type Integer',
    );
    expect(() => matches("x", "Text", restriction("="))).toThrow(InvalidRestriction);
  });

  test("an unknown field type is searched as text, and operators in any case are known", () => {
    expect(matches("Abc", "Colour", restriction("Contains", "B"))).toBe(true);
    expect(matches(AT, "Datetime", restriction("beforeorequal", AT))).toBe(true);
  });
});

test("every operator that is offered can be asked", () => {
  for (const fieldType of FIELD_TYPES) {
    for (const operator of SEARCH_OPERATORS[fieldType]) {
      expect(typeof matches("", fieldType, restriction(operator, "", ""))).toBe("boolean");
    }
  }
});

test("of less, equal and greater exactly one holds", () => {
  const wire = fc.bigInt().map((number) => encodeValue("Integer", String(number)));
  fc.assert(
    fc.property(wire, wire, (left, right) => {
      const held = ["<", "=", ">"].filter((operator) =>
        matches(left, "Integer", restriction(operator, right)),
      );
      expect(held).toHaveLength(1);
      expect(matches(left, "Integer", restriction("<=", right))).toBe(held[0] !== ">");
      expect(matches(left, "Integer", restriction("!=", right))).toBe(held[0] !== "=");
    }),
  );
});
