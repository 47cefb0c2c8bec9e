import type { CreateFormField } from "@brygga/api-contract";
import { expect, test } from "vitest";
import { faultOfValue, filledIn } from "./create-faults.ts";

const field = (more: Partial<CreateFormField> = {}): CreateFormField => ({
  ...{ fieldKey: "PHONE", displayName: "Phone", displayDescription: "", fieldType: "Text", listName: "" },
  ...{ maxLength: 0, mandatory: false, value: "" },
  ...more,
});

test("a mandatory field may not be blank, and spaces are blank", () => {
  expect(faultOfValue(field({ mandatory: true }), "  ")).toBe("blank");
  expect(faultOfValue(field(), "")).toBeUndefined();
});

test("a value must be of its field's type and no longer than it takes", () => {
  expect(faultOfValue(field({ maxLength: 3 }), "1234")).toBe("too-long");
  expect(faultOfValue(field({ fieldType: "Integer" }), "1.5")).toBe("not-integer");
  expect(faultOfValue(field({ fieldType: "Double" }), "1.5")).toBeUndefined();
  expect(faultOfValue(field({ fieldType: "Double" }), "much")).toBe("not-decimal");
});

test("what was typed comes before what was filled in, also where it was cleared", () => {
  const fields = [field({ value: "08-1" }), field({ fieldKey: "EMAIL", value: "a@b.se" })];
  expect(filledIn(fields, { PHONE: "" })).toEqual({ PHONE: "", EMAIL: "a@b.se" });
});
