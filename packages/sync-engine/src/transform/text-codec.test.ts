import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeField } from "../merge.ts";
import { textField } from "../testing/world.ts";
import { transformOf } from "../transform.ts";

const text = fc.constantFrom("", "a", "b", "A", " a");

test("what both sides are seen to hold, the merge would leave alone", () => {
  const field = transformOf(textField("f"));
  const policy = { winner: "crm", blankOverwrites: true } as const;
  fc.assert(
    fc.property(text, text, fc.option(text), (base, wire, crmValue) => {
      const crm = field.crmToCanonical(crmValue);
      const erp = field.erpToCanonical(wire);
      if (!crm.ok || !erp.ok) throw new Error("any text can be read");
      const decision = mergeField({ base, erp: erp.value, crm: crm.value, field, ...policy });
      expect(field.bothHold?.(base, wire, crmValue)).toBe(decision.kind === "nothing");
    }),
  );
});
