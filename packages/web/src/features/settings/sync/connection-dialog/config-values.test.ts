import type { FieldDescription } from "@brygga/api-contract";
import { describe, expect, test } from "vitest";
import {
  configOf,
  faultOf,
  fingerprint,
  isBlankMandatory,
  isConfigChanged,
  shownValue,
} from "./config-values.ts";

const field = (part: Partial<FieldDescription>): FieldDescription => ({
  fieldKey: "Key",
  displayName: "Key",
  displayDescription: "",
  fieldType: "Text",
  listName: "",
  defaultValue: "",
  maxLength: 0,
  access: "Normal",
  rank: 1,
  ...part,
});

const file = field({ fieldKey: "File", defaultValue: "erp.xlsx", access: "Mandatory" });
const secret = field({ fieldKey: "Secret", fieldType: "Password" });
const stored = { config: { File: "old.xlsx" }, passwordsSet: ["Secret"] };
const nothing = { config: {}, passwords: {} };

describe("values of the connection dialog", () => {
  test("a field shows what was typed, else what is stored, else the connector's default", () => {
    expect(shownValue(file, nothing, undefined)).toBe("erp.xlsx");
    expect(shownValue(file, nothing, stored)).toBe("old.xlsx");
    expect(shownValue(file, { ...nothing, config: { File: "" } }, stored)).toBe("");
  });

  test("a stored password is never shown, and is left out of what is sent unless replaced", () => {
    expect(shownValue(secret, nothing, stored)).toBe("");
    expect(configOf([file, secret], nothing, stored)).toEqual({ File: "old.xlsx" });
    const replaced = { config: {}, passwords: { Secret: "new" } };
    expect(configOf([file, secret], replaced, stored)).toEqual({ File: "old.xlsx", Secret: "new" });
  });

  test("a label takes no part in the values", () => {
    expect(configOf([field({ fieldType: "Label" })], nothing, undefined)).toEqual({});
  });

  test("an untouched check box is sent as cleared", () => {
    const box = field({ fieldKey: "Box", fieldType: "Checkbox" });
    expect(configOf([box], nothing, undefined)).toEqual({ Box: "0" });
  });

  test("typing a value and typing the old one again is no change", () => {
    expect(isConfigChanged([file], { ...nothing, config: { File: "new.xlsx" } }, stored)).toBe(true);
    expect(isConfigChanged([file], { ...nothing, config: { File: "old.xlsx" } }, stored)).toBe(false);
  });

  test("a fingerprint does not depend on the order of the fields", () => {
    expect(fingerprint({ a: "1", b: "2" })).toBe(fingerprint({ b: "2", a: "1" }));
    expect(fingerprint({ a: "1", b: "2" })).not.toBe(fingerprint({ a: "1", b: "3" }));
  });

  test("a mandatory field is blank until it has more than spaces, or a stored password", () => {
    expect(isBlankMandatory(file, { ...nothing, config: { File: "  " } }, stored)).toBe(true);
    expect(isBlankMandatory(file, nothing, undefined)).toBe(false);
    expect(isBlankMandatory({ ...secret, access: "Mandatory" }, nothing, undefined)).toBe(true);
    expect(isBlankMandatory({ ...secret, access: "Mandatory" }, nothing, stored)).toBe(false);
  });

  test("values of the wrong type and too long ones are faults; blank ones are not", () => {
    expect(faultOf(field({ fieldType: "Integer" }), "1.5")).toBe("not-integer");
    expect(faultOf(field({ fieldType: "Double" }), "one")).toBe("not-decimal");
    expect(faultOf(field({ fieldType: "Double" }), "-0.10")).toBeUndefined();
    expect(faultOf(field({ fieldType: "Integer" }), "")).toBeUndefined();
    expect(faultOf(field({ maxLength: 3 }), "four")).toBe("too-long");
  });
});
