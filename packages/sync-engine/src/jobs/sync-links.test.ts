import { describe, expect, test } from "vitest";
import { ErpFailure } from "../model/failures.ts";
import { ABSENCE_GRACE_MS } from "../read/absence.ts";
import { agreeingWorld } from "../testing/scenario.ts";
import type { World } from "../testing/world.ts";
import { syncRecords } from "./sync-links.ts";

const sync = (world: World, ...linkIds: number[]) => syncRecords(world.plan, world.ports, linkIds);

describe("synchronising one record", () => {
  test("brings it into agreement both ways, and leaves the others alone", async () => {
    const world = await agreeingWorld();
    world.editErp(1, { NAME: "ERP" });
    world.editCrm(1, { phone: "CRM" });
    world.editErp(2, { NAME: "later" });
    const report = await sync(world, 1);
    expect([world.crmValue(1, "name"), world.erpValue(1, "PHONE")]).toEqual(["ERP", "CRM"]);
    expect(world.crmValue(2, "name")).toBe("n");
    expect(report.accounting).toMatchObject({ read: 1, written: 1 });
    expect(report.values).toMatchObject({ crmValues: 1, erpValues: 1 });
  });

  test("moves no position: the cycle after it finds nothing left of it, and misses nothing else", async () => {
    const world = await agreeingWorld();
    world.editErp(1, { NAME: "ERP" });
    world.editErp(2, { NAME: "later" });
    const before = await world.journal.positions();
    await sync(world, 1);
    expect(await world.journal.positions()).toEqual(before);
    const { values } = await world.cycle();
    expect(values).toMatchObject({ crmValues: 1, erpValues: 0 });
    expect(world.crmValue(2, "name")).toBe("later");
  });

  test("tries at once what waits in the problem list", async () => {
    const world = await agreeingWorld();
    world.erp.refusesToSave.add("1");
    world.editCrm(1, { name: "CRM" });
    await world.cycle();
    expect(world.journal.problems).toMatchObject([{ code: "erp-refused" }]);
    world.erp.refusesToSave.clear();
    await sync(world, 1);
    expect(world.erpValue(1, "NAME")).toBe("CRM");
    expect(world.journal.problems).toEqual([]);
  });

  test("sees at once that a record or an actor that was gone is there again", async () => {
    const world = await agreeingWorld();
    const gone = world.erp.actor("Customer", "1");
    world.erp.remove("Customer", "1");
    world.crm.delete("company", 2);
    world.editCrm(1, { name: "CRM" });
    await world.cycle();
    world.clock.advance(ABSENCE_GRACE_MS + 1);
    await world.cycle();
    expect([1, 2].map((id) => world.journal.link(id).state)).toEqual(["missing-in-erp", "missing-in-crm"]);
    expect((await sync(world, 1, 2)).accounting.written).toBe(0);

    world.erp.add("Customer", "1", gone.fieldValues);
    world.crm.add("company", 2, { ...world.crm.record("company", 2).values, name: "back" });
    await sync(world, 1, 2);
    expect([1, 2].map((id) => world.journal.link(id).state)).toEqual(["active", "active"]);
    expect([1, 2].map((id) => world.erpValue(id, "NAME"))).toEqual(["CRM", "back"]);
  });

  test("of a link that is gone, or of an actor type that is not synchronised, does nothing and says so", async () => {
    const world = await agreeingWorld();
    world.journal.addLink({ ...world.journal.link(1), id: 9, actorType: "Supplier", erpKey: "S" });
    const { accounting } = await sync(world, 9, 77);
    expect(accounting).toMatchObject({
      read: 2,
      unlinked: 1,
      skipped: 1,
      skippedBecause: { "inactive-type": 1 },
    });
  });

  test("rejects when the ERP cannot be reached, and has changed nothing", async () => {
    const world = await agreeingWorld();
    world.editCrm(1, { name: "CRM" });
    const failure = new ErpFailure("transport", { userExplanation: "", techExplanation: "down" });
    const erp = { ...world.ports.erp, getActors: () => Promise.reject(failure) };
    await expect(syncRecords(world.plan, { ...world.ports, erp }, [1])).rejects.toBe(failure);
    expect(world.journal.log).toEqual([]);
    expect(await world.journal.unsettledIntents()).toEqual([]);
  });
});
