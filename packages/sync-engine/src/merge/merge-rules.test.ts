import { describe, expect, test } from "vitest";
import type { MappedField } from "../model/model.ts";
import { afterCycle, nameField, outcome } from "../testing/after-cycle.ts";
import { textField, World } from "../testing/world.ts";

/* What the specification says below its merge table of directions, of values that do not fit, and of writes. */

describe("a direction that is off", () => {
  test("never changes a value; an unchanged fetched value may travel along in SaveActors", async () => {
    const world = new World({ fields: [nameField(">"), textField("phone")] });
    await world.link(1, { NAME: "b", PHONE: "1" });
    world.editCrm(1, { name: "c", phone: "2" });
    await world.cycle();
    expect(world.erp.sent.map(({ fieldValues }) => fieldValues)).toEqual([{ NAME: "b", PHONE: "2" }]);
    expect([world.erpValue(1, "NAME"), world.crmValue(1, "name")]).toEqual(["b", "c"]);
  });

  test("a connector whose profile says partial save gets only changed fields", async () => {
    const world = new World({ fields: [nameField(">"), textField("phone")] });
    await world.link(1, { NAME: "b", PHONE: "1" });
    world.erp.acceptsPartialSave = true;
    world.editCrm(1, { phone: "2" });
    await world.cycle();
    expect(world.erp.sent.map(({ fieldValues }) => fieldValues)).toEqual([{ PHONE: "2" }]);
  });
});

describe("what cannot be carried over", () => {
  const listField = (toCrm: readonly (readonly [string, string])[]): MappedField =>
    textField("kind", {
      erpFieldType: "List",
      crmFieldType: "list",
      list: {
        toCrm: new Map(toCrm),
        toErp: new Map(toCrm.map(([erp, crm]) => [crm, erp])),
        erpTexts: new Map([["9", "Export"]]),
      },
    });

  test("a list value without mapping: the field is skipped, the rest of the record syncs, the problem list says which item; it is retried when the list mapping changes", async () => {
    const world = new World({ fields: [listField([["1", "a"]]), textField("phone")] });
    await world.link(1, { KIND: "1", PHONE: "1" });
    world.editErp(1, { KIND: "9", PHONE: "2" });
    await world.cycle();
    expect([world.crmValue(1, "kind"), world.crmValue(1, "phone")]).toEqual(["a", "2"]);
    expect(world.journal.problems).toMatchObject([
      { erpFieldKey: "KIND", code: "list-item-unmapped", details: { item: "9", text: "Export" } },
    ]);
    world.changeFields([
      listField([
        ["1", "a"],
        ["9", "z"],
      ]),
      textField("phone"),
    ]);
    await world.cycle();
    expect(world.crmValue(1, "kind")).toBe("z");
    expect(world.journal.problems).toEqual([]);
  });

  test.each([
    [
      "too long for the CRM",
      { erp: "twelve chars", crm: "b", field: { crmMaxLength: 5 } },
      "too-long-for-crm",
    ],
    [
      "too long for the ERP",
      { erp: "b", crm: "twelve chars", field: { erpMaxLength: 5 } },
      "too-long-for-erp",
    ],
    [
      "blank where the CRM needs a value",
      { erp: "", crm: "b", field: { crmMandatory: true } },
      "does-not-fit-crm",
    ],
  ] as const)(
    "a value that does not fit is skipped per field; never cut, never rounded, never guessed: %s",
    async (_, row, code) => {
      const after = await afterCycle(row);
      expect(after.problems).toEqual([code]);
      expect(outcome(after)).toEqual({ erp: row.erp, crm: row.crm, base: "b", log: [] });
    },
  );
});

describe("after a write to the ERP", () => {
  test("base becomes what the ERP answered, and a difference between what was sent and what was stored flows back to the CRM where `>` is on, once", async () => {
    const world = new World({ fields: [nameField("both")] });
    await world.link(1, { NAME: "b" });
    world.erp.normalise = (_, value) => value.trim();
    world.editCrm(1, { name: " c " });
    await world.cycle();
    expect([world.crmValue(1, "name"), world.journal.link(1).base.NAME]).toEqual(["c", "c"]);
    const writes = world.crm.writes.length;
    await world.cycle();
    await world.cycle();
    expect([world.crm.writes.length, world.erp.writes.length]).toEqual([writes, 1]);
  });

  test("our own writes come back as changes in the next poll: they equal base, so nothing happens", async () => {
    const world = new World({ fields: [nameField("both"), textField("phone")] });
    await world.link(1, { NAME: "b", PHONE: "1" });
    world.editCrm(1, { name: "c" });
    world.editErp(1, { PHONE: "2" });
    await world.cycle();
    const before = [world.journal.log.length, world.crm.feed.length, world.erp.sent.length];
    const { total } = await world.cycle();
    expect(total).toMatchObject({ read: 1, unchanged: 1 });
    expect([world.journal.log.length, world.crm.feed.length, world.erp.sent.length]).toEqual(before);
    const commits = world.journal.commits.length;
    await world.cycle();
    expect(world.journal.commits.length).toBe(commits);
  });
});
