import type { CrmField, ErpField } from "@brygga/api-contract";
import { describe, expect, test } from "vitest";
import { chooseDirections, type DirectionChoice } from "./choose-directions.ts";

const text: ErpField = {
  fieldKey: "NAME",
  crmFieldKey: "name",
  syncToCrm: false,
  syncToErp: true,
  showInErpTab: true,
  showInSearch: true,
  displayName: "Name",
  displayDescription: "",
  fieldType: "Text",
  listName: "",
  maxLength: 0,
  access: "Normal",
  searchable: true,
  rank: 1,
  missingInErp: false,
  missingInCrm: false,
  storedAs: [],
};
const balance: ErpField = { ...text, fieldKey: "BALANCE", crmFieldKey: "x_balance", access: "ReadOnly" };
const claimed: ErpField = { ...text, fieldKey: "PHONE", crmFieldKey: "phone" };
const shared: ErpField = { ...text, fieldKey: "EMAIL", crmFieldKey: "email" };
const unmapped: ErpField = { ...text, fieldKey: "NOTE", crmFieldKey: null, syncToErp: false };
const crmField = (key: string): CrmField => ({
  entity: "company",
  key,
  type: "text",
  label: null,
  maxLength: 0,
  scale: null,
  readOnly: false,
  mandatory: false,
  listId: null,
  userDefined: false,
});
const crmFields = ["name", "x_balance", "phone", "email"].map(crmField);
const mapping = {
  fields: [text, balance, claimed, shared, unmapped],
  claimedBy: { phone: "Tripletex" },
  sharedWith: { email: "Tripletex" },
};

/** `<` and `>` of each mapped field, as the dialog shows them. */
function arrows(choice: DirectionChoice): string[] {
  return chooseDirections(mapping, crmFields, choice).fields.map(
    ({ fieldKey, syncToErp, syncToCrm }) => `${fieldKey} ${syncToErp ? "<" : ""}${syncToCrm ? ">" : ""}`,
  );
}

describe("directions of all mapped fields at once", () => {
  test("two-way gives each field what it allows", () => {
    expect(arrows("twoWay")).toEqual(["NAME <>", "BALANCE >", "PHONE <", "EMAIL <>"]);
  });

  test("from ERP takes < away, and > stays away where another connection writes the field", () => {
    expect(arrows("fromErp")).toEqual(["NAME >", "BALANCE >", "PHONE ", "EMAIL "]);
  });

  test("from CRM leaves a field that is read-only in the ERP without a direction", () => {
    expect(arrows("fromCrm")).toEqual(["NAME <", "BALANCE ", "PHONE <", "EMAIL <"]);
  });

  test("none takes all directions away and keeps the CRM fields and where they are shown", () => {
    expect(arrows("none")).toEqual(["NAME ", "BALANCE ", "PHONE ", "EMAIL "]);
    expect(chooseDirections(mapping, crmFields, "none").fields[0]).toMatchObject({
      crmFieldKey: "name",
      showInErpTab: true,
      showInSearch: true,
    });
  });

  test("says how many fields do not allow all of it", () => {
    const limited = (choice: DirectionChoice) => chooseDirections(mapping, crmFields, choice).limited;
    expect([limited("twoWay"), limited("fromErp"), limited("fromCrm"), limited("none")]).toEqual([
      2, 2, 1, 0,
    ]);
  });
});
