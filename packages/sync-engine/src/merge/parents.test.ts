import { describe, expect, test } from "vitest";
import { runCycle } from "../cycle/cycle.ts";
import type { Link, SyncPlan } from "../model/model.ts";
import { FakeCrm } from "../testing/fake-crm.ts";
import { FakeErp } from "../testing/fake-erp.ts";
import { FakeJournal } from "../testing/fake-journal.ts";
import { FakeClock, textField } from "../testing/world.ts";

const PERSON_LINK = 3;
const HOUR_MS = 3_600_000;

/** Two companies that are linked, a third that is not, and a contact of the first. */
function world({ namesParents = true } = {}) {
  const crm = new FakeCrm();
  const erp = new FakeErp();
  const journal = new FakeJournal(crm, "sync:1");
  const clock = new FakeClock();
  for (const id of [1, 2, 9]) crm.add("company", id, { name: `N${id}` });
  crm.add("contact", 7, { name: "Berg", companyId: 1 });
  for (const id of [1, 2]) erp.add("Customer", `C${id}`, { NAME: `N${id}` });
  erp.add("Person", "P1", { NAME: "Berg" });
  const moveInErp = (parentErpKey: string) =>
    erp.move("Person", "P1", { parentActorType: "Customer", parentErpKey });
  if (namesParents) moveInErp("C1");
  const link = (id: number, NAME: string, more: Pick<Link, "entity" | "crmId" | "actorType" | "erpKey">) =>
    journal.addLink({ id, connectionId: 1, erpTimestamp: "", state: "active", ...more, base: { NAME } });
  link(1, "N1", { entity: "company", crmId: 1, actorType: "Customer", erpKey: "C1" });
  link(2, "N2", { entity: "company", crmId: 2, actorType: "Customer", erpKey: "C2" });
  link(PERSON_LINK, "Berg", { entity: "contact", crmId: 7, actorType: "Person", erpKey: "P1" });
  journal.check(PERSON_LINK);
  journal.startAt({ watermarks: {}, feed: crm.feed.length });
  const plan: SyncPlan = {
    ...{ connectionId: 1, origin: "sync:1", winner: "crm", blankOverwrites: true },
    actorTypes: [
      { actorType: "Customer", entity: "company", fields: [textField("name")] },
      { actorType: "Person", entity: "contact", fields: [textField("name")] },
    ],
  };
  const ports = { erp, crm, links: journal, journal, absences: journal.absences, clock };
  return {
    ...{ crm, erp, journal, clock, moveInErp },
    cycle: () => runCycle(plan, ports),
    moveInCrm: (companyId: number) => crm.edit({ entity: "contact", id: 7 }, { companyId }),
    rename: (NAME: string) => erp.edit("Person", "P1", { NAME }),
    listed: () => journal.problems.map(({ code, details }) => [code, details.erpParent, details.crmParent]),
    names: () => [erp.actor("Person", "P1").fieldValues.NAME, crm.record("contact", 7).values.name],
    company: () => crm.record("contact", 7).values.companyId,
    parent: () => erp.actor("Person", "P1").parentErpKey,
  };
}

/** A world in which the contact was moved to the second company, on one side, and a cycle has seen it. */
async function movedWorld(side: "erp" | "crm", options?: Parameters<typeof world>[0]) {
  const moved = world(options);
  await moved.cycle();
  if (side === "erp") moved.moveInErp("C2");
  else moved.moveInCrm(2);
  await moved.cycle();
  return moved;
}

describe("a contact whose parents agree", () => {
  test("has no problem, and costs nothing while nothing changes", async () => {
    const { cycle, erp, journal, listed } = world();
    await cycle();
    expect(listed()).toEqual([]);
    erp.calls = [];
    const commits = journal.commits.length;
    await cycle();
    expect(erp.calls).toEqual(["changedActors", "changedActors"]);
    expect(journal.commits).toHaveLength(commits);
  });
});

describe("a parent that changes", () => {
  test("in the ERP is reported as a problem, and nobody is moved by it", async () => {
    const { listed, company, parent } = await movedWorld("erp");
    expect(listed()).toEqual([["parent-differs", "C2", "C1"]]);
    expect([company(), parent()]).toEqual([1, "C2"]);
  });

  test("in the CRM is reported as a problem, and nobody is moved by it", async () => {
    const { listed, company, parent } = await movedWorld("crm");
    expect(listed()).toEqual([["parent-differs", "C1", "C2"]]);
    expect([company(), parent()]).toEqual([2, "C1"]);
  });

  test("to a company without a link is reported, too", async () => {
    const { cycle, moveInCrm, listed } = world();
    await cycle();
    moveInCrm(9);
    await cycle();
    expect(listed()).toEqual([["parent-differs", "C1", ""]]);
  });

  test("stays reported while the contact's fields go on being synchronised, both ways", async () => {
    const { cycle, crm, rename, listed, names } = await movedWorld("erp");
    rename("Bergh");
    await cycle();
    expect(names()).toEqual(["Bergh", "Bergh"]);
    crm.edit({ entity: "contact", id: 7 }, { name: "Ek" });
    await cycle();
    expect(names()).toEqual(["Ek", "Ek"]);
    expect(listed()).toEqual([["parent-differs", "C2", "C1"]]);
  });

  test.each(["erp", "crm"] as const)(
    "is over when the parents agree again, by a change in the %s",
    async (side) => {
      const { cycle, moveInErp, moveInCrm, listed } = await movedWorld("erp");
      if (side === "erp") moveInErp("C1");
      else moveInCrm(2);
      await cycle();
      expect(listed()).toEqual([]);
    },
  );

  test("in the CRM is reported also where the ERP names no parents, and is over at once when it is taken back", async () => {
    const { cycle, moveInCrm, listed } = await movedWorld("crm", { namesParents: false });
    expect(listed()).toEqual([["parent-differs", "", "C2"]]);
    moveInCrm(1);
    await cycle();
    expect(listed()).toEqual([]);
  });

  test("is over when the company gets the link of the other side's", async () => {
    const { cycle, moveInCrm, moveInErp, erp, journal, clock, listed } = world();
    await cycle();
    moveInCrm(9);
    await cycle();
    erp.add("Customer", "C9", { NAME: "N9" });
    moveInErp("C9");
    await cycle();
    expect(listed()).toEqual([["parent-differs", "C9", ""]]);
    const company = { entity: "company", crmId: 9, actorType: "Customer", erpKey: "C9" } as const;
    journal.addLink({ id: 4, connectionId: 1, erpTimestamp: "", state: "active", ...company, base: {} });
    clock.advance(24 * HOUR_MS);
    await cycle();
    expect(listed()).toEqual([]);
  });

  test("is listed beside what the ERP refuses about the record, and neither takes the other's place", async () => {
    const { cycle, crm, erp, clock, moveInErp, listed, journal } = world();
    await cycle();
    moveInErp("C2");
    erp.bad.add("P1");
    crm.edit({ entity: "contact", id: 7 }, { name: "Ek" });
    for (let round = 0; round < 3; round++) {
      await cycle();
      clock.advance(HOUR_MS);
      expect(
        listed()
          .map(([code]) => code)
          .sort(),
      ).toEqual(["erp-refused", "parent-differs"]);
    }
    expect(journal.problems).toHaveLength(2);
  });

  test("is over also while a field of the contact has a problem", async () => {
    const { cycle, erp, crm, moveInErp, listed } = world();
    await cycle();
    erp.hidesFields.add("NAME");
    crm.edit({ entity: "contact", id: 7 }, { name: "Ek" });
    moveInErp("C2");
    await cycle();
    expect(
      listed()
        .map(([code]) => code)
        .sort(),
    ).toEqual(["erp-value-absent", "parent-differs"]);
    moveInErp("C1");
    await cycle();
    expect(listed().map(([code]) => code)).toEqual(["erp-value-absent"]);
  });

  test("stays reported where an answer of the ERP leaves the parent out", async () => {
    const { cycle, rename, erp, listed } = await movedWorld("erp");
    erp.move("Person", "P1", { parentActorType: "", parentErpKey: "" });
    rename("Bergh");
    await cycle();
    expect(listed()).toEqual([["parent-differs", "C2", "C1"]]);
  });
});
