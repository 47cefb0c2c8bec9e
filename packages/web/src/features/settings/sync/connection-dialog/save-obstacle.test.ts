import type { FieldDescription } from "@brygga/api-contract";
import { describe, expect, test } from "vitest";
import { type SaveState, saveObstacle } from "./save-obstacle.ts";

const file: FieldDescription = {
  fieldKey: "File",
  displayName: "Workbook",
  displayDescription: "",
  fieldType: "Text",
  listName: "",
  defaultValue: "",
  maxLength: 0,
  access: "Mandatory",
  rank: 1,
};

const complete: SaveState = {
  name: "Excel",
  connectorId: 1,
  scope: "everyone",
  accessCount: 0,
  needsTest: true,
  fields: [file],
  invalid: [],
  blankMandatory: [],
  isTesting: false,
  test: { ok: true, isCurrent: true },
};

describe("OK in the connection dialog", () => {
  test("is enabled when everything is filled in and tested with exactly these values", () => {
    expect(saveObstacle(complete)).toBeUndefined();
  });

  test.each<[string, Partial<SaveState>, string]>([
    ["without a name", { name: "  " }, "name-missing"],
    ["without a Sync Connector", { connectorId: null }, "connector-missing"],
    ["with a restricted scope that grants nobody", { scope: "restricted" }, "scope-incomplete"],
    ["while the fields are read", { fields: "loading" }, "fields-loading"],
    ["when the fields could not be read", { fields: "failed" }, "fields-failed"],
    ["with a value of the wrong type", { invalid: [file] }, "value-invalid"],
    ["with an empty mandatory field", { blankMandatory: [file] }, "mandatory-missing"],
    ["before a test", { test: undefined }, "test-missing"],
    ["while a test is under way", { isTesting: true }, "testing"],
    ["after a failed test", { test: { ok: false, isCurrent: true } }, "test-failed"],
    ["when a value changed since the test", { test: { ok: true, isCurrent: false } }, "test-outdated"],
  ])("is disabled %s", (_, part, code) => {
    expect(saveObstacle({ ...complete, ...part })?.code).toBe(code);
  });

  test("names the fields that are empty", () => {
    expect(saveObstacle({ ...complete, blankMandatory: [file] })).toEqual({
      code: "mandatory-missing",
      fields: ["Workbook"],
    });
  });

  test("needs neither test nor reachable connector for a new name, description or scope", () => {
    const renamed = { ...complete, needsTest: false, fields: "failed" as const, test: undefined };
    expect(saveObstacle(renamed)).toBeUndefined();
    expect(saveObstacle({ ...renamed, scope: "restricted" })?.code).toBe("scope-incomplete");
  });
});
