import { describe, expect, test } from "vitest";
import { ErpFailure } from "../model/failures.ts";
import type { ErpSide, LinkStore } from "../model/ports.ts";
import { CUSTOMER, textField, World } from "../testing/world.ts";
import { runCycle } from "./cycle.ts";

const SHORT_CITY = textField("city", { crmMaxLength: 6 });

async function cityWorld(): Promise<World> {
  const world = new World({ fields: [textField("name"), SHORT_CITY] });
  await world.link(1, { NAME: "Alma", CITY: "Malmö" });
  return world;
}

/** The ERP of the world, with members that can be replaced. */
const erpOf = ({ erp }: World): ErpSide => ({
  changedActors: (query) => erp.changedActors(query),
  getActors: (query) => erp.getActors(query),
  saveActors: (actors) => erp.saveActors(actors),
});

/** Links of which none is due. */
const notDue = (links: LinkStore): LinkStore => ({
  byIds: (ids) => links.byIds(ids),
  after: (page) => links.after(page),
  count: () => links.count(),
  byErpKeys: (actorType, erpKeys) => links.byErpKeys(actorType, erpKeys),
  byCrmIds: (entity, ids) => links.byCrmIds(entity, ids),
  problemsOf: (linkIds) => links.problemsOf(linkIds),
  dueForRetry: async () => [],
  dueFor: async () => [],
});

const listed = (world: World): readonly (string | null)[] =>
  world.journal.problems.map(({ erpFieldKey, code }) => `${erpFieldKey ?? "record"} ${code}`).sort();

describe("the problem list", () => {
  test("a problem is listed also where the actor changed within the second of our last look", async () => {
    const world = await cityWorld();
    world.editErp(1, { CITY: "Kristianstad" });
    const { lastModified } = world.erp.actor(CUSTOMER, "1");
    world.journal.addLink({ ...world.journal.link(1), erpTimestamp: lastModified });
    await world.cycle();
    expect(listed(world)).toEqual(["CITY too-long-for-crm"]);
  });

  test("fields of a record that could not be looked at when it was due wait on with it", async () => {
    const world = await cityWorld();
    world.editErp(1, { CITY: "Kristianstad" });
    await world.cycle();
    const locked = new ErpFailure("refused", { userExplanation: "", techExplanation: "locked" });
    const getActors = async () => Promise.reject(locked);
    await runCycle(world.plan, { ...world.ports, erp: { ...erpOf(world), getActors } });
    const raised = world.journal.commits.at(-1)?.problems.map(({ code }) => code);
    expect(raised).toEqual(["erp-refused", "too-long-for-crm"]);
  });

  test("the problem of a field that has become right is over, also while another has one", async () => {
    const world = await cityWorld();
    world.editErp(1, { CITY: "Kristianstad" });
    await world.cycle();
    const links = notDue(world.ports.links);
    world.editErp(1, { CITY: "Lund", NAME: "" });
    await runCycle({ ...world.plan, blankOverwrites: false }, { ...world.ports, links });
    expect(listed(world)).toEqual(["NAME blank-held"]);
  });

  test("a link that pauses has one problem: the reason", async () => {
    const world = await cityWorld();
    world.editErp(1, { CITY: "Kristianstad" });
    await world.cycle();
    world.crm.delete("company", 1);
    await world.cycle();
    expect(listed(world)).toEqual(["record missing-in-crm"]);
  });

  test("the problem of a field that is no longer mapped is over", async () => {
    const world = await cityWorld();
    world.editErp(1, { CITY: "Kristianstad" });
    await world.cycle();
    const actorTypes = world.plan.actorTypes.map((type) => ({ ...type, fields: [textField("name")] }));
    await runCycle({ ...world.plan, actorTypes }, world.ports);
    expect(listed(world)).toEqual([]);
  });

  test("a link that is due stays so until both its sides have been looked at", async () => {
    const world = new World({
      fields: [textField("name", { syncToCrm: false }), { ...SHORT_CITY, syncToErp: false }],
    });
    await world.link(1, { NAME: "Alma", CITY: "Malmö" });
    world.editCrm(1, { name: "Beda" });
    world.journal.addLink({ ...world.journal.link(1), base: {} });
    world.journal.startAt({ watermarks: {}, feed: world.crm.feed.length });
    world.editErp(1, { CITY: "Kristianstad" });
    world.journal.check(1);
    await world.cycle();
    const checked = world.journal.commits.map((commit) => commit.checked ?? []);
    expect(checked, "inbound lists a problem, outbound looks at both sides").toEqual([[], [1]]);
    expect(world.erpValue(1, "NAME")).toBe("Beda");
    expect(listed(world)).toEqual(["CITY too-long-for-crm"]);
  });

  test("a problem of the whole record goes when it is over, also while one of its fields has one", async () => {
    const world = await cityWorld();
    world.erp.refusesToSave.add("1");
    world.editCrm(1, { name: "Beda" });
    await world.cycle();
    expect(listed(world)).toEqual(["record erp-refused"]);
    world.erp.refusesToSave.clear();
    world.editErp(1, { CITY: "Kristianstad" });
    await world.cycle();
    expect(listed(world)).toEqual(["CITY too-long-for-crm"]);
  });
});
