import { FIELD_KEY } from "@brygga/api-contract";
import { describe, expect, test } from "vitest";
import { isLength, keyFor, kindOf, typeOf } from "./field-kind.ts";

describe("the kind of a user-defined field", () => {
  test("a text without a greatest length is a long one", () => {
    expect(kindOf({ type: "text", maxLength: 0 })).toBe("longText");
    expect(kindOf({ type: "text", maxLength: 40 })).toBe("shortText");
    expect([typeOf("longText"), typeOf("shortText"), typeOf("list")]).toEqual(["text", "text", "list"]);
  });

  test("a short text takes 1 to 4000 characters", () => {
    expect([1, 4000].every(isLength)).toBe(true);
    expect([0, 4001, 1.5, Number.NaN].some(isLength)).toBe(false);
  });

  test.each([
    ["Customer segment", "x_customerSegment"],
    ["Årlig omsättning (kr)", "x_arligOmsattningKr"],
    ["2nd contact", "x_ndContact"],
    ["ERP", "x_erp"],
    ["–", ""],
    [
      "A very long name that goes on and on and on, and then some",
      "x_aVeryLongNameThatGoesOnAndOnAndOnAndThen",
    ],
  ])("the name %j gives the key %j", (name, key) => {
    expect(keyFor(name)).toBe(key.slice(0, 41));
    if (key !== "") expect(keyFor(name)).toMatch(FIELD_KEY);
  });
});
