import fc from "fast-check";
import { expect, test } from "vitest";
import type { MappedField } from "../model/model.ts";
import { transformsOf } from "../transform/transform.ts";
import { planImport } from "./plan-import.ts";
import { planNewRecord } from "./plan-new.ts";

/** Pairs of types that a mapping allows. */
const TYPES: readonly Pick<MappedField, "erpFieldType" | "crmFieldType">[] = [
  { erpFieldType: "Text", crmFieldType: "text" },
  { erpFieldType: "Text", crmFieldType: "integer" },
  { erpFieldType: "Integer", crmFieldType: "text" },
  { erpFieldType: "Integer", crmFieldType: "integer" },
  { erpFieldType: "Decimal", crmFieldType: "decimal" },
  { erpFieldType: "CheckBox", crmFieldType: "checkbox" },
  { erpFieldType: "Datetime", crmFieldType: "date" },
  { erpFieldType: "Datetime", crmFieldType: "text" },
  { erpFieldType: "List", crmFieldType: "list" },
];

const LIST = {
  list: {
    toCrm: new Map([["G1", "customer"]]),
    toErp: new Map([["customer", "G1"]]),
    erpTexts: new Map([["G1", "Kund"]]),
  },
  crmList: { keyByName: new Map([["kund", "customer"]]), nameByKey: new Map([["customer", "Kund"]]) },
};

const WIRES = [
  ...["", " ", "Lund", "Lund ", "a text that is too long", "0", "1", "007", "[I:7]", "[D:7.50]", "[D:7.5]"],
  ...["[DT:11/22/2026 10:00:00.0000000]", "[DT:nonsense]", "G1", "G2", "true"],
];

const field = (index: number): fc.Arbitrary<MappedField> =>
  fc
    .record({
      types: fc.constantFrom(...TYPES),
      maxLength: fc.constantFrom(0, 6),
      mandatory: fc.boolean(),
      direction: fc.constantFrom([true, true], [true, false], [false, true]),
    })
    .map(({ types, maxLength, mandatory, direction: [syncToCrm = true, syncToErp = true] }) => ({
      ...types,
      ...LIST,
      erpFieldKey: index === 0 ? "__proto__" : `FIELD${index}`,
      erpMaxLength: 0,
      erpReadOnly: false,
      crmFieldKey: `field${index}`,
      crmMaxLength: maxLength,
      crmScale: types.crmFieldType === "decimal" ? 1 : null,
      crmMandatory: mandatory,
      syncToCrm,
      syncToErp,
    }));

const actorAndFields = fc.tuple(...[0, 1, 2, 3].map(field)).chain((fields) =>
  fc.record({
    fields: fc.constant(fields),
    wires: fc.tuple(...fields.map(() => fc.option(fc.constantFrom(...WIRES), { nil: undefined }))),
  }),
);

test("a new record is planned as an import without a record is, whatever the actor and the fields", () => {
  let written = 0;
  fc.assert(
    fc.property(actorAndFields, ({ fields, wires }) => {
      const transforms = transformsOf(fields);
      const given = fields.flatMap(({ erpFieldKey }, index) => {
        const wire = wires[index];
        return wire === undefined ? [] : [[erpFieldKey, wire] as const];
      });
      const fieldValues: Record<string, string> = Object.fromEntries(given);
      const actor = { fieldValues };
      const plan = planImport({ actor, entity: "company", record: null, action: "merge" }, transforms);
      const fast = planNewRecord(actor, transforms);
      const base = transforms.flatMap((transform, index) => {
        const text = fast.base[index] ?? null;
        return text === null ? [] : [[transform.field.erpFieldKey, text] as const];
      });
      expect(Object.fromEntries(base)).toEqual(plan.base);
      const values = transforms.flatMap((transform, index) =>
        fast.values[index] === undefined ? [] : [[transform.field.crmFieldKey, fast.values[index]] as const],
      );
      expect(Object.fromEntries(values)).toEqual(plan.crmValues);
      expect(fast.count).toBe(plan.log.length);
      const logged = values.map(([key], index) => [key, "", plan.log[index]?.newValue]);
      expect(plan.log.map((row) => [row.crmFieldKey, row.oldValue, row.newValue])).toEqual(logged);
      for (const { erpFieldKey, newValue } of plan.log) expect(new Map(base).get(erpFieldKey)).toBe(newValue);
      expect(fast.problems).toEqual(
        plan.problems.map(({ erpFieldKey, code, details }) => ({ erpFieldKey, code, details })),
      );
      expect(plan.toErp).toEqual([]);
      written += fast.count;
    }),
    { numRuns: 2000 },
  );
  expect(written).toBeGreaterThan(300);
});
