import { describe, expect, test } from "vitest";
import { CUSTOMER, textField, World } from "./testing/world.ts";

const SHORT_CITY = textField("city", { crmMaxLength: 6 });

async function cityWorld(): Promise<World> {
  const world = new World({ fields: [textField("name"), SHORT_CITY] });
  await world.link(1, { NAME: "Alma", CITY: "Malmö" });
  return world;
}

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
    world.crm.delete("company", 1);
    await world.cycle();
    const raised = world.journal.commits.at(-1)?.problems.map(({ code }) => code);
    expect(raised).toEqual(["missing-in-crm", "too-long-for-crm"]);
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
