import { describe, expect, test } from "vitest";
import { directionReason, type MappedPair } from "./direction-state.ts";

const pair = (
  field: Partial<MappedPair["field"]> = {},
  crmField: MappedPair["crmField"] = { type: "text", readOnly: false },
  claims: Partial<MappedPair["claims"]> = {},
): MappedPair => ({
  field: {
    fieldKey: "NAME",
    fieldType: "Text",
    access: "Normal",
    crmFieldKey: "name",
    missingInErp: false,
    missingInCrm: false,
    syncToErp: false,
    ...field,
  },
  crmField,
  claims: { claimedBy: {}, sharedWith: {}, ...claims },
});
const both = (mapped: MappedPair) => [directionReason(mapped, "toErp"), directionReason(mapped, "toCrm")];

describe("a direction in the Mappings dialog", () => {
  test("is free both ways between two texts", () => {
    expect(both(pair())).toEqual([undefined, undefined]);
  });

  test("is grey until a CRM field is chosen", () => {
    expect(both({ ...pair({ crmFieldKey: null }), crmField: undefined })).toEqual([
      "no-crm-field",
      "no-crm-field",
    ]);
  });

  test("is grey for the key field and for labels", () => {
    expect(both(pair({ fieldKey: "ErpKey" }))[0]).toBe("not-synchronisable");
    expect(both(pair({ fieldType: "Label" }))[0]).toBe("not-synchronisable");
  });

  test("has no < for a field that is read-only in the ERP, and no > for one read-only in the CRM", () => {
    expect(both(pair({ access: "ReadOnly" }))).toEqual(["erp-read-only", undefined]);
    expect(both(pair({}, { type: "text", readOnly: true }))).toEqual([undefined, "crm-read-only"]);
  });

  test("is grey where the types would lose information", () => {
    expect(both(pair({ fieldType: "Integer" }, { type: "decimal", readOnly: false }))).toEqual([
      "loses-information",
      undefined,
    ]);
    expect(both(pair({ fieldType: "Double" }, { type: "integer", readOnly: false }))).toEqual([
      undefined,
      "loses-information",
    ]);
  });

  test("has no > where another active connection writes the CRM field one-way", () => {
    const claims = { claimedBy: { name: "Tripletex" } };
    expect(both(pair({}, { type: "text", readOnly: false }, claims))).toEqual([undefined, "claimed"]);
  });

  test("has > only together with < where another active connection writes the CRM field two-way", () => {
    const claims = { sharedWith: { name: "Tripletex" } };
    const crmField = { type: "text", readOnly: false } as const;
    expect(both(pair({}, crmField, claims))).toEqual([undefined, "shared"]);
    expect(both(pair({ syncToErp: true }, crmField, claims))).toEqual([undefined, undefined]);
  });

  test("is grey both ways for a field that is gone on either side", () => {
    expect(both(pair({ missingInErp: true }))).toEqual(["missing-in-erp", "missing-in-erp"]);
    expect(both(pair({ missingInCrm: true }))).toEqual(["missing-in-crm", "missing-in-crm"]);
  });
});
