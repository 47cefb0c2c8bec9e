import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LogRow } from "../model/ports.ts";
import { agreeingWorld, carryOut, RECORDS, someEdits, TWO_WAY } from "../testing/scenario.ts";
import type { World } from "../testing/world.ts";
import { previewPorts } from "./preview.ts";
import { undoChanges } from "./undo.ts";
import { restorationsOf } from "./undo-plan.ts";

interface Undoing {
  readonly rows?: readonly LogRow[];
  readonly force?: boolean;
}

const undo = (world: World, { rows = world.journal.log, force = false }: Undoing = {}) =>
  undoChanges(world.plan, world.ports, { restorations: restorationsOf([...rows]), force, origin: "user:1" });

/** The mapped values of a record, ERP and CRM. */
const both = (world: World, id: number, key: string) => [
  world.erpValue(id, key.toUpperCase()),
  world.crmValue(id, key) ?? "",
];

describe("taking a change back", () => {
  test("that came from the ERP brings the value before to both sides, logged as undo", async () => {
    const world = await agreeingWorld();
    world.editErp(1, { NAME: "new" });
    await world.cycle();
    const report = await undo(world);
    expect(both(world, 1, "name")).toEqual(["n", "n"]);
    expect(
      world.journal.log.slice(1).map((row) => [row.target, row.oldValue, row.newValue, row.reason]),
    ).toEqual([
      ["crm", "new", "n", "undo"],
      ["erp", "new", "n", "undo"],
    ]);
    expect(report.accounting).toMatchObject({ read: 1, written: 1 });
    expect(report.outcomes).toMatchObject([{ obstacle: null }]);
  });

  test("that came from the CRM brings the value before to both sides", async () => {
    const world = await agreeingWorld();
    world.editCrm(2, { phone: "new" });
    await world.cycle();
    await undo(world);
    expect(both(world, 2, "phone")).toEqual(["p", "p"]);
  });

  test("brings the losing value of a conflict back", async () => {
    const world = await agreeingWorld({ winner: "crm" });
    world.editCrm(1, { name: "CRM" });
    world.editErp(1, { NAME: "ERP" });
    await world.cycle();
    expect(both(world, 1, "name")).toEqual(["CRM", "CRM"]);
    await undo(world);
    expect(both(world, 1, "name")).toEqual(["ERP", "ERP"]);
  });

  test("of a field that goes one way changes its target alone, and no cycle outdoes it", async () => {
    const world = await agreeingWorld();
    world.editErp(1, { CITY: "new" });
    world.editCrm(2, { fax: "new" });
    await world.cycle();
    await undo(world);
    for (let cycles = 0; cycles < 3; cycles++) await world.cycle();
    expect(both(world, 1, "city")).toEqual(["new", "c"]);
    expect(both(world, 2, "fax")).toEqual(["f", "new"]);
    world.editCrm(2, { phone: "something else" });
    await world.cycle();
    expect(both(world, 2, "fax")).toEqual(["f", "new"]);
  });

  test("takes a record's whole run back, its first value counting where a field changed twice", async () => {
    const world = await agreeingWorld();
    world.erp.normalise = (fieldKey, value) => (fieldKey === "NAME" ? value.toUpperCase() : value);
    world.editCrm(1, { name: "acme" });
    await world.cycle();
    expect(both(world, 1, "name")).toEqual(["ACME", "ACME"]);
    world.erp.normalise = (_, value) => value;
    await undo(world);
    expect(both(world, 1, "name")).toEqual(["n", "n"]);
  });

  test("taken back itself brings the change again", async () => {
    const world = await agreeingWorld();
    world.editErp(1, { NAME: "new" });
    await world.cycle();
    await undo(world);
    await undo(world, { rows: world.journal.log.filter(({ reason }) => reason === "undo") });
    expect(both(world, 1, "name")).toEqual(["new", "new"]);
  });

  test("and again, as often as somebody likes, is never taken for a field that keeps changing", async () => {
    const world = await agreeingWorld();
    world.editErp(1, { NAME: "new" });
    await world.cycle();
    for (let times = 0; times < 8; times++) {
      const rows = world.journal.log.slice(times === 0 ? 0 : -2);
      const { outcomes } = await undo(world, { rows });
      expect(outcomes).toMatchObject([{ obstacle: null }]);
      await world.cycle();
      const value = times % 2 === 0 ? "n" : "new";
      expect(both(world, 1, "name")).toEqual([value, value]);
    }
    expect(world.journal.problems).toEqual([]);
  });

  test("done twice changes nothing the second time", async () => {
    const world = await agreeingWorld();
    world.editErp(1, { NAME: "new" });
    await world.cycle();
    const rows = [...world.journal.log];
    await undo(world, { rows });
    const before = world.journal.log.length;
    const report = await undo(world, { rows });
    expect(report.accounting).toMatchObject({ read: 1, unchanged: 1 });
    expect(world.journal.log).toHaveLength(before);
  });

  test("is news to other connections: the CRM's change feed does not say that it is this one's own", async () => {
    const world = await agreeingWorld();
    world.editErp(1, { NAME: "new" });
    await world.cycle();
    await undo(world);
    expect(world.crm.feed.at(-1)).toMatchObject({ id: 1, origin: "user:1" });
  });
});

describe("what was changed again since", () => {
  test("is not overwritten but told, on whichever side it was changed", async () => {
    for (const side of ["crm", "erp"] as const) {
      const world = await agreeingWorld();
      world.editErp(1, { NAME: "new" });
      await world.cycle();
      carryOut(world, [{ side, id: 1, fieldKey: "name", value: "newer" }]);
      const report = await undo(world);
      expect(report.outcomes).toMatchObject([{ obstacle: "changed-since", present: "newer" }]);
      expect(report.accounting).toMatchObject({ skippedBecause: { "changed-since": 1 } });
      await world.cycle();
      expect(both(world, 1, "name")).toEqual(["newer", "newer"]);
    }
  });

  test("is overwritten when that is asked for, and what it held is in the log", async () => {
    for (const side of ["crm", "erp"] as const) {
      const world = await agreeingWorld({ winner: "erp" });
      world.editErp(1, { NAME: "new" });
      await world.cycle();
      const rows = [...world.journal.log];
      carryOut(world, [{ side, id: 1, fieldKey: "name", value: "newer" }]);
      await undo(world, { rows, force: true });
      expect(both(world, 1, "name")).toEqual(["n", "n"]);
      expect(world.journal.log.slice(1).map(({ oldValue }) => oldValue)).toContain("newer");
      await world.cycle();
      expect(both(world, 1, "name")).toEqual(["n", "n"]);
    }
  });
});

describe("what cannot be taken back", () => {
  test("is told with the reason, and the rest goes on", async () => {
    const world = await agreeingWorld();
    for (const id of RECORDS) world.editErp(id, { NAME: "new" });
    await world.cycle();
    world.journal.removeLink(1);
    world.crm.delete("company", 2);
    const unmapped = { linkId: 3, erpFieldKey: "GONE", crmFieldKey: "gone", target: "crm" as const };
    const rows = [
      ...world.journal.log,
      { ...unmapped, oldValue: "a", newValue: "b", reason: "change" as const },
    ];
    const report = await undo(world, { rows });
    expect(report.outcomes.map(({ restoration, obstacle }) => [restoration.linkId, obstacle])).toEqual([
      [1, "link-gone"],
      [2, "missing-in-crm"],
      [3, null],
      [3, "field-not-mapped"],
    ]);
    expect(both(world, 3, "name")).toEqual(["n", "n"]);
  });

  test("a direction that is off stays off", async () => {
    const world = await agreeingWorld();
    const row = {
      linkId: 1,
      erpFieldKey: "FAX",
      crmFieldKey: "fax",
      oldValue: "x",
      newValue: "f",
      reason: "change" as const,
    };
    const report = await undo(world, { rows: [{ ...row, target: "crm" }] });
    expect(report.outcomes).toMatchObject([{ obstacle: "direction-off" }]);
    expect(both(world, 1, "fax")).toEqual(["f", "f"]);
  });

  test("a refusal of the ERP is told, and the problem list has it", async () => {
    const world = await agreeingWorld();
    world.editCrm(1, { name: "new" });
    await world.cycle();
    world.erp.refusesToSave.add("1");
    const report = await undo(world);
    expect(report.outcomes).toMatchObject([{ obstacle: "erp-refused" }]);
    expect(world.journal.problems).toMatchObject([{ linkId: 1, code: "erp-refused" }]);
    world.erp.refusesToSave.clear();
    await world.cycle();
    expect(both(world, 1, "name")).toEqual(["n", "n"]);
  });

  test("an empty value does not replace a value where that is the policy", async () => {
    const world = await agreeingWorld({ blankOverwrites: false });
    const row = {
      linkId: 1,
      erpFieldKey: "NAME",
      crmFieldKey: "name",
      target: "erp" as const,
      oldValue: "",
      newValue: "n",
      reason: "change" as const,
    };
    expect((await undo(world, { rows: [row] })).outcomes).toMatchObject([{ obstacle: "blank-held" }]);
    await undo(world, { rows: [row], force: true });
    expect(both(world, 1, "name")).toEqual(["", ""]);
  });
});

describe("undoing", () => {
  test("what a cycle did brings every two-way field back to what the losing side held, and comes to rest", async () => {
    await fc.assert(
      fc.asyncProperty(someEdits(), async (edits) => {
        const world = await agreeingWorld();
        carryOut(world, edits);
        await world.cycle();
        const rows = [...world.journal.log];
        const report = await undo(world, { rows });
        expect(report.outcomes.filter(({ obstacle }) => obstacle !== null)).toEqual([]);
        for (const { linkId, erpFieldKey, value, target } of restorationsOf(rows)) {
          const [erp, crm] = both(world, linkId, erpFieldKey.toLowerCase());
          expect(target === "erp" ? erp : crm).toBe(value);
        }
        await world.cycle();
        await world.cycle();
        const { total } = await world.cycle();
        expect(total.written + total.conflicting).toBe(0);
        for (const id of RECORDS) {
          for (const key of TWO_WAY) expect(both(world, id, key)[0]).toBe(both(world, id, key)[1]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("previewed lists exactly the changes that it then makes", async () => {
    await fc.assert(
      fc.asyncProperty(someEdits(), async (edits) => {
        const world = await agreeingWorld();
        carryOut(world, edits);
        await world.cycle();
        const restorations = restorationsOf([...world.journal.log]);
        const options = { restorations, force: false, origin: "user:1" };
        const foreseen: LogRow[] = [];
        const ports = previewPorts(world.ports, ({ log }) => foreseen.push(...log));
        await undoChanges(world.plan, ports, options);
        const before = world.journal.log.length;
        await undoChanges(world.plan, world.ports, options);
        expect(foreseen).toEqual(world.journal.log.slice(before));
      }),
      { numRuns: 30 },
    );
  });
});
