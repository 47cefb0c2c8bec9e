import type { ImportSettings } from "@brygga/api-contract";
import { expect, test } from "vitest";
import { settingsObstacle } from "./settings-obstacle.ts";

const settings: ImportSettings = {
  duplicateMatch: "name",
  idFieldKey: null,
  onDuplicate: "merge",
  newListItems: "leave-empty",
  itemMapping: [],
  contactsWithoutCompany: "import",
  contactMatch: "none",
  contactIdFieldKey: null,
};
const view = { chosen: 3, entity: "company" as const, settings };

test("nothing is in the way of a preview when actors are chosen", () => {
  expect(settingsObstacle(view)).toBeUndefined();
  expect(settingsObstacle({ ...view, chosen: 0 })).toBe("nothing-chosen");
});

test("whoever matches by id has to say which field of the ERP holds it", () => {
  const byId = { ...settings, duplicateMatch: "id" as const };
  expect(settingsObstacle({ ...view, settings: byId })).toBe("id-field-missing");
  expect(settingsObstacle({ ...view, settings: { ...byId, idFieldKey: "CRMID" } })).toBeUndefined();
  const contactsById = { ...settings, contactMatch: "id" as const };
  expect(settingsObstacle({ ...view, settings: contactsById })).toBe("id-field-missing");
});

test("an import of contacts needs a match, because none means that contacts are not imported", () => {
  const off = { ...settings, duplicateMatch: "none" as const };
  expect(settingsObstacle({ ...view, entity: "contact", settings: off })).toBe("contacts-off");
});
