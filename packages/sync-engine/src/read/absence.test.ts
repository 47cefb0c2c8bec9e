import { describe, expect, test } from "vitest";
import { runCycle } from "../cycle/cycle.ts";
import type { ErpSide } from "../model/ports.ts";
import { Crash, crashingPorts } from "../testing/crashing-ports.ts";
import { CUSTOMER, World } from "../testing/world.ts";
import { ABSENCE_GRACE_MS } from "./absence.ts";

const LATER_MS = ABSENCE_GRACE_MS + 1;

async function worldOf(count: number): Promise<World> {
  const world = new World();
  for (let id = 1; id <= count; id++) await world.link(id, { NAME: `name ${id}`, PHONE: "1" });
  await world.cycle();
  return world;
}

const goneIn = (world: World, ids: readonly number[]): void => {
  for (const id of ids) world.erp.remove(CUSTOMER, String(id));
};

/** Has the engine ask for the actors of these: their records change in the CRM. */
const touch = (world: World, ids: readonly number[], phone = "2"): void => {
  for (const id of ids) world.editCrm(id, { phone });
};

const stateOf = (world: World, id: number) => world.journal.link(id).state;
const codes = (world: World) => world.journal.problems.map(({ linkId, code }) => `${linkId} ${code}`);

/** A look at the ERP, and a second one when it counts. */
async function twoLooks(world: World): Promise<void> {
  await world.cycle();
  world.clock.advance(LATER_MS);
  await world.cycle();
}

describe("an actor that answers leave out", () => {
  test("once is no proof: the change waits in the problem list, and the link stays active", async () => {
    const world = await worldOf(3);
    goneIn(world, [1]);
    touch(world, [1, 2]);
    const report = await world.cycle();
    expect(report.absences).toMatchObject({ noted: 1, gone: 0 });
    expect(codes(world)).toEqual(["1 not-found-in-erp"]);
    expect(stateOf(world, 1)).toBe("active");
    expect(world.erpValue(2, "PHONE")).toBe("2");
  });

  test("missing a second time, some time later and while others are there, its link is paused and listed", async () => {
    const world = await worldOf(3);
    goneIn(world, [1]);
    touch(world, [1]);
    await twoLooks(world);
    expect(stateOf(world, 1)).toBe("missing-in-erp");
    expect(codes(world)).toEqual(["1 missing-in-erp"]);
    expect([2, 3].map((id) => stateOf(world, id))).toEqual(["active", "active"]);
  });

  test("two looks within the grace count as one", async () => {
    const world = await worldOf(3);
    goneIn(world, [1]);
    touch(world, [1]);
    await world.cycle();
    world.clock.advance(ABSENCE_GRACE_MS / 2);
    await world.cycle();
    expect(stateOf(world, 1)).toBe("active");
  });

  test("an answer without any actor proves nothing, however often it comes", async () => {
    const world = await worldOf(3);
    goneIn(world, [1, 2, 3]);
    touch(world, [1, 2, 3]);
    for (let look = 0; look < 5; look++) {
      await world.cycle();
      world.clock.advance(LATER_MS);
    }
    expect([1, 2, 3].map((id) => stateOf(world, id))).toEqual(["active", "active", "active"]);
  });

  test("a doubt that cannot be settled is not asked about in every cycle", async () => {
    const world = await worldOf(2);
    goneIn(world, [1]);
    touch(world, [1]);
    await world.cycle();
    goneIn(world, [2]);
    world.clock.advance(LATER_MS);
    await world.cycle();
    expect(stateOf(world, 1)).toBe("active");
    world.journal.dueForRetry = async () => [];
    world.erp.calls = [];
    await world.cycle();
    expect(world.erp.calls).toEqual(["changedActors"]);
  });

  test("one that is there at the second look was never gone", async () => {
    const world = await worldOf(3);
    const actor = world.erp.actor(CUSTOMER, "1");
    goneIn(world, [1]);
    touch(world, [1]);
    await world.cycle();
    world.erp.add(CUSTOMER, "1", actor.fieldValues);
    world.clock.advance(LATER_MS);
    await world.cycle();
    expect(stateOf(world, 1)).toBe("active");
    expect([...world.journal.absences.noted]).toEqual([]);
    expect(codes(world)).toEqual([]);
    expect(world.erpValue(1, "PHONE")).toBe("2");
  });
});

describe("a paused link", () => {
  async function pausedWorld(): Promise<World> {
    const world = await worldOf(3);
    goneIn(world, [1]);
    touch(world, [1]);
    await twoLooks(world);
    return world;
  }

  test("is neither read into the merge nor written to", async () => {
    const world = await pausedWorld();
    touch(world, [1], "3");
    const [sent, rows] = [world.erp.sent.length, world.journal.log.length];
    const report = await world.cycle();
    expect([world.erp.sent.length, world.journal.log.length]).toEqual([sent, rows]);
    expect(report.outbound.skippedBecause).toEqual({ paused: 1 });
  });

  test("wakes when its actor is seen again, and then both sides are brought together", async () => {
    const world = await pausedWorld();
    touch(world, [1], "3");
    await world.cycle();
    world.erp.add(CUSTOMER, "1", { NAME: "back", PHONE: "1" });
    await world.cycle();
    expect(stateOf(world, 1)).toBe("active");
    expect([world.crmValue(1, "name"), world.erpValue(1, "PHONE")]).toEqual(["back", "3"]);
    expect(codes(world)).toEqual([]);
  });

  test("wakes at the look that its problem is due for, though no stamp told", async () => {
    const world = await pausedWorld();
    world.erp.add(CUSTOMER, "1", { NAME: "name 1", PHONE: "1" });
    const silent: ErpSide = {
      async *changedActors() {
        yield [];
      },
      getActors: (query) => world.erp.getActors(query),
      saveActors: (actors) => world.erp.saveActors(actors),
    };
    await runCycle(world.plan, { ...world.ports, erp: silent });
    expect(stateOf(world, 1)).toBe("active");
    await runCycle(world.plan, { ...world.ports, erp: silent });
    expect(world.erpValue(1, "PHONE")).toBe("2");
    expect(codes(world)).toEqual([]);
  });
});

describe("a CRM record that was deleted", () => {
  test("has its link paused and listed, once", async () => {
    const world = await worldOf(2);
    world.crm.delete("company", 1);
    await world.cycle();
    expect(stateOf(world, 1)).toBe("missing-in-crm");
    expect(codes(world)).toEqual(["1 missing-in-crm"]);
    world.editErp(1, { NAME: "new" });
    await world.cycle();
    expect(world.crmValue(1, "name")).toBe("name 1");
  });

  test("wakes its link when it is restored: what changed meanwhile on either side is brought together", async () => {
    const world = await worldOf(2);
    world.crm.delete("company", 1);
    await world.cycle();
    world.editErp(1, { NAME: "new" });
    await world.cycle();
    world.crm.restore("company", 1);
    touch(world, [1], "5");
    await world.cycle();
    expect(stateOf(world, 1)).toBe("active");
    expect([world.crmValue(1, "name"), world.erpValue(1, "PHONE")]).toEqual(["new", "5"]);
    expect(codes(world)).toEqual([]);
  });
});

describe("the brake", () => {
  const MANY = Array.from({ length: 11 }, (_, index) => index + 1);

  async function braked(): Promise<World> {
    const world = await worldOf(100);
    goneIn(world, MANY);
    touch(world, MANY);
    await twoLooks(world);
    return world;
  }

  const paused = (world: World): readonly number[] =>
    MANY.filter((id) => stateOf(world, id) === "missing-in-erp");

  test("more than ten and more than two per cent at once stop and ask: no link is paused", async () => {
    const world = await braked();
    expect(paused(world)).toEqual([]);
    expect((await world.journal.positions()).disappearance).toEqual({ isConfirmed: false });
    world.clock.advance(LATER_MS);
    const report = await world.cycle();
    expect(report.absences.disappearance).toBeNull();
    expect(paused(world)).toEqual([]);
  });

  test("ten at once are believed", async () => {
    const world = await worldOf(100);
    goneIn(world, MANY.slice(1));
    touch(world, MANY.slice(1));
    await twoLooks(world);
    expect(paused(world)).toEqual(MANY.slice(1));
  });

  test("what is gone little by little within a day counts together", async () => {
    const world = await worldOf(100);
    for (const part of [MANY.slice(0, 6), MANY.slice(6)]) {
      goneIn(world, part);
      touch(world, part);
      await twoLooks(world);
    }
    expect(paused(world)).toEqual(MANY.slice(0, 6));
    expect((await world.journal.positions()).disappearance).toEqual({ isConfirmed: false });
  });

  test("once somebody has said that they are gone, a last look pauses those that are, and the question is over", async () => {
    const world = await braked();
    world.erp.add(CUSTOMER, "1", { NAME: "name 1", PHONE: "1" });
    const positions = await world.journal.positions();
    world.journal.startAt({ ...positions, disappearance: { isConfirmed: true } });
    world.clock.advance(LATER_MS);
    await world.cycle();
    expect(paused(world)).toEqual(MANY.slice(1));
    expect((await world.journal.positions()).disappearance).toBeUndefined();
  });
});

test("a crash at any port call changes nothing about what is found out", async () => {
  for (const when of ["before", "after"] as const) {
    for (let call = 0; ; call++) {
      const world = await worldOf(3);
      goneIn(world, [1]);
      touch(world, [1]);
      await world.cycle();
      world.clock.advance(LATER_MS);
      const isKilled = await runCycle(world.plan, crashingPorts(world.ports, { call, when }).ports).then(
        () => false,
        (error: unknown) => error instanceof Crash,
      );
      await world.cycle();
      expect(stateOf(world, 1), `killed ${when} call ${call}`).toBe("missing-in-erp");
      expect(codes(world)).toEqual(["1 missing-in-erp"]);
      if (!isKilled) break;
    }
  }
});
