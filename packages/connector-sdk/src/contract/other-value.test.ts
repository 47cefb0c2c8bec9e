import type { FieldMetadata } from "@brygga/protocol";
import { describe, expect, test } from "vitest";
import { otherValue } from "./other-value.ts";

const field = (fieldType: string, maxLength = 0): FieldMetadata => ({
  access: "Normal",
  defaultValue: "",
  displayDescription: "",
  displayName: "",
  fieldKey: "KEY",
  fieldType,
  listName: "",
  maxLength,
  rank: 1,
});

describe("a value that a field does not hold yet", () => {
  test.each([
    ["Integer", "", "[I:42]"],
    ["Integer", "[I:42]", "[I:43]"],
    ["Double", "12.5", "[F:0.1]"],
    ["Checkbox", "[I:1]", "[I:0]"],
    ["Datetime", "[DT:02/29/2024 00:00:00.0000000]", "[DT:12/31/2023 00:00:00.0000000]"],
  ])("is, for %s instead of %j, %s in the form of the wire", (fieldType, current, other) => {
    expect(otherValue(field(fieldType), current)).toBe(other);
  });

  test("is another item of a list, and nothing where there is no other", () => {
    expect(otherValue(field("List"), "A", { "": "none", A: "Big", B: "Small" })).toBe("B");
    expect(otherValue(field("List"), "A", { A: "Big" })).toBeNull();
  });

  test("is a text with what gets lost easily, cut between characters to what fits", () => {
    const whole = otherValue(field("Text"), "") ?? "";
    expect(whole).toContain("<b>");
    const upToSurrogate = whole.indexOf("😀") + 1;
    expect(otherValue(field("Text", upToSurrogate), "")).toBe(whole.slice(0, upToSurrogate - 1).trimEnd());
    expect(otherValue(field("Text", 5), "Ærø &")).toBe("Anoth");
  });

  test("does not exist for secrets and labels", () => {
    expect([otherValue(field("Password"), ""), otherValue(field("Label"), "")]).toEqual([null, null]);
  });
});
