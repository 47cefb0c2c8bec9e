import type { Actor } from "@brygga/protocol";
import { describe, expect, test } from "vitest";
import { runCycle } from "../cycle/cycle.ts";
import { ErpFailure } from "../model/failures.ts";
import type { CyclePorts, ErpSide } from "../model/ports.ts";
import { CUSTOMER, World } from "../testing/world.ts";

const OVERLAP_MS = 120_000;

const refusal = (isFault: boolean) =>
  new ErpFailure(isFault ? "transport" : "refused", {
    userExplanation: "",
    techExplanation: "UpdatedOnOrAfter is not valid",
    isFault,
  });

interface Listening {
  readonly ports: CyclePorts;
  /** Every stamp that was sent. */
  readonly asked: string[];
}

/** The world's ports with an ERP that answers a stamp, or throws what `answer` says of it. */
function listening(world: World, answer: (stamp: string) => ErpFailure | null = () => null): Listening {
  const asked: string[] = [];
  const erp: ErpSide = {
    changedActors(query) {
      asked.push(query.updatedOnOrAfter);
      const failure = answer(query.updatedOnOrAfter);
      return failure === null ? world.erp.changedActors(query) : failing(failure);
    },
    getActors: (query) => world.erp.getActors(query),
    saveActors: (actors) => world.erp.saveActors(actors),
  };
  return { ports: { ...world.ports, erp }, asked };
}

async function* failing(failure: ErpFailure): AsyncGenerator<readonly Actor[], void, undefined> {
  yield await Promise.reject(failure);
}

const FIRST = "[DT:01/01/1970 00:00:00.0000000]";

describe("the first call of all", () => {
  test.each([
    ["refuses in its own words", false],
    ["breaks down over it", true],
  ])(
    "where the connector %s, the other stamps are tried in turn, once, and what it accepts is kept",
    async (_how, isFault) => {
      const world = new World();
      const { ports, asked } = listening(world, (stamp) => (stamp === "0" ? null : refusal(isFault)));
      const report = await runCycle(world.plan, ports);
      expect(report.failures).toEqual([]);
      expect(asked).toEqual([FIRST, "", "0"]);
      await runCycle(world.plan, ports);
      expect(asked).toEqual([FIRST, "", "0", "0"]);
    },
  );

  test("a connector that refuses all of them is told as it refused the first, and tried no further", async () => {
    const world = new World();
    const { ports, asked } = listening(world, () => refusal(false));
    const report = await runCycle(world.plan, ports);
    expect(asked).toHaveLength(3);
    expect(report.failures).toMatchObject([{ step: "inbound", failure: { kind: "refused" } }]);
    expect((await world.journal.positions()).firstStamp).toBeUndefined();
  });

  test("silence is no refusal: no other stamp is tried", async () => {
    const world = new World();
    const lost = new ErpFailure("transport", { userExplanation: "", techExplanation: "connection reset" });
    const { ports, asked } = listening(world, () => lost);
    expect((await runCycle(world.plan, ports)).stopped).toBe("failed");
    expect(asked).toEqual([FIRST]);
  });

  test("what was accepted is tried first, also when it was accepted with nothing but an empty answer", async () => {
    const world = new World();
    await runCycle(world.plan, listening(world, (stamp) => (stamp === "" ? null : refusal(false))).ports);
    const { ports, asked } = listening(world, (stamp) => (stamp === "0" ? null : refusal(false)));
    await runCycle(world.plan, ports);
    expect(asked).toEqual(["", FIRST, "0"]);
    expect((await world.journal.positions()).firstStamp).toBe("0");
  });

  test("an answer without actors keeps the stamp and is asked for again, without a second commit", async () => {
    const world = new World();
    const { ports, asked } = listening(world);
    await runCycle(world.plan, ports);
    await runCycle(world.plan, ports);
    expect(asked).toEqual([FIRST, FIRST]);
    expect(world.journal.commits).toHaveLength(1);
  });
});

describe("late commits", () => {
  async function readWorld(): Promise<World> {
    const world = new World({ overlapMs: OVERLAP_MS });
    await world.link(1, { NAME: "a", PHONE: "1" });
    await world.link(2, { NAME: "b", PHONE: "1" });
    return world;
  }

  /** Changes an actor so that it is seen with a stamp of its past. */
  function commitLate(world: World, id: number, name: string): void {
    const actor = world.erp.actor(CUSTOMER, String(id));
    Object.assign(actor.fieldValues, { NAME: name });
  }

  test("a change that becomes visible below the watermark is found while the overlap lasts", async () => {
    const world = await readWorld();
    await world.cycle();
    world.clock.advance(60_000);
    // Actor 1 keeps its stamp, which is below the watermark that actor 2 has set.
    const older = await world.journal.positions();
    world.journal.startAt({ ...older, older: { [CUSTOMER]: ["1"] } });
    commitLate(world, 1, "late");
    await world.cycle();
    expect(world.crmValue(1, "name")).toBe("late");
  });

  test("it is lost without overlap: that is what it is for", async () => {
    const world = new World();
    await world.link(1, { NAME: "a", PHONE: "1" });
    await world.link(2, { NAME: "b", PHONE: "1" });
    await world.cycle();
    commitLate(world, 1, "late");
    await world.cycle();
    expect(world.crmValue(1, "name")).toBe("a");
  });

  test("what is read again equals its base, and costs no write", async () => {
    const world = await readWorld();
    world.editErp(1, { NAME: "new" });
    await world.cycle();
    const commits = world.journal.commits.length;
    const { ports, asked } = listening(world);
    for (let cycle = 0; cycle < 4; cycle++) {
      world.clock.advance(60_000);
      await runCycle(world.plan, ports);
    }
    expect(world.journal.commits.length).toBe(commits);
    // "2" until what was there when "3" was received has had its time.
    expect(asked).toEqual(["2", "2", "3", "3"]);
  });

  test("after a restart reading goes on from the oldest stamp that is stored, letter for letter", async () => {
    const world = await readWorld();
    await world.cycle();
    for (const name of ["x", "y"]) {
      world.clock.advance(60_000);
      world.editErp(1, { NAME: name });
      await world.cycle();
    }
    expect(await world.journal.positions()).toMatchObject({
      watermarks: { [CUSTOMER]: "4" },
      older: { [CUSTOMER]: ["2", "3"] },
    });
    world.journal.restart();
    world.clock.advance(3_600_000);
    const { ports, asked } = listening(world);
    await runCycle(world.plan, ports);
    world.clock.advance(OVERLAP_MS);
    await runCycle(world.plan, ports);
    world.clock.advance(1);
    await runCycle(world.plan, ports);
    expect(asked).toEqual(["2", "2", "4"]);
  });
});

test("where stamps have no order that is known, every reading begins at the beginning, and nothing is lost", async () => {
  const world = new World();
  await world.link(1, { NAME: "a", PHONE: "1" });
  await world.link(2, { NAME: "b", PHONE: "1" });
  const { ports, asked } = listening(world);
  const unordered = { ...ports, erp: { ...ports.erp, hasOrderedStamps: false } };
  await runCycle(world.plan, unordered);
  Object.assign(world.erp.actor(CUSTOMER, "1").fieldValues, { NAME: "with an old stamp" });
  const before = world.journal.commits.length;
  await runCycle(world.plan, unordered);
  expect(asked).toEqual([FIRST, FIRST]);
  expect(world.crmValue(1, "name")).toBe("with an old stamp");
  expect(world.journal.commits[before]?.watermark).toBeUndefined();
});
