import type { DefaultField, SyncDefaults } from "@brygga/api-contract";
import { describe, expect, test } from "vitest";
import {
  changesOf,
  hasDefault,
  NO_CHANGES,
  setDefault,
  settingOf,
  unfilledOf,
  withChanges,
} from "./defaults-draft.ts";

const field = (fieldKey: string, more: Partial<DefaultField> = {}): DefaultField => ({
  fieldKey,
  hasDefault: false,
  default: "",
  askUser: false,
  mandatory: false,
  displayName: fieldKey,
  displayDescription: "",
  fieldType: "Text",
  listName: "",
  maxLength: 0,
  access: "Normal",
  syncToErp: false,
  missingInErp: false,
  ...more,
});
const phone = field("PHONE", { hasDefault: true, default: "1" });
const name = field("NAME", { access: "Mandatory", mandatory: true });
const stored: SyncDefaults = {
  actorType: "Customer",
  crmEntity: "company",
  version: 3,
  fields: [name, phone, field("FAX")],
};
const asked = { fieldKey: "FAX", hasDefault: false, default: "", askUser: true, mandatory: false };

describe("defaults that are being changed", () => {
  test("are those stored at first, and nothing is to be saved", () => {
    expect(withChanges(stored, NO_CHANGES)).toEqual(stored.fields);
    expect(changesOf([stored], NO_CHANGES)).toEqual([]);
  });

  test("are saved whole, with those that were left alone", () => {
    const draft = setDefault(NO_CHANGES, "Customer", { fieldKey: "FAX", to: asked });
    expect(changesOf([stored], draft)).toEqual([{ stored, defaults: [settingOf(phone), asked] }]);
  });

  test("keep what somebody else has changed of other fields meanwhile", () => {
    const draft = setDefault(NO_CHANGES, "Customer", { fieldKey: "FAX", to: asked });
    const present = { ...stored, version: 4, fields: [name, { ...phone, default: "2" }, field("FAX")] };
    expect(changesOf([present], draft)[0]?.defaults).toEqual([{ ...settingOf(phone), default: "2" }, asked]);
  });

  test("can be deleted, which leaves what the connector demands mandatory", () => {
    const given = { ...settingOf(name), hasDefault: true, default: "Unnamed" };
    const draft = setDefault(NO_CHANGES, "Customer", { fieldKey: "NAME", to: given });
    const deleted = setDefault(draft, "Customer", { fieldKey: "NAME", to: null });
    expect(withChanges(stored, deleted)[0]).toEqual(name);
    expect(changesOf([stored], deleted)).toEqual([]);
  });

  test("come back when a deletion is taken back", () => {
    const deleted = setDefault(NO_CHANGES, "Customer", { fieldKey: "PHONE", to: null });
    expect(withChanges(stored, deleted).filter(hasDefault)).toEqual([]);
    const back = setDefault(deleted, "Customer", { fieldKey: "PHONE", to: settingOf(phone) });
    expect(changesOf([stored], back)).toEqual([]);
  });
});

test("a mandatory field is unfilled without a direction towards the ERP, a default value or a question", () => {
  expect(unfilledOf(stored.fields)).toEqual([name]);
  for (const filled of [{ syncToErp: true }, { hasDefault: true }, { askUser: true }, { missingInErp: true }])
    expect(unfilledOf([{ ...name, ...filled }])).toEqual([]);
});
