import type { CrmField, CrmValue } from "@brygga/api-contract";
import { describe, expect, test } from "vitest";
import { fromInput, toInput } from "./field-codec.ts";

const field = (type: CrmField["type"], details: Partial<CrmField> = {}): CrmField => ({
  entity: "company",
  key: "x_field",
  type,
  label: "Field",
  maxLength: 0,
  scale: null,
  readOnly: false,
  mandatory: false,
  listId: null,
  userDefined: true,
  ...details,
});

const stored = (value: CrmValue) => ({ ok: true, value });
const refused = (code: string) => ({ ok: false, code });

describe("what is typed becomes a value:", () => {
  test("a blank field is null, also when it holds only spaces", () => {
    for (const type of ["text", "integer", "decimal", "date", "list"] as const) {
      expect(fromInput(field(type), "")).toEqual(stored(null));
      expect(fromInput(field(type), "  ")).toEqual(stored(null));
    }
  });

  test("a blank mandatory field is refused", () => {
    expect(fromInput(field("text", { mandatory: true }), " ")).toEqual(refused("mandatory"));
  });

  test("text keeps its spaces, and counts UTF-16 units, as ERP systems do", () => {
    expect(fromInput(field("text"), " Fjord  AB ")).toEqual(stored(" Fjord  AB "));
    expect(fromInput(field("text", { maxLength: 3 }), "åäö")).toEqual(stored("åäö"));
    expect(fromInput(field("text", { maxLength: 3 }), "a🌉")).toEqual(stored("a🌉"));
    expect(fromInput(field("text", { maxLength: 3 }), "🌉🌉")).toEqual(refused("too-long"));
    expect(fromInput(field("text"), "a\u0000b")).toEqual(refused("nul-character"));
    expect(fromInput(field("text", { maxLength: 3 }), "abcd")).toEqual(refused("too-long"));
  });

  test("whole numbers may be grouped, and are refused where they would be rounded", () => {
    expect(fromInput(field("integer"), "1 234")).toEqual(stored(1234));
    expect(fromInput(field("integer"), "\u22127")).toEqual(stored(-7));
    expect(fromInput(field("integer"), "9007199254740993")).toEqual(refused("wrong-type"));
    expect(fromInput(field("integer"), "1,5")).toEqual(refused("wrong-type"));
  });

  test("decimals take comma and point, keep every digit, and respect the scale", () => {
    expect(fromInput(field("decimal"), "1 234,50")).toEqual(stored("1234.50"));
    expect(fromInput(field("decimal"), "9999999999999999.99")).toEqual(stored("9999999999999999.99"));
    expect(fromInput(field("decimal", { scale: 2 }), "1.234")).toEqual(refused("too-precise"));
    expect(fromInput(field("decimal"), "1,234.5")).toEqual(refused("wrong-type"));
    expect(fromInput(field("decimal"), "12,")).toEqual(refused("wrong-type"));
  });

  test("check boxes and references are as they are", () => {
    expect(fromInput(field("checkbox"), false)).toEqual(stored(false));
    expect(fromInput(field("reference"), 7)).toEqual(stored(7));
    expect(fromInput(field("reference"), null)).toEqual(stored(null));
  });
});

describe("a value is shown so that it reads back the same:", () => {
  test.each<[CrmField["type"], CrmValue, CrmValue]>([
    ["text", "Fjord AB", "Fjord AB"],
    ["integer", -12, "-12"],
    ["decimal", "12.50", "12,50"],
    ["date", "2026-12-24", "2026-12-24"],
    ["list", "customer", "customer"],
    ["checkbox", true, true],
    ["reference", 3, 3],
    ["text", null, ""],
  ])("%s %s", (type, value, input) => {
    expect(toInput(field(type), value, ",")).toBe(input);
    expect(fromInput(field(type), input)).toEqual(stored(value));
  });
});
