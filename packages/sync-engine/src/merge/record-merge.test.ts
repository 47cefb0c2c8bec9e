import { describe, expect, test } from "vitest";
import type { CrmValue, MappedField } from "../model/model.ts";
import { textField } from "../testing/world.ts";
import { type FieldTransform, transformsOf } from "../transform/transform.ts";
import { decideByMerge, planRecord, type RecordPlan } from "./record-merge.ts";

interface Sides {
  readonly base?: Readonly<Record<string, string>>;
  readonly erp: Readonly<Record<string, string>>;
  readonly crm: Readonly<Record<string, CrmValue>>;
  readonly fields: readonly MappedField[];
  readonly blankOverwrites?: boolean;
}

function plan({ base = {}, erp, crm, fields, blankOverwrites = true }: Sides): RecordPlan {
  const actor = {
    actorType: "Customer",
    erpKey: "1",
    fieldValues: erp,
    lastModified: "1",
    parentActorType: "",
    parentErpKey: "",
  };
  const record = { entity: "company" as const, id: 1, version: 1, deleted: false, values: crm };
  const decide = decideByMerge({ winner: "crm", blankOverwrites });
  return planRecord({ linkId: 1, base, actor, record }, transformsOf(fields), decide);
}

const count = textField("count", { erpFieldType: "Integer", crmFieldType: "integer" });
const date = textField("since", { erpFieldType: "Datetime", crmFieldType: "date" });

describe("the plan of one record", () => {
  test("a value that cannot be read is reported, and is not written over a good one", () => {
    const made = plan({
      base: { COUNT: "1", NAME: "a" },
      erp: { COUNT: "many", NAME: "b" },
      crm: { count: 1, name: "a" },
      fields: [count, textField("name")],
    });
    expect(made.crmValues).toEqual({ name: "b" });
    expect(made.base).toEqual({ COUNT: "1", NAME: "b" });
    expect(made.problems).toMatchObject([{ erpFieldKey: "COUNT", code: "erp-value-unreadable" }]);
    expect(made.solved).toEqual(["NAME"]);
  });

  test("what the ERP holds does not matter to a field that only goes there and has nothing new", () => {
    const oneWay = { ...count, syncToCrm: false };
    const sides = { base: { COUNT: "1" }, erp: { COUNT: "many" }, fields: [oneWay] };
    expect(plan({ ...sides, crm: { count: 1 } }).problems).toEqual([]);
    expect(plan({ ...sides, crm: { count: 2 } }).problems).toMatchObject([{ code: "erp-value-unreadable" }]);
  });

  test("an equal date leaves the ERP's time of day alone", () => {
    const made = plan({
      base: { SINCE: "2020-01-01" },
      erp: { SINCE: "[DT:05/17/2026 14:30:00.0000000]" },
      crm: { since: "2026-05-17" },
      fields: [date],
    });
    expect(made).toMatchObject({ erpChanges: [], crmValues: {}, base: { SINCE: "2026-05-17" } });
  });

  test("another date is written to the ERP as midnight", () => {
    const made = plan({
      base: { SINCE: "2026-05-17" },
      erp: { SINCE: "[DT:05/17/2026 14:30:00.0000000]" },
      crm: { since: "2026-05-18" },
      fields: [date],
    });
    expect(made.erpChanges).toMatchObject([{ wire: "[DT:05/18/2026 00:00:00.0000000]" }]);
    expect(made.isBaseMoved).toBe(false);
  });

  test("an empty value that may not overwrite is held and listed", () => {
    const made = plan({
      base: { NAME: "a" },
      erp: { NAME: "" },
      crm: { name: "a" },
      fields: [textField("name")],
      blankOverwrites: false,
    });
    expect(made).toMatchObject({ crmValues: {}, isBaseMoved: false, problems: [{ code: "blank-held" }] });
  });

  test("a field without any direction is not looked at", () => {
    const off = textField("name", { syncToCrm: false, syncToErp: false });
    const made = plan({ erp: { NAME: "a" }, crm: { name: "b" }, fields: [off] });
    expect(made).toMatchObject({ crmValues: {}, erpChanges: [], solved: [], problems: [] });
  });

  test("field keys that JavaScript gives a meaning are fields like any other", () => {
    const odd = textField("x_odd", { erpFieldKey: "__proto__" });
    const erp = Object.fromEntries([["__proto__", "b"]]);
    const made = plan({
      base: Object.fromEntries([["__proto__", "a"]]),
      erp,
      crm: { x_odd: "a" },
      fields: [odd],
    });
    expect(made.crmValues).toEqual({ x_odd: "b" });
    expect(Object.entries(made.base)).toEqual([["__proto__", "b"]]);
  });
});

describe("a field that is visibly at rest", () => {
  const texts = ["", "a", "2026-05-17", "[DT:05/17/2026 00:00:00.0000000]"];
  const fields = [textField("name"), textField("since", { erpFieldType: "Datetime" }), date, count];
  const sides = [undefined, ...texts].flatMap((base) =>
    [undefined, ...texts].flatMap((wire) => [null, ...texts].map((crmValue) => ({ base, wire, crmValue }))),
  );
  const held = (key: string, text: string | undefined) => (text === undefined ? {} : { [key]: text });
  const decide = decideByMerge({ winner: "crm", blankOverwrites: true });
  const withoutSigns = ({ isVerbatim: _, isVerbatimInCrm: __, ...all }: FieldTransform): FieldTransform =>
    all;

  test.each(fields)(
    "$erpFieldType to $crmFieldType has the plan that transforming and deciding gives",
    (field) => {
      const { erpFieldKey, crmFieldKey } = field;
      const transforms = transformsOf([field, textField("other")]);
      for (const { base, wire, crmValue } of sides) {
        const actor = {
          actorType: "Customer",
          erpKey: "1",
          lastModified: "1",
          parentActorType: "",
          parentErpKey: "",
        };
        const fieldValues = { ...held(erpFieldKey, wire), OTHER: "b" };
        const values = { [crmFieldKey]: crmValue, other: "b" };
        const record = { entity: "company" as const, id: 1, version: 1, deleted: false, values };
        const both = {
          linkId: 1,
          base: { ...held(erpFieldKey, base), OTHER: "b" },
          actor: { ...actor, fieldValues },
          record,
        };
        const planned = (by: readonly FieldTransform[]) => {
          const made = planRecord(both, by, decide);
          return { ...made, erpChanges: made.erpChanges.map(({ transform: _, ...change }) => change) };
        };
        expect(planned(transforms), JSON.stringify({ base, wire, crmValue })).toEqual(
          planned(transforms.map(withoutSigns)),
        );
      }
    },
  );
});

test("a key of an ERP field that objects have a member of agrees as any other", () => {
  const field = { ...textField("name"), erpFieldKey: "__proto__" };
  const made = plan({
    base: { OTHER: "b" },
    erp: JSON.parse('{"__proto__":"new"}') as Record<string, string>,
    crm: { name: null },
    fields: [field],
  });
  expect(Object.entries(made.base)).toEqual([
    ["OTHER", "b"],
    ["__proto__", "new"],
  ]);
});
