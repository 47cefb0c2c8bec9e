import type { ActorTypeMapping } from "@brygga/api-contract";
import { expect, test } from "vitest";
import { isDraftOf } from "./is-draft-of.ts";

const name = { fieldKey: "NAME", crmFieldKey: "name", syncToCrm: true, syncToErp: false };
const note = { fieldKey: "NOTE", crmFieldKey: null, syncToCrm: false, syncToErp: false };
const isOf = (fields: readonly object[], params: object = { fields: [name, note] }) =>
  isDraftOf({ ...params }, { fields } as Pick<ActorTypeMapping, "fields">);

test("a pre-flight is of the mapping that it was made with", () => {
  expect(isOf([name, note])).toBe(true);
});

test("another direction or CRM field makes it outdated", () => {
  expect(isOf([{ ...name, syncToErp: true }, note])).toBe(false);
  expect(isOf([{ ...name, crmFieldKey: "department" }, note])).toBe(false);
  expect(isOf([name, { ...note, crmFieldKey: "note", syncToCrm: true }])).toBe(false);
});

test("a field without a direction does not count", () => {
  expect(isOf([name, { ...note, crmFieldKey: "note" }])).toBe(true);
});

test("params of another kind are of no mapping", () => {
  expect(isOf([name], {})).toBe(false);
});
