import { describe, expect, test } from "vitest";
import { afterCycle, nameField, outcome, type Row } from "../testing/after-cycle.ts";
import { textField, World } from "../testing/world.ts";

/*
 * The merge table of the specification row by row, and every sentence below it, each as a whole cycle: what both sides
 * hold afterwards, what is agreed on, what is logged, what is listed. `merge.test.ts` goes through all combinations of
 * the decision itself.
 */

describe("the merge table", () => {
  test("e same, c same: nothing", async () => {
    const after = await afterCycle({ erp: "b", crm: "b" });
    expect(outcome(after)).toEqual({ erp: "b", crm: "b", base: "b", log: [] });
    expect(after.world.erp.sent).toEqual([]);
  });

  test("e changed, c same: take e, if `>` is on", async () => {
    const taken = { erp: "e", crm: "e", base: "e", log: ["crm: b -> e (change)"] };
    expect(outcome(await afterCycle({ erp: "e", crm: "b" }))).toEqual(taken);
    expect(outcome(await afterCycle({ direction: ">", erp: "e", crm: "b" }))).toEqual(taken);
    const left = { erp: "e", crm: "b", base: "b", log: [] };
    expect(outcome(await afterCycle({ direction: "<", erp: "e", crm: "b" }))).toEqual(left);
  });

  test("e same, c changed: take c, if `<` is on", async () => {
    const taken = { erp: "c", crm: "c", base: "c", log: ["erp: b -> c (change)"] };
    expect(outcome(await afterCycle({ erp: "b", crm: "c" }))).toEqual(taken);
    expect(outcome(await afterCycle({ direction: "<", erp: "b", crm: "c" }))).toEqual(taken);
    const left = { erp: "b", crm: "c", base: "b", log: [] };
    expect(outcome(await afterCycle({ direction: ">", erp: "b", crm: "c" }))).toEqual(left);
  });

  test("both changed, e = c: base := e, nothing to write", async () => {
    for (const direction of ["both", ">", "<"] as const) {
      const after = await afterCycle({ direction, erp: "x", crm: "x" });
      expect(outcome(after)).toEqual({ erp: "x", crm: "x", base: "x", log: [] });
    }
  });

  test("both changed, differ (one-way field): no conflict: the source's value is written, the replaced one logged", async () => {
    for (const winner of ["crm", "erp"] as const) {
      expect(outcome(await afterCycle({ direction: ">", winner, erp: "e", crm: "c" }))).toEqual({
        ...{ erp: "e", crm: "e", base: "e" },
        log: ["crm: c -> e (change)"],
      });
      expect(outcome(await afterCycle({ direction: "<", winner, erp: "e", crm: "c" }))).toEqual({
        ...{ erp: "c", crm: "c", base: "c" },
        log: ["erp: e -> c (change)"],
      });
    }
  });

  test("a one-way field changed on the target side alone: left, base stays", async () => {
    const inCrm = await afterCycle({ direction: ">", erp: "b", crm: "c" });
    expect(outcome(inCrm)).toEqual({ erp: "b", crm: "c", base: "b", log: [] });
    const inErp = await afterCycle({ direction: "<", erp: "e", crm: "b" });
    expect(outcome(inErp)).toEqual({ erp: "e", crm: "b", base: "b", log: [] });
    expect([...inCrm.problems, ...inErp.problems]).toEqual([]);
  });

  test("both changed, differ (two-way field): conflict: the side that is higher in the sync priority wins; the losing value is in the log", async () => {
    expect(outcome(await afterCycle({ winner: "crm", erp: "e", crm: "c" }))).toEqual({
      ...{ erp: "c", crm: "c", base: "c" },
      log: ["erp: e -> c (conflict-won)"],
    });
    expect(outcome(await afterCycle({ winner: "erp", erp: "e", crm: "c" }))).toEqual({
      ...{ erp: "e", crm: "e", base: "e" },
      log: ["crm: c -> e (conflict-won)"],
    });
  });
});

describe("absent, blank and value are three things", () => {
  test("a field that the connector did not return is absent: it never writes anything", async () => {
    const world = new World({ fields: [nameField("both"), textField("phone")], winner: "erp" });
    await world.link(1, { NAME: "b", PHONE: "1" });
    world.erp.hidesFields.add("NAME");
    world.editErp(1, { PHONE: "2" });
    world.editCrm(1, { name: "c" });
    await world.cycle();
    expect([world.crmValue(1, "name"), world.erpValue(1, "NAME"), world.crmValue(1, "phone")]).toEqual([
      ...["c", "b", "2"],
    ]);
    expect(world.journal.link(1).base.NAME).toBe("b");
    expect(world.journal.problems).toMatchObject([{ erpFieldKey: "NAME", code: "erp-value-absent" }]);
  });

  test("blank writes only where base was not blank (a real clearing) and the policy allows it", async () => {
    expect(outcome(await afterCycle({ erp: "", crm: "b" }))).toMatchObject({ crm: "", base: "" });
    expect(outcome(await afterCycle({ erp: "b", crm: "" }))).toMatchObject({ erp: "", base: "" });
    expect(outcome(await afterCycle({ base: "", erp: "", crm: "c" }))).toMatchObject({ erp: "c", crm: "c" });
    const held = await afterCycle({ erp: "", crm: "b", blankOverwrites: false });
    expect(outcome(held)).toEqual({ erp: "", crm: "b", base: "b", log: [] });
    expect(held.problems).toEqual(["blank-held"]);
  });

  test("blank does not overwrite: an empty value never replaces a value, in a conflict neither", async () => {
    const blank = { blankOverwrites: false } as const;
    for (const winner of ["crm", "erp"] as const) {
      expect(outcome(await afterCycle({ ...blank, winner, erp: "", crm: "c" }))).toMatchObject({
        erp: "c",
        crm: "c",
      });
      expect(outcome(await afterCycle({ ...blank, winner, erp: "e", crm: "" }))).toMatchObject({
        erp: "e",
        crm: "e",
      });
    }
  });
});

describe("comparison happens in one canonical space, at the coarser precision of the two sides", () => {
  test("a date against a date-time: a write that would change nothing is not a change and not a conflict", async () => {
    const world = new World({
      fields: [textField("since", { erpFieldType: "Datetime", crmFieldType: "date" })],
    });
    await world.link(1, { SINCE: "[DT:05/17/2026 00:00:00.0000000]" });
    world.editErp(1, { SINCE: "[DT:05/18/2026 14:30:00.0000000]" });
    world.editCrm(1, { since: "2026-05-18" });
    const report = await world.cycle();
    expect(report.total.conflicting).toBe(0);
    expect(world.journal.log).toEqual([]);
    expect(world.erpValue(1, "SINCE")).toBe("[DT:05/18/2026 14:30:00.0000000]");
  });

  test("decimals at the field's scale", async () => {
    const limit = textField("limit", { erpFieldType: "Double", crmFieldType: "decimal", crmScale: 2 });
    const world = new World({ fields: [limit] });
    await world.link(1, { LIMIT: "10.5" });
    world.editErp(1, { LIMIT: "12.501" });
    world.editCrm(1, { limit: "12.5" });
    const report = await world.cycle();
    expect(report.total.conflicting).toBe(0);
    expect([world.journal.log, world.erp.sent]).toEqual([[], []]);
  });
});

describe("base", () => {
  test("moves per field, and only when both sides are known to hold the value", async () => {
    const world = new World({ fields: [nameField("both"), textField("phone")] });
    await world.link(1, { NAME: "b", PHONE: "1" });
    world.erp.refusesToSave.add("1");
    world.editCrm(1, { name: "c" });
    world.editErp(1, { PHONE: "2" });
    await world.cycle();
    expect(world.journal.link(1).base).toEqual({ NAME: "b", PHONE: "2" });
  });

  test("absent on an existing link: equal values become base", async () => {
    const after = await afterCycle({ base: null, erp: "x", crm: "x" });
    expect(outcome(after)).toEqual({ erp: "x", crm: "x", base: "x", log: [] });
  });

  test("absent on an existing link, one side blank: the other is taken if its direction is on; logged as mapping changed", async () => {
    expect(outcome(await afterCycle({ base: null, erp: "e", crm: "" }))).toEqual({
      ...{ erp: "e", crm: "e", base: "e" },
      log: ["crm:  -> e (mapping-changed)"],
    });
    expect(outcome(await afterCycle({ base: null, erp: "", crm: "c", winner: "erp" }))).toEqual({
      ...{ erp: "c", crm: "c", base: "c" },
      log: ["erp:  -> c (mapping-changed)"],
    });
    const left = { base: undefined, log: [] };
    expect(outcome(await afterCycle({ base: null, direction: "<", erp: "e", crm: "" }))).toMatchObject({
      ...left,
      crm: "",
    });
    expect(outcome(await afterCycle({ base: null, direction: ">", erp: "", crm: "c" }))).toMatchObject({
      ...left,
      erp: "",
    });
  });

  test("absent on an existing link, both differ: one-way takes the source, two-way goes by priority; it is no conflict", async () => {
    const values = { base: null, erp: "e", crm: "c" } as const;
    const logOf = async (row: Row) => (await afterCycle(row)).log;
    expect(await logOf({ ...values, direction: ">" })).toEqual(["crm: c -> e (mapping-changed)"]);
    expect(await logOf({ ...values, direction: "<", winner: "erp" })).toEqual([
      "erp: e -> c (mapping-changed)",
    ]);
    expect(await logOf({ ...values, winner: "crm" })).toEqual(["erp: e -> c (mapping-changed)"]);
    expect(await logOf({ ...values, winner: "erp" })).toEqual(["crm: c -> e (mapping-changed)"]);
  });
});
