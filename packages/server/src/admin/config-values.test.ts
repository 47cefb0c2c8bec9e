import type { FieldMetadata } from "@brygga/protocol";
import { expect, test } from "vitest";
import { Problem } from "../problem.ts";
import { resolveConfig } from "./config-values.ts";

const field = (fieldType: string, maxLength = 0): FieldMetadata => ({
  ...{ fieldKey: "f", rank: 1, displayName: "Field", displayDescription: "", fieldType, listName: "" },
  ...{ defaultValue: "", maxLength, access: "Normal" },
});

function said(one: FieldMetadata, value: string): string | undefined {
  try {
    resolveConfig({ fields: [one], given: { f: value }, stored: null, language: "en" });
  } catch (error) {
    if (error instanceof Problem) return error.errors[0]?.message;
    throw error;
  }
  return undefined;
}

test("a value that is not written as its type is says how it is written", () => {
  expect(said(field("Integer"), "1250")).toBeUndefined();
  expect(said(field("Integer"), "[I:1250]")).toBe(
    "Field: write a whole number with digits only, such as 1250",
  );
  expect(said(field("Double"), "1,5")).toContain("such as 1250.5");
  expect(said(field("Datetime"), "12/31/2026")).toContain("2026-12-31T14:30:00");
  expect(said(field("Checkbox"), "yes")).toBe("Field: write 1 for yes or 0 for no");
});

test("what is too long says for how many characters, of one or of several", () => {
  expect(said(field("Text", 1), "ab")).toBe("Field: is longer than 1 character");
  expect(said(field("Text", 2), "abc")).toBe("Field: is longer than 2 characters");
});
