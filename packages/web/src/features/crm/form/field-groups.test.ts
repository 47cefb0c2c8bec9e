import type { CrmEntity, CrmField } from "@brygga/api-contract";
import { expect, test } from "vitest";
import { groupFields } from "./field-groups.ts";

const field = (entity: CrmEntity, key: string, userDefined = false): CrmField => ({
  entity,
  key,
  type: "text",
  label: userDefined ? key : null,
  maxLength: 255,
  scale: null,
  readOnly: false,
  mandatory: false,
  listId: null,
  userDefined,
});

const keysOf = (entity: CrmEntity, keys: readonly CrmField[]) =>
  groupFields(entity, keys).map(({ name, fields }) => [name, ...fields.map(({ key }) => key)]);

test("fields stand in their groups, and a group in the order of an address", () => {
  const fields = ["name", "email", "country", "postalCity", "postalAddress1", "streetCity", "note"];
  expect(
    keysOf(
      "company",
      fields.map((key) => field("company", key)),
    ),
  ).toEqual([
    ["general", "name"],
    ["phoneAndInternet", "email"],
    ["postalAddress", "postalAddress1", "postalCity", "country"],
    ["streetAddress", "streetCity"],
    ["note", "note"],
  ]);
});

test("a user-defined field appears at once, and a standard field that nobody placed is not lost", () => {
  const fields = [field("project", "name"), field("project", "brandNew"), field("project", "x_budget", true)];
  expect(keysOf("project", fields)).toEqual([
    ["general", "name", "brandNew"],
    ["userDefined", "x_budget"],
  ]);
});
