import { describe, expect, test } from "vitest";
import { drawSchedule } from "./draw-schedule.ts";
import { runSchedule } from "./run-schedule.ts";
import type { Fault, Schedule, Trouble, Vices } from "./schedule.ts";
import { shrink } from "./shrink.ts";
import { SimWorld } from "./sim-world.ts";

const SCHEDULES: readonly Schedule[] = Array.from({ length: 600 }, (_, seed) => drawSchedule(seed));

const FAULTS: readonly Fault[] = SCHEDULES.flatMap(({ steps }) =>
  steps.flatMap((step) => (step.do === "cycles" ? step.of.flatMap(({ faults }) => faults) : [])),
);

const kindsOf = (values: readonly (string | number | boolean | null | undefined)[]) => new Set(values);

async function storyOf({ setup, steps }: Schedule): Promise<unknown> {
  const world = new SimWorld(setup);
  for (const step of steps) {
    if (step.do === "cycles") await world.run(step);
    else world.act(step);
  }
  const { crm, erp, rows } = world.chronicle;
  return { crm, erp, rows };
}

describe("the simulation", () => {
  test("a seed means the same schedule, and a schedule the same run, every time", async () => {
    for (const schedule of SCHEDULES.slice(0, 40)) {
      expect(drawSchedule(schedule.seed)).toEqual(schedule);
      expect(await storyOf(schedule)).toEqual(await storyOf(schedule));
    }
  });

  test("a schedule is plain data: what is kept in a file is what was drawn", () => {
    for (const schedule of SCHEDULES) expect(JSON.parse(JSON.stringify(schedule))).toEqual(schedule);
  });

  test("every trouble happens at every kind of call", () => {
    const troubles: readonly Trouble["kind"][] = [
      "crash-before",
      "crash-after",
      "lost-request",
      "lost-answer",
      "refused",
      "no-list",
      "empty",
      "connection-forgotten",
      "last-left-out",
      "stop",
      "slow",
      "meanwhile",
      "lands-later",
    ];
    expect(kindsOf(FAULTS.map(({ what }) => what.kind))).toEqual(new Set(troubles));
    const lost = FAULTS.filter(({ what }) => what.kind === "lost-answer").map(({ at }) => at);
    expect(kindsOf(lost)).toEqual(
      new Set([
        ...["erp.saveActors", "erp.getActors", "erp.changedActors"],
        ...["erp.create", "erp.search", "creates.intend", "creates.link", "any"],
      ]),
    );
  });

  test("every vice of a connector is drawn, and its absence too", () => {
    const vices = SCHEDULES.flatMap(({ setup }) => setup.connections.map((connection) => connection.vices));
    const drawn = (name: keyof Vices): number => kindsOf(vices.map((one) => one[name])).size;
    expect(drawn("stamps")).toBe(8);
    expect(drawn("onBadActor")).toBe(5);
    expect(drawn("order")).toBe(3);
    expect(drawn("firstStamp")).toBe(3);
    // Five ways, and none said.
    expect(drawn("parents")).toBe(6);
    expect(drawn("search")).toBe(3);
    const switches = [
      "duplicates",
      "checksStamp",
      "keepsUnsentFields",
      "forgetsStamps",
      "isProfiled",
    ] as const;
    expect(switches.map(drawn)).toEqual(switches.map(() => 2));
  });

  test("something really happens: values are written both ways, conflicts won, processes killed", async () => {
    const reasons = new Set<string>();
    let killed = 0;
    for (const { setup, steps } of SCHEDULES.slice(0, 150)) {
      const world = new SimWorld(setup);
      for (const step of steps) {
        if (step.do !== "cycles") world.act(step);
        else killed += (await world.run(step)).filter((end) => end === "killed").length;
      }
      for (const { row } of world.chronicle.rows) reasons.add(`${row.target} ${row.reason}`);
    }
    expect(reasons).toEqual(
      new Set([
        "crm change",
        "erp change",
        "crm conflict-won",
        "erp conflict-won",
        "crm mapping-changed",
        "erp mapping-changed",
        "crm resync",
        "erp resync",
        "crm undo",
        "erp undo",
        "erp first-connect",
        "crm first-connect",
      ]),
    );
    expect(killed).toBeGreaterThan(30);
  });

  test("actors are created and linked, or somebody is asked about them", async () => {
    const did = { linked: 0, open: 0 };
    for (const { setup, steps } of SCHEDULES) {
      const creates = steps.some(
        (step) => step.do === "cycles" && step.of.some(({ work }) => work?.kind === "create"),
      );
      if (!creates) continue;
      const world = new SimWorld(setup);
      for (const step of steps) {
        if (step.do === "cycles") await world.run(step);
        else world.act(step);
      }
      for (const { journal, creates: kept } of world.connections) {
        did.linked += journal.links.filter(({ crmId, erpKey }) => erpKey !== String(crmId)).length;
        did.open += kept.intents.length;
      }
    }
    expect(did.linked).toBeGreaterThan(20);
    expect(did.open).toBeGreaterThan(10);
  });

  test("a failing schedule is cut down to what it takes to fail", async () => {
    const isUpset = ({ steps }: Schedule): boolean =>
      steps.some((step) => step.do === "cycles" && step.of.some(({ faults }) => faults.length > 0));
    const play = async (schedule: Schedule) => (isUpset(schedule) ? [{ rule: "upset", what: "" }] : []);
    const schedule = SCHEDULES.find((one) => isUpset(one) && one.steps.length > 15);
    if (schedule === undefined) throw new Error("no schedule has a fault");
    const shrunk = await shrink({ schedule, violations: await play(schedule) }, play);
    expect(shrunk.schedule.steps).toMatchObject([{ do: "cycles", of: [{ faults: [{}] }] }]);
    expect(shrunk.schedule.setup.records).toHaveLength(1);
    expect(await runSchedule(shrunk.schedule)).toEqual([]);
  });
});
