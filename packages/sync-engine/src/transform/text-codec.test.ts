import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeField } from "../merge/merge.ts";
import { textField } from "../testing/world.ts";
import { transformOf } from "./transform.ts";

const text = fc.constantFrom("", "a", "b", "A", " a");

test("text that stands the same in base, ERP and CRM is what the merge leaves alone", () => {
  const field = transformOf(textField("f"));
  expect(field.isVerbatim).toBe(true);
  fc.assert(
    fc.property(text, text, fc.option(text), (base, wire, crmValue) => {
      const crm = field.crmToCanonical(crmValue);
      const erp = field.erpToCanonical(wire);
      if (!crm.ok || !erp.ok) throw new Error("any text can be read");
      const policy = { winner: "crm", blankOverwrites: true } as const;
      const decision = mergeField({ base, erp: erp.value, crm: crm.value, field, ...policy });
      expect(wire === base && (crmValue ?? "") === base).toBe(decision.kind === "nothing");
    }),
  );
});

test("an item of an ERP list comes into a text in one language, and not as a text of several", () => {
  const texts = new Map([
    ["1", 'US:"Public sector";SV:"Offentlig sektor"'],
    ["2", 'SV:"Bara på svenska"'],
    ["3", "Plain"],
  ]);
  const list = { toCrm: new Map(), toErp: new Map(), erpTexts: texts };
  const field = transformOf(textField("f", { erpFieldType: "List", list, syncToErp: false }));
  const read = ["1", "2", "3"].map((key) => field.erpToCanonical(key));
  expect(read).toEqual(["Public sector", "Bara på svenska", "Plain"].map((value) => ({ ok: true, value })));
});
