import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Crash, crashingPorts } from "../testing/crashing-ports.ts";
import { agreeingWorld, carryOut, RECORDS, someEdits, TWO_WAY, valuesOf } from "../testing/scenario.ts";
import { textField, World } from "../testing/world.ts";
import { resyncPage } from "./resync.ts";

const ALL = { afterId: 0, limit: 100 };

const resync = (world: World, source: "crm" | "erp", blankOverwrites = true) =>
  resyncPage(world.plan, world.ports, { source, blankOverwrites, page: ALL });

describe("a resync from the ERP", () => {
  test("brings every value to the CRM that its direction allows, whatever was agreed on", async () => {
    const world = await agreeingWorld({ winner: "crm" });
    world.editErp(1, { NAME: "ERP", CITY: "ERP city", FAX: "ERP fax" });
    world.editCrm(1, { name: "CRM", city: "CRM city", fax: "CRM fax" });
    const report = await resync(world, "erp");
    expect(world.crm.record("company", 1).values).toMatchObject({
      name: "ERP",
      city: "ERP city",
      fax: "CRM fax",
    });
    expect(world.erp.sent).toEqual([]);
    expect(report.accounting).toMatchObject({ read: 3, written: 1, unchanged: 2 });
  });

  test("is logged with its reason, old and new value", async () => {
    const world = await agreeingWorld();
    world.editCrm(2, { name: "CRM" });
    await resync(world, "erp");
    expect(world.journal.log).toEqual([
      {
        linkId: 2,
        erpFieldKey: "NAME",
        crmFieldKey: "name",
        target: "crm",
        oldValue: "CRM",
        newValue: "n",
        reason: "resync",
      },
    ]);
  });
});

describe("a resync from the CRM", () => {
  test("brings every value to the ERP that its direction allows, whatever was agreed on", async () => {
    const world = await agreeingWorld({ winner: "erp" });
    world.editErp(1, { NAME: "ERP", CITY: "ERP city", FAX: "ERP fax" });
    world.editCrm(1, { name: "CRM", city: "CRM city" });
    await resync(world, "crm");
    expect(world.erp.actor("Customer", "1").fieldValues).toMatchObject({
      NAME: "CRM",
      CITY: "ERP city",
      FAX: "f",
    });
    expect(world.crmValue(1, "city")).toBe("CRM city");
  });

  test("takes over once what the ERP makes of a value, as any write does", async () => {
    const world = await agreeingWorld();
    world.erp.normalise = (fieldKey, value) => (fieldKey === "NAME" ? value.toUpperCase() : value);
    world.editCrm(1, { name: "acme" });
    await resync(world, "crm");
    expect([world.crmValue(1, "name"), world.erpValue(1, "NAME")]).toEqual(["ACME", "ACME"]);
  });
});

describe("a resync", () => {
  test("with blanks held leaves what the source has nothing for", async () => {
    const world = await agreeingWorld();
    world.editErp(1, { NAME: "", PHONE: "new" });
    await resync(world, "erp", false);
    expect([world.crmValue(1, "name"), world.crmValue(1, "phone")]).toEqual(["n", "new"]);
    expect(world.journal.problems).toEqual([]);
  });

  test("moves no position, so that a cycle after it misses nothing", async () => {
    const world = await agreeingWorld();
    world.editErp(1, { NAME: "ERP" });
    const before = await world.journal.positions();
    await resync(world, "erp");
    expect(await world.journal.positions()).toEqual(before);
  });

  test("leaves the problem of a field that it does not concern on the list", async () => {
    const fields = [
      textField("name"),
      textField("city", { syncToErp: false, crmMaxLength: 3 }),
      textField("fax", { syncToCrm: false, erpMaxLength: 3 }),
    ];
    const others = { crm: "too-long-for-crm", erp: "too-long-for-erp" };
    for (const source of ["crm", "erp"] as const) {
      const world = new World({ fields });
      await world.link(1, { NAME: "n", CITY: "c", FAX: "f" });
      if (source === "crm") world.editErp(1, { CITY: "too long" });
      else world.editCrm(1, { fax: "too long" });
      await world.cycle();
      if (source === "crm") world.editCrm(1, { name: "new" });
      else world.editErp(1, { NAME: "new" });
      await resync(world, source);
      expect([world.crmValue(1, "name"), world.erpValue(1, "NAME")]).toEqual(["new", "new"]);
      expect(world.journal.problems).toMatchObject([{ code: others[source] }]);
    }
  });

  test("skips a link that is paused, and says so", async () => {
    const world = await agreeingWorld();
    world.journal.addLink({ ...world.journal.link(2), state: "waiting-for-parent" });
    world.editErp(2, { NAME: "ERP" });
    const { accounting } = await resync(world, "erp");
    expect(accounting).toMatchObject({ read: 3, unchanged: 2, skippedBecause: { paused: 1 } });
    expect(world.crmValue(2, "name")).toBe("n");
  });

  test("goes page by page through all links, and says where to go on", async () => {
    const world = await agreeingWorld();
    for (const id of RECORDS) world.editErp(id, { NAME: `new ${id}` });
    const pages: (number | null)[] = [];
    for (let afterId: number | null = 0; afterId !== null; ) {
      const page = { afterId, limit: 2 };
      ({ afterId } = await resyncPage(world.plan, world.ports, {
        source: "erp",
        blankOverwrites: true,
        page,
      }));
      pages.push(afterId);
    }
    expect(pages).toEqual([2, null]);
    expect(RECORDS.map((id) => world.crmValue(id, "name"))).toEqual(["new 1", "new 2", "new 3"]);
  });

  test("makes both sides agree on every two-way field, and done again changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(
        someEdits(),
        fc.constantFrom("crm" as const, "erp" as const),
        async (edits, source) => {
          const world = await agreeingWorld();
          carryOut(world, edits);
          await resync(world, source);
          for (const id of RECORDS) {
            for (const key of TWO_WAY) {
              expect(world.crmValue(id, key) ?? "").toBe(world.erpValue(id, key.toUpperCase()));
            }
          }
          const [before, rows] = [valuesOf(world), world.journal.log.length];
          const again = await resync(world, source);
          expect(valuesOf(world)).toEqual(before);
          expect(world.journal.log).toHaveLength(rows);
          expect(again.accounting).toMatchObject({ read: 3, unchanged: 3 });
        },
      ),
      { numRuns: 60 },
    );
  });

  test("killed at any port call and begun again comes to the same end", async () => {
    const edits = [
      { side: "crm", id: 1, fieldKey: "name", value: "a" },
      { side: "erp", id: 2, fieldKey: "phone", value: "b" },
      { side: "crm", id: 3, fieldKey: "fax", value: "c" },
    ] as const;
    for (const source of ["crm", "erp"] as const) {
      const calm = await agreeingWorld();
      carryOut(calm, edits);
      await resync(calm, source);
      let crashes = 0;
      for (const when of ["before", "after"] as const) {
        for (let call = 0; ; call++) {
          const world = await agreeingWorld();
          carryOut(world, edits);
          const { ports } = crashingPorts(world.ports, { call, when });
          const options = { source, blankOverwrites: true, page: ALL };
          const isKilled = await resyncPage(world.plan, ports, options).then(
            () => false,
            (error: unknown) => {
              if (error instanceof Crash) return true;
              throw error;
            },
          );
          if (!isKilled) break;
          crashes++;
          await resync(world, source);
          expect(valuesOf(world)).toEqual(valuesOf(calm));
          const written = world.journal.log.map((row) => ({ ...row }));
          expect(written).toEqual(calm.journal.log);
        }
      }
      expect(crashes).toBeGreaterThan(5);
    }
  });
});
