import { describe, expect, test } from "vitest";
import type { MappedField } from "../model/model.ts";
import { transformOf } from "../transform/transform.ts";
import { type FieldValues, fieldFindings } from "./preflight-field.ts";

const field = (part: Partial<MappedField> = {}): MappedField => ({
  erpFieldKey: "F",
  erpFieldType: "Text",
  erpMaxLength: 0,
  erpReadOnly: false,
  crmFieldKey: "f",
  crmFieldType: "text",
  crmMaxLength: 0,
  crmScale: null,
  syncToCrm: true,
  syncToErp: true,
  ...part,
});

function met(part: Partial<MappedField>, values: Partial<FieldValues>) {
  const all = { wire: "", crm: null, isMandatoryInErp: false, ...values };
  return fieldFindings(transformOf(field(part)), all);
}
const codes = (part: Partial<MappedField>, values: Partial<FieldValues>) =>
  met(part, values).findings.map(({ side, code }) => `${side} ${code}`);

const LISTS: Partial<MappedField> = {
  erpFieldType: "List",
  crmFieldType: "list",
  list: {
    toCrm: new Map([["a", "1"]]),
    toErp: new Map([["1", "a"]]),
    erpTexts: new Map([
      ["a", "Retail"],
      ["b", "Wholesale"],
    ]),
  },
  crmList: { keyByName: new Map(), nameByKey: new Map([["2", "Public"]]) },
};

describe("what a mapping would meet in a value", () => {
  test("is nothing where both sides can hold it, whether they agree or not", () => {
    expect(met({}, { wire: "Havsbris", crm: "Havsbris" })).toEqual({ findings: [], differs: false });
    expect(met({}, { wire: "Havsbris", crm: "Öresund" })).toEqual({ findings: [], differs: true });
  });

  test("is its length, only in a direction that is on", () => {
    const short = { crmMaxLength: 3, erpMaxLength: 3 };
    expect(codes(short, { wire: "four", crm: "four" })).toEqual([
      "erp too-long-for-crm",
      "crm too-long-for-erp",
    ]);
    expect(codes({ ...short, syncToErp: false }, { wire: "four", crm: "four" })).toEqual([
      "erp too-long-for-crm",
    ]);
    expect(codes({ ...short, syncToCrm: false }, { wire: "four", crm: "four" })).toEqual([
      "crm too-long-for-erp",
    ]);
  });

  test("is a list item without a partner, on either side, with its text", () => {
    const { findings } = met(LISTS, { wire: "b", crm: "2" });
    expect(findings).toMatchObject([
      { side: "erp", code: "list-item-unmapped", details: { item: "b", text: "Wholesale" } },
      { side: "crm", code: "list-item-unmapped", details: { item: "2", text: "Public" } },
    ]);
    expect(codes(LISTS, { wire: "a", crm: "1" })).toEqual([]);
  });

  test("is a value that cannot be read, also of a field that goes to the ERP alone", () => {
    const whole = { erpFieldType: "Integer", crmFieldType: "integer" } as const;
    expect(codes(whole, { wire: "soon", crm: 1 })).toEqual(["erp erp-value-unreadable"]);
    expect(codes({ ...whole, syncToCrm: false }, { wire: "soon", crm: 1 })).toEqual([
      "erp erp-value-unreadable",
    ]);
    expect(codes({}, { wire: undefined, crm: "a" })).toEqual(["erp erp-value-absent"]);
  });

  test("is a blank where the other side must have a value", () => {
    expect(codes({ crmMandatory: true }, { wire: "", crm: "a" })).toEqual(["erp blank-mandatory-in-crm"]);
    expect(codes({}, { wire: "a", crm: null, isMandatoryInErp: true })).toEqual([
      "crm blank-mandatory-in-erp",
    ]);
    expect(codes({ syncToErp: false }, { wire: "a", crm: null, isMandatoryInErp: true })).toEqual([]);
  });

  test("is what would not come back as it was: a time of day, a name in other letters, a learned form", () => {
    const date = { erpFieldType: "Datetime", crmFieldType: "date" } as const;
    expect(codes(date, { wire: "[DT:01/15/2026 13:30:00.0000000]", crm: "2026-01-15" })).toEqual([
      "erp changed-on-the-way",
    ]);
    expect(codes(date, { wire: "[DT:01/15/2026 00:00:00.0000000]", crm: "2026-01-15" })).toEqual([]);
    const named = {
      crmFieldType: "list",
      crmList: { keyByName: new Map([["beer", "1"]]), nameByKey: new Map([["1", "Beer"]]) },
    } as const;
    const { findings } = met(named, { wire: "BEER", crm: "1" });
    expect(findings).toMatchObject([{ side: "erp", details: { value: "BEER", becomes: "Beer" } }]);
    expect(codes({ ...named, syncToErp: false }, { wire: "BEER", crm: "1" })).toEqual([]);
  });

  test("is a number that has more decimals than the CRM keeps", () => {
    const decimal = { erpFieldType: "Double", crmFieldType: "decimal", crmScale: 2 } as const;
    expect(codes(decimal, { wire: "[F:1.005]", crm: "1" })).toEqual(["erp does-not-fit-crm"]);
  });

  test("of an actor that is not linked is told of the ERP's side alone", () => {
    const { findings, differs } = met({ crmMaxLength: 3 }, { wire: "four", crm: undefined });
    expect(findings.map(({ code }) => code)).toEqual(["too-long-for-crm"]);
    expect(differs).toBe(false);
  });
});
