import { describe, expect, test } from "vitest";
import type { ErpSide, Journal } from "../model/ports.ts";
import { Crash, crashingPorts } from "../testing/crashing-ports.ts";
import { CUSTOMER, textField, World, type WorldOptions } from "../testing/world.ts";
import { SCAN_PAGE_SIZE } from "./background-scan.ts";
import { runCycle } from "./cycle.ts";

const DAY_MS = 24 * 3_600_000;

async function worldOf(count: number, options: WorldOptions = {}): Promise<World> {
  const world = new World({ scanRoundMs: DAY_MS, ...options });
  for (let id = 1; id <= count; id++) await world.link(id, { NAME: `name ${id}`, PHONE: "1" });
  return world;
}

/** Changes an actor without a stamp that would tell of it. */
function changeUnseen(world: World, id: number, values: Readonly<Record<string, string>>): void {
  Object.assign(world.erp.actor(CUSTOMER, String(id)).fieldValues, values);
}

const scanOf = async (world: World) => (await world.journal.positions()).scan;

describe("the background scan", () => {
  test("finds what stamps missed, and brings it over", async () => {
    const world = await worldOf(3);
    changeUnseen(world, 2, { NAME: "missed" });
    const report = await world.cycle();
    expect(world.crmValue(2, "name")).toBe("missed");
    expect(report.scan).toMatchObject({ read: 3, unchanged: 2, written: 1 });
    expect(world.journal.log).toHaveLength(1);
  });

  test("finds what the change feed missed, and brings it over", async () => {
    const world = await worldOf(3);
    world.editCrm(2, { phone: "2" });
    world.journal.startAt({ ...(await world.journal.positions()), feed: world.crm.feed.length });
    await world.cycle();
    expect(world.erpValue(2, "PHONE")).toBe("2");
  });

  test("says how many links of how many were identical in the last full round, and when that was", async () => {
    const world = await worldOf(5);
    changeUnseen(world, 2, { NAME: "apart" });
    await world.cycle();
    const at = world.clock.now().toISOString();
    expect((await scanOf(world))?.last).toEqual({ at, compared: 5, identical: 4 });
    world.clock.advance(DAY_MS);
    await world.cycle();
    expect((await scanOf(world))?.last).toMatchObject({ compared: 5, identical: 5 });
  });

  test("two sides that are left apart, because the direction is off, are not identical", async () => {
    const world = await worldOf(2, { fields: [textField("name", { syncToErp: false }), textField("phone")] });
    world.editCrm(1, { name: "other" });
    await world.cycle();
    expect((await scanOf(world))?.last).toMatchObject({ compared: 2, identical: 1 });
  });

  test("does nothing more until the next round is due", async () => {
    const world = await worldOf(5);
    await world.cycle();
    const commits = world.journal.commits.length;
    for (let cycle = 0; cycle < 3; cycle++) {
      world.clock.advance(60_000);
      world.erp.calls = [];
      await world.cycle();
      expect(world.erp.calls).toEqual(["changedActors"]);
    }
    expect(world.journal.commits.length).toBe(commits);
    world.clock.advance(DAY_MS);
    await world.cycle();
    expect(world.journal.commits.length).toBe(commits + 1);
  });

  test("spreads a round evenly over its time, one call and one commit a page", async () => {
    const world = await worldOf(5 * SCAN_PAGE_SIZE);
    const compared: (number | undefined)[] = [];
    for (let hour = 0; hour < 24; hour += 3) {
      await world.cycle();
      compared.push((await scanOf(world))?.compared);
      world.clock.advance(3 * 3_600_000);
    }
    // A fifth of the links every 4.8 hours.
    expect(compared).toEqual([200, 200, 400, 400, 600, 800, 800, 1000]);
    expect(world.erp.calls.filter((call) => call === "getActors")).toHaveLength(5);
  });

  test("takes no more than its part of the time, however far it is behind", async () => {
    const world = await worldOf(5 * SCAN_PAGE_SIZE);
    await world.cycle();
    world.clock.advance(DAY_MS - 1);
    const { erp, clock } = world;
    const slow: ErpSide = {
      changedActors: (query) => erp.changedActors(query),
      saveActors: (actors) => erp.saveActors(actors),
      async getActors(query) {
        clock.advance(DAY_MS / 15);
        return erp.getActors(query);
      },
    };
    const report = await runCycle(world.plan, { ...world.ports, erp: slow });
    expect(report.scan.read).toBe(SCAN_PAGE_SIZE);
  });

  test("goes on where it was when it is killed, and counts nothing twice", async () => {
    for (const when of ["before", "after"] as const) {
      for (let call = 0; ; call++) {
        const world = await worldOf(3);
        changeUnseen(world, 2, { NAME: "missed" });
        const isKilled = await runCycle(world.plan, crashingPorts(world.ports, { call, when }).ports).then(
          () => false,
          (error: unknown) => error instanceof Crash,
        );
        await world.cycle();
        expect(world.crmValue(2, "name"), `killed ${when} call ${call}`).toBe("missed");
        expect(world.journal.log).toHaveLength(1);
        expect((await scanOf(world))?.last?.compared).toBe(3);
        if (!isKilled) break;
      }
    }
  });

  test("notices an actor that no stamp tells the end of", async () => {
    const world = await worldOf(3);
    world.erp.remove(CUSTOMER, "2");
    const report = await world.cycle();
    expect(report.absences).toMatchObject({ noted: 1 });
    expect((await scanOf(world))?.last).toMatchObject({ compared: 3, identical: 2 });
  });

  test("asks for actors that were missing, and wakes the links of those that are there again", async () => {
    const world = await worldOf(3);
    const paused = world.journal.link(2);
    world.journal.addLink({ ...paused, state: "missing-in-erp" });
    const silent: ErpSide = {
      async *changedActors() {
        yield [];
      },
      getActors: (query) => world.erp.getActors(query),
      saveActors: (actors) => world.erp.saveActors(actors),
    };
    await runCycle(world.plan, { ...world.ports, erp: silent });
    expect(world.journal.link(2).state).toBe("active");
  });

  test("begins anew when the clock was put back", async () => {
    const world = await worldOf(3);
    await world.cycle();
    world.clock.advance(-DAY_MS);
    await world.cycle();
    expect((await scanOf(world))?.last?.at).toBe(world.clock.now().toISOString());
  });

  test("leaves to its own time what stands in the problem list", async () => {
    const world = await worldOf(2);
    world.erp.refusesToSave.add("1");
    world.editCrm(1, { name: "refused" });
    const report = await world.cycle();
    expect(report.scan).toMatchObject({ unchanged: 1, skippedBecause: { "erp-refused": 1 } });
    expect(world.erp.sent).toHaveLength(1);
    expect((await scanOf(world))?.last).toMatchObject({ compared: 2, identical: 1 });
  });

  test("leaves a link alone of whose last write it is not known whether it arrived", async () => {
    const world = await worldOf(2);
    const row = {
      linkId: 1,
      erpFieldKey: "NAME",
      crmFieldKey: "name",
      target: "erp",
      reason: "change",
    } as const;
    changeUnseen(world, 1, { NAME: "sent" });
    const { ports } = world;
    const journal: Journal = {
      positions: () => ports.journal.positions(),
      commit: (batch) => ports.journal.commit(batch),
      intend: (intents) => ports.journal.intend(intents),
      remember: (actorType, reading) => ports.journal.remember(actorType, reading),
      // Recovery finds nothing yet: the write was announced by outbound of this very cycle.
      unsettledIntents: async () => {
        const asked = calls++;
        const link = world.journal.link(1);
        const rows = [{ ...row, oldValue: "name 1", newValue: "sent" }];
        return asked === 0 ? [] : [{ ...link, linkId: link.id, rows }];
      },
    };
    let calls = 0;
    const report = await runCycle(world.plan, { ...ports, journal });
    expect(report.scan).toMatchObject({ unchanged: 1, skippedBecause: { "left-to-outbound": 1 } });
    expect(world.crmValue(1, "name")).toBe("name 1");
  });

  test("does not run where it is turned off", async () => {
    const world = new World();
    await world.link(1, { NAME: "a", PHONE: "1" });
    await world.cycle();
    expect(await scanOf(world)).toBeUndefined();
  });
});
