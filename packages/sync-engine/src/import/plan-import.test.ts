import type { Actor } from "@brygga/protocol";
import { describe, expect, test } from "vitest";
import { mergeField } from "../merge/merge.ts";
import type { CrmRecord, CrmValue, MappedField } from "../model/model.ts";
import { transformOf, transformsOf } from "../transform/transform.ts";
import { importFields } from "./import-fields.ts";
import { type ImportAction, planImport } from "./plan-import.ts";

const field = (key: string, more: Partial<MappedField> = {}): MappedField => ({
  erpFieldKey: key.toUpperCase(),
  erpFieldType: "Text",
  erpMaxLength: 0,
  erpReadOnly: false,
  crmFieldKey: key,
  crmFieldType: "text",
  crmMaxLength: 0,
  crmScale: null,
  syncToCrm: true,
  syncToErp: true,
  ...more,
});

const actor = (fieldValues: Record<string, string>): Actor => ({
  actorType: "Customer",
  erpKey: "10001",
  fieldValues,
  lastModified: "[DT:11/22/2026 10:00:00.0000000]",
  parentActorType: "",
  parentErpKey: "",
});

const record = (values: Record<string, CrmValue>): CrmRecord => ({
  entity: "company",
  id: 7,
  version: 3,
  deleted: false,
  values,
});

interface Case {
  readonly fields: readonly MappedField[];
  readonly erp: Record<string, string>;
  readonly crm?: Record<string, CrmValue>;
  readonly action?: ImportAction;
}

const planned = ({ fields, erp, crm, action = "merge" }: Case) =>
  planImport(
    { actor: actor(erp), entity: "company", record: crm ? record(crm) : null, action },
    transformsOf(fields),
  );

describe("a new record", () => {
  test("gets the ERP's values where the direction leads to the CRM, each with its log row", () => {
    const plan = planned({
      fields: [field("name"), field("city", { syncToErp: false }), field("note", { syncToCrm: false })],
      erp: { NAME: "Nordvik AB", CITY: "Lund", NOTE: "ours alone" },
    });
    expect(plan.crmValues).toEqual({ name: "Nordvik AB", city: "Lund" });
    expect(plan.base).toEqual({ NAME: "Nordvik AB", CITY: "Lund" });
    expect(
      plan.log.map(({ erpFieldKey, oldValue, newValue, reason }) => [
        erpFieldKey,
        oldValue,
        newValue,
        reason,
      ]),
    ).toEqual([
      ["NAME", "", "Nordvik AB", "import"],
      ["CITY", "", "Lund", "import"],
    ]);
    expect(plan.toErp).toEqual([]);
  });

  test("is made without what does not fit, which is told", () => {
    const plan = planned({
      fields: [field("name"), field("code", { crmMaxLength: 3 })],
      erp: { NAME: "Nordvik AB", CODE: "too long" },
    });
    expect(plan.crmValues).toEqual({ name: "Nordvik AB" });
    expect(plan.base).toEqual({ NAME: "Nordvik AB" });
    expect(plan.problems).toMatchObject([{ erpFieldKey: "CODE", code: "too-long-for-crm" }]);
  });

  test("knows nothing of a field that the connector did not return", () => {
    expect(planned({ fields: [field("name"), field("city")], erp: { NAME: "Nordvik" } }).base).toEqual({
      NAME: "Nordvik",
    });
  });
});

describe("a record that is there", () => {
  const fields = [field("name"), field("city"), field("phone", { syncToErp: false })];
  const erp = { NAME: "Nordvik AB", CITY: "Lund", PHONE: "040-1" };

  test("has its empty fields filled by a merge, and keeps the others", () => {
    const plan = planned({ fields, erp, crm: { name: "Nordvik", city: null, phone: "046-2" } });
    expect(plan.crmValues).toEqual({ city: "Lund" });
    expect(plan.toErp).toEqual(["NAME"]);
  });

  test("is overwritten by a replace, but not by what is empty in the ERP", () => {
    const plan = planned({
      fields,
      erp: { ...erp, PHONE: "" },
      crm: { name: "Nordvik", city: "Malmö", phone: "046-2" },
      action: "replace",
    });
    expect(plan.crmValues).toEqual({ name: "Nordvik AB", city: "Lund" });
    expect(plan.log.map(({ oldValue }) => oldValue)).toEqual(["Nordvik", "Malmö"]);
  });

  test("is never written to against the direction of the mapping", () => {
    const onlyToErp = [field("name", { syncToCrm: false })];
    for (const action of ["merge", "replace"] as const) {
      const plan = planned({ fields: onlyToErp, erp, crm: { name: "Nordvik" }, action });
      expect(plan).toMatchObject({ crmValues: {}, log: [], toErp: ["NAME"] });
    }
  });

  test("that has everything already gets a base and nothing else", () => {
    const plan = planned({ fields: [field("city")], erp: { CITY: "Lund" }, crm: { city: "Lund" } });
    expect(plan).toMatchObject({ crmValues: {}, base: { CITY: "Lund" }, log: [], toErp: [] });
  });
});

test("after an import the next cycle writes nothing to the CRM, whatever both sides hold", () => {
  const values = ["", "Lund", "Malmö"];
  const directions = [
    { syncToCrm: true, syncToErp: true },
    { syncToCrm: true, syncToErp: false },
    { syncToCrm: false, syncToErp: true },
  ];
  for (const erp of values) {
    for (const crm of values) {
      for (const direction of directions) {
        for (const action of ["merge", "replace"] as const) {
          for (const winner of ["crm", "erp"] as const) {
            const mapped = field("city", direction);
            const plan = planned({
              fields: [mapped],
              erp: { CITY: erp },
              crm: { city: crm || null },
              action,
            });
            const after = plan.crmValues.city ?? crm;
            const decision = mergeField({
              base: plan.base.CITY,
              erp,
              crm: String(after ?? ""),
              field: transformOf(mapped),
              winner,
              blankOverwrites: true,
            });
            const told = JSON.stringify({ erp, crm, direction, action, winner, decision });
            expect(decision.kind, told).not.toBe("take-erp");
            expect(decision.kind === "take-crm", told).toBe(plan.toErp.length > 0);
            // A value of the ERP is not lost to an empty one.
            if (decision.kind === "take-crm") expect(decision.value, told).not.toBe("");
          }
        }
      }
    }
  }
});

test("a user sees field by field what would happen, in the words of both sides", () => {
  const list = field("category", {
    erpFieldType: "List",
    crmFieldType: "list",
    list: {
      toCrm: new Map([["G1", "customer"]]),
      toErp: new Map([["customer", "G1"]]),
      erpTexts: new Map([
        ["G1", "Kund"],
        ["G2", "Prospekt"],
      ]),
    },
    crmList: { keyByName: new Map(), nameByKey: new Map([["customer", "Customer"]]) },
  });
  const transforms = transformsOf([
    field("name"),
    field("city"),
    field("phone"),
    list,
    { ...list, erpFieldKey: "GROUP2", crmFieldKey: "business" },
  ]);
  const erp = { NAME: "Nordvik AB", CITY: "Lund", PHONE: "1", CATEGORY: "G1", GROUP2: "G2" };
  const crm = record({ name: "Nordvik", city: "Lund", phone: null, category: null, business: null });
  const fields = importFields(
    { actor: actor(erp), entity: "company", record: crm, action: "merge" },
    transforms,
  );
  expect(
    fields.map(({ erpText, crmText, newText, effect, toErp }) => [erpText, crmText, newText, effect, toErp]),
  ).toEqual([
    ["Nordvik AB", "Nordvik", "Nordvik", "kept", true],
    ["Lund", "Lund", "Lund", "equal", false],
    ["1", "", "1", "written", false],
    ["Kund", "", "Customer", "written", false],
    ["Prospekt", "", "", "problem", false],
  ]);
  expect(fields.at(-1)?.problem?.code).toBe("list-item-unmapped");
});
