import { describe, expect, test } from "vitest";
import { runCycle } from "../cycle/cycle.ts";
import { ErpFailure } from "../model/failures.ts";
import type { CyclePorts } from "../model/ports.ts";
import { World } from "../testing/world.ts";

class Killed extends Error {}

/** A world in which the process was killed around its write to the ERP. */
async function killedWorld(when: "before" | "after"): Promise<World> {
  const world = new World();
  await world.link(1, { NAME: "one", PHONE: "1" });
  world.editCrm(1, { name: "two" });
  const { erp } = world;
  const dying: CyclePorts["erp"] = {
    changedActors: (query) => erp.changedActors(query),
    getActors: (query) => erp.getActors(query),
    saveActors: async (actors) => {
      if (when === "after") await erp.saveActors(actors);
      throw new Killed();
    },
  };
  await expect(runCycle(world.plan, { ...world.ports, erp: dying })).rejects.toThrow(Killed);
  return world;
}

describe("recovery", () => {
  test("a write that arrived gets its log row and its base, and is not made again", async () => {
    const world = await killedWorld("after");
    expect(world.journal.log).toEqual([]);
    const report = await world.cycle();
    expect(report.recovered).toBe(1);
    expect(world.erp.writes.length).toBe(1);
    expect(world.journal.log).toMatchObject([{ target: "erp", oldValue: "one", newValue: "two" }]);
    expect(world.journal.link(1).base.NAME).toBe("two");
    expect(await world.journal.unsettledIntents()).toEqual([]);
  });

  test("a write that did not arrive is planned again", async () => {
    const world = await killedWorld("before");
    const report = await world.cycle();
    expect(report.recovered).toBe(0);
    expect(world.erpValue(1, "NAME")).toBe("two");
    expect(world.journal.log.length).toBe(1);
  });

  test("where the ERP has moved on since, the merge decides", async () => {
    const world = await killedWorld("after");
    world.editErp(1, { NAME: "three" });
    await world.cycle();
    expect([world.erpValue(1, "NAME"), world.crmValue(1, "name")]).toEqual(["two", "two"]);
    expect(world.journal.log).toMatchObject([{ oldValue: "three", newValue: "two", reason: "conflict-won" }]);
  });

  test("nothing is sent while it is unknown whether an earlier write arrived", async () => {
    const world = await killedWorld("after");
    const refused = new ErpFailure("refused", { userExplanation: "", techExplanation: "busy" });
    const { erp } = world;
    const busy: CyclePorts["erp"] = {
      changedActors: (query) => erp.changedActors(query),
      getActors: () => Promise.reject(refused),
      saveActors: (actors) => erp.saveActors(actors),
    };
    const sent = erp.sent.length;
    world.editCrm(1, { phone: "2" });
    const report = await runCycle(world.plan, { ...world.ports, erp: busy });
    expect(report.outbound).toMatchObject({ read: 1, failed: 1 });
    expect(world.journal.problems).toMatchObject([{ code: "erp-refused", details: { explanation: "busy" } }]);
    expect(erp.sent.length).toBe(sent);
    await world.cycle();
    expect(world.journal.log.map(({ newValue }) => newValue)).toEqual(["two", "2"]);
  });

  test("a write whose actor is left out of the answer is asked for again", async () => {
    const world = await killedWorld("after");
    const { erp } = world;
    const archived: CyclePorts["erp"] = {
      changedActors: async function* () {},
      getActors: async () => [],
      saveActors: (actors) => erp.saveActors(actors),
    };
    await runCycle(world.plan, { ...world.ports, erp: archived });
    expect(await world.journal.unsettledIntents()).toHaveLength(1);
    expect(world.journal.problems).toMatchObject([{ code: "not-found-in-erp" }]);
    await world.cycle();
    expect(world.journal.log).toMatchObject([{ target: "erp", oldValue: "one", newValue: "two" }]);
    expect(await world.journal.unsettledIntents()).toEqual([]);
  });

  test("the intent of a link that is gone is dropped", async () => {
    const world = await killedWorld("after");
    world.journal.removeLink(1);
    await world.cycle();
    expect(await world.journal.unsettledIntents()).toEqual([]);
    expect(world.journal.log).toEqual([]);
  });
});
