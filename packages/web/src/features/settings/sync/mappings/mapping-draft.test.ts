import type { ActorTypeMapping, CrmField, ErpField } from "@brygga/api-contract";
import { describe, expect, test } from "vitest";
import {
  changesOf,
  contestedFields,
  mappingOf,
  NO_CHANGES,
  setActive,
  setFields,
  withChanges,
  withCrmField,
} from "./mapping-draft.ts";

const name: ErpField = {
  fieldKey: "NAME",
  crmFieldKey: null,
  syncToCrm: false,
  syncToErp: false,
  showInErpTab: false,
  showInSearch: true,
  displayName: "Name",
  displayDescription: "",
  fieldType: "Text",
  listName: "",
  maxLength: 0,
  access: "Mandatory",
  searchable: true,
  rank: 1,
  missingInErp: false,
  missingInCrm: false,
  storedAs: [],
};
const customer: ActorTypeMapping = {
  actorType: "Customer",
  crmEntity: "company",
  active: false,
  version: 3,
  fields: [name, { ...name, fieldKey: "CREDIT", fieldType: "Double" }],
  claimedBy: {},
  sharedWith: {},
};
const crmField = (part: Partial<CrmField>): CrmField => ({
  entity: "company",
  key: "name",
  type: "text",
  label: null,
  maxLength: 0,
  scale: null,
  readOnly: false,
  mandatory: false,
  listId: null,
  userDefined: false,
  ...part,
});

const NO_CLAIMS = { claimedBy: {}, sharedWith: {} };

describe("changes in the Mappings dialog", () => {
  test("nothing changed means nothing to save", () => {
    expect(changesOf([customer], NO_CHANGES)).toEqual([]);
  });

  test("only the fields that differ are saved", () => {
    const mapped = { ...mappingOf(name), crmFieldKey: "name", syncToCrm: true };
    const draft = setActive(setFields(NO_CHANGES, "Customer", [mapped]), "Customer", true);
    expect(changesOf([customer], draft)).toEqual([
      { actorType: "Customer", version: 3, active: true, fields: [mapped] },
    ]);
    expect(withChanges(customer, draft).fields[0]?.crmFieldKey).toBe("name");
  });

  test("a change that was taken back is not saved", () => {
    const there = setActive(NO_CHANGES, "Customer", true);
    expect(changesOf([customer], setActive(there, "Customer", false))).toEqual([]);
  });

  test("another CRM field keeps the directions that it allows and loses the others", () => {
    const twoWay = { ...name, fieldType: "Integer", crmFieldKey: "number", syncToCrm: true, syncToErp: true };
    const decimal = crmField({ key: "x_size", type: "decimal" });
    expect(withCrmField(twoWay, decimal, NO_CLAIMS)).toMatchObject({
      crmFieldKey: "x_size",
      syncToCrm: true,
      syncToErp: false,
    });
  });

  test("without a CRM field there is no direction", () => {
    const mapped = { ...name, crmFieldKey: "name", syncToCrm: true, syncToErp: true };
    expect(withCrmField(mapped, undefined, NO_CLAIMS)).toMatchObject({
      crmFieldKey: null,
      syncToCrm: false,
      syncToErp: false,
    });
  });

  test("a field is contested where somebody else has changed it to something else meanwhile", () => {
    const mine = setFields(NO_CHANGES, "Customer", [{ ...mappingOf(name), crmFieldKey: "name" }]);
    const theirs = (crmFieldKey: string, fieldKey = "NAME") => ({
      ...customer,
      fields: customer.fields.map((field) =>
        field.fieldKey === fieldKey ? { ...field, crmFieldKey } : field,
      ),
    });
    expect(contestedFields([customer], [theirs("department")], mine)).toEqual(["Name"]);
    expect(contestedFields([customer], [theirs("name")], mine)).toEqual([]);
    expect(contestedFields([customer], [theirs("credit", "CREDIT")], mine)).toEqual([]);
  });
});

test("a field that is not changed stays the same object, so that its row is not shown anew", () => {
  const [changed, other] = customer.fields;
  const draft = setFields(NO_CHANGES, "Customer", [{ ...mappingOf(name), showInErpTab: true }]);
  const shown = withChanges(customer, draft).fields;
  expect(shown[0]).not.toBe(changed);
  expect(shown[1]).toBe(other);
});
