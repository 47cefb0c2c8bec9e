import { describe, expect, test } from "vitest";
import { batchOf } from "../commit/batch.ts";
import { runCycle } from "../cycle/cycle.ts";
import { syncRecords } from "../jobs/sync-links.ts";
import type { Link, LinkState, SyncPlan } from "../model/model.ts";
import { FakeCrm } from "../testing/fake-crm.ts";
import { FakeErp } from "../testing/fake-erp.ts";
import { FakeJournal } from "../testing/fake-journal.ts";
import { FakeClock, textField } from "../testing/world.ts";

const PERSON_LINK = 2;

/** A company with a contact; the contact's link is there, and waits for the company's. */
function world(state: LinkState = "waiting-for-parent") {
  const crm = new FakeCrm();
  const erp = new FakeErp();
  const journal = new FakeJournal(crm, "sync:1");
  const clock = new FakeClock();
  crm.add("company", 1, { name: "Havsbris" });
  crm.add("contact", 7, { name: "Berg", companyId: 1 });
  erp.add("Customer", "C1", { NAME: "Havsbris" });
  erp.add("Person", "P1", { NAME: "Berg" });
  const link = (id: number, more: Pick<Link, "entity" | "crmId" | "actorType" | "erpKey" | "state">) =>
    journal.addLink({ id, connectionId: 1, erpTimestamp: "", ...more, base: { NAME: nameOf(more.entity) } });
  link(PERSON_LINK, { entity: "contact", crmId: 7, actorType: "Person", erpKey: "P1", state });
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
    ...{ crm, erp, journal, plan, ports },
    cycle: () => runCycle(plan, ports),
    linkCompany: () =>
      link(1, { entity: "company", crmId: 1, actorType: "Customer", erpKey: "C1", state: "active" }),
    nameInErp: () => erp.actor("Person", "P1").fieldValues.NAME,
    nameInCrm: () => crm.record("contact", 7).values.name,
  };
}

const nameOf = (entity: Link["entity"]) => (entity === "company" ? "Havsbris" : "Berg");

describe("a person whose company has no link in the connection", () => {
  test("is not synchronised, whichever side changes", async () => {
    const { cycle, crm, erp, nameInErp, nameInCrm } = world();
    crm.edit({ entity: "contact", id: 7 }, { name: "Bergh" });
    const first = await cycle();
    expect(first.outbound.skippedBecause).toEqual({ paused: 1 });
    expect(nameInErp()).toBe("Berg");
    erp.edit("Person", "P1", { NAME: "Ek" });
    await cycle();
    expect(nameInCrm()).toBe("Bergh");
  });

  test("is listed when it is looked at, and is due no more", async () => {
    const { cycle, journal } = world();
    journal.check(PERSON_LINK);
    await cycle();
    expect(journal.problems).toMatchObject([{ linkId: PERSON_LINK, code: "waiting-for-parent" }]);
    expect(journal.commits.flatMap(({ checked }) => checked ?? [])).toEqual([PERSON_LINK]);
  });

  test("has no other problem, which nobody would look at", async () => {
    const { cycle, journal } = world();
    const tooLong = {
      linkId: PERSON_LINK,
      erpFieldKey: "NAME",
      code: "too-long-for-erp",
      details: {},
    } as const;
    await journal.commit({ ...batchOf([], {}), problems: [tooLong] });
    await cycle();
    expect(journal.problems).toMatchObject([{ erpFieldKey: null, code: "waiting-for-parent" }]);
  });

  test("wakes when its company is connected, with what both sides changed meanwhile", async () => {
    const { cycle, crm, journal, linkCompany, nameInErp } = world();
    journal.check(PERSON_LINK);
    crm.edit({ entity: "contact", id: 7 }, { name: "Bergh" });
    await cycle();
    linkCompany();
    journal.check(PERSON_LINK);
    await cycle();
    expect(nameInErp()).toBe("Bergh");
    expect(journal.link(PERSON_LINK).state).toBe("active");
    expect(journal.problems).toEqual([]);
  });

  test("wakes when it is moved to a company that is connected", async () => {
    const { cycle, crm, journal, linkCompany } = world();
    linkCompany();
    crm.edit({ entity: "contact", id: 7 }, { companyId: 99 });
    await cycle();
    expect(journal.link(PERSON_LINK).state).toBe("waiting-for-parent");
    crm.edit({ entity: "contact", id: 7 }, { companyId: 1 });
    await cycle();
    expect(journal.link(PERSON_LINK).state).toBe("active");
  });

  test("wakes with Sync this record, when its company is connected", async () => {
    const { crm, erp, journal, plan, ports, linkCompany, nameInCrm } = world();
    erp.edit("Person", "P1", { NAME: "Ek" });
    const waiting = await syncRecords(plan, ports, [PERSON_LINK]);
    expect(waiting.accounting.skippedBecause).toEqual({ paused: 1 });
    linkCompany();
    await syncRecords(plan, ports, [PERSON_LINK]);
    expect(nameInCrm()).toBe("Ek");
    expect(journal.link(PERSON_LINK).state).toBe("active");
    expect(crm.record("contact", 7).values.companyId).toBe(1);
  });

  test("costs nothing while nothing changes", async () => {
    const { cycle, erp, journal } = world();
    await cycle();
    const calls = erp.calls.length;
    const committed = journal.commits.length;
    await cycle();
    expect(erp.calls.slice(calls)).toHaveLength(2);
    expect(journal.commits).toHaveLength(committed);
  });
});
