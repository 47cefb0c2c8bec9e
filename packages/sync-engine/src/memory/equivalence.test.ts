import { describe, expect, test } from "vitest";
import { ErpFailure } from "../model/failures.ts";
import { textField, World } from "../testing/world.ts";
import { learnedForm } from "./learning.ts";

const upperCaseNames = (fieldKey: string, value: string): string =>
  fieldKey === "NAME" ? value.toUpperCase() : value;

const formOf = (world: World) => learnedForm(world.journal.learnings.get("Customer:NAME"));

/** A world whose ERP writes names in capitals, which three names have shown. */
async function learnedWorld(options: ConstructorParameters<typeof World>[0] = {}): Promise<World> {
  const world = new World(options);
  for (const id of [1, 2, 3, 4]) await world.link(id, { NAME: `OLD ${id}`, PHONE: "1" });
  world.erp.normalise = upperCaseNames;
  for (const id of [1, 2, 3]) {
    world.editCrm(id, { name: `New ${id}` });
    await world.cycle();
  }
  return world;
}

describe("what an ERP does to our writes", () => {
  test("before it is learned, the difference flows back to the CRM once", async () => {
    const world = await learnedWorld();
    expect([1, 2, 3].map((id) => world.crmValue(id, "name"))).toEqual(["NEW 1", "NEW 2", "NEW 3"]);
    expect(formOf(world)).toBe("upper-case");
  });

  test("once it is learned, it is neither written back nor sent again", async () => {
    const world = await learnedWorld();
    const writes = world.crm.writes.length;
    world.editCrm(4, { name: "Acme ab" });
    await world.cycle();
    expect([world.crmValue(4, "name"), world.erpValue(4, "NAME")]).toEqual(["Acme ab", "ACME AB"]);
    expect(world.crm.writes.length).toBe(writes + 1);
    const sent = world.erp.sent.length;
    world.editCrm(4, { phone: "2" });
    world.editErp(4, { PHONE: "3" });
    await world.cycle();
    await world.cycle();
    expect(world.erp.sent.slice(sent).every(({ fieldValues }) => fieldValues.NAME === "ACME AB")).toBe(true);
    expect(world.crmValue(4, "name")).toBe("Acme ab");
  });

  test("once it is learned, a CRM change that the ERP would store as it is is no change", async () => {
    const world = await learnedWorld();
    world.erp.calls = [];
    world.editCrm(4, { name: "old 4" });
    const report = await world.cycle();
    expect(world.erp.calls).toEqual(["changedActors"]);
    expect(report.outbound).toMatchObject({ read: 1, unchanged: 1 });
  });

  test("once it is learned, it is no conflict: the side that really changed is taken", async () => {
    const world = await learnedWorld();
    world.editCrm(4, { name: "old 4" });
    world.editErp(4, { NAME: "BETA" });
    const report = await world.cycle();
    expect(report.total.conflicting).toBe(0);
    expect(world.crmValue(4, "name")).toBe("BETA");
  });

  test("what somebody writes in another form in the ERP itself is still brought to the CRM", async () => {
    const world = await learnedWorld();
    world.editErp(1, { NAME: "New 1 Ltd" });
    await world.cycle();
    expect(world.crmValue(1, "name")).toBe("New 1 Ltd");
    world.editErp(1, { NAME: "new 1 ltd" });
    await world.cycle();
    expect(world.crmValue(1, "name")).toBe("new 1 ltd");
  });

  test("one counter-example unlearns it, and what had been left different is brought to agree", async () => {
    const world = await learnedWorld();
    world.editCrm(4, { name: "Acme ab" });
    await world.cycle();
    world.erp.normalise = (_, value) => value;
    world.editCrm(1, { name: "Verbatim" });
    await world.cycle();
    expect(formOf(world)).toBe(null);
    await world.cycle();
    await world.cycle();
    expect([world.crmValue(4, "name"), world.erpValue(4, "NAME")]).toEqual(["Acme ab", "Acme ab"]);
    const commits = world.journal.commits.length;
    await world.cycle();
    expect(world.journal.commits.length).toBe(commits);
  });

  test("a one-way field whose write was lost on its way back is not listed for the form in which it is stored", async () => {
    const world = new World({ fields: [textField("name", { syncToCrm: false })] });
    await world.link(1, { NAME: "OLD" });
    world.erp.normalise = upperCaseNames;
    world.editCrm(1, { name: "Acme" });
    const { saveActors } = world.erp;
    world.erp.saveActors = async (actors) => {
      await saveActors.call(world.erp, actors);
      throw new ErpFailure("transport", { userExplanation: "", techExplanation: "reset" });
    };
    await world.cycle();
    world.erp.saveActors = saveActors;
    await world.cycle();
    expect(world.journal.problems).toEqual([]);
    const sent = world.erp.sent.length;
    await world.cycle();
    expect(world.erp.sent.length).toBe(sent);
  });

  test("a one-way field is not sent again because the ERP stores it in its own form", async () => {
    const world = await learnedWorld({
      fields: [textField("name", { syncToCrm: false }), textField("phone")],
    });
    expect(formOf(world)).toBe("upper-case");
    const sent = world.erp.sent.length;
    world.editCrm(1, { name: "NEW 1" });
    await world.cycle();
    expect(world.erp.sent.length).toBe(sent);
  });
});
