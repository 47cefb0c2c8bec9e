import { describe, expect, test } from "vitest";
import { runCycle } from "../cycle/cycle.ts";
import { ErpFailure } from "../model/failures.ts";
import type { CyclePorts, ErpSide } from "../model/ports.ts";
import { CUSTOMER, textField, World } from "../testing/world.ts";

const NAME = "NAME";

async function linkedWorld(count = 1, options: ConstructorParameters<typeof World>[0] = {}): Promise<World> {
  const world = new World(options);
  for (let id = 1; id <= count; id++) await world.link(id, { NAME: `name ${id}`, PHONE: "1" });
  return world;
}

function withErp(world: World, changes: Partial<ErpSide>): CyclePorts {
  const { erp } = world;
  const whole: ErpSide = {
    changedActors: (query) => erp.changedActors(query),
    getActors: (query) => erp.getActors(query),
    saveActors: (actors) => erp.saveActors(actors),
    ...changes,
  };
  return { ...world.ports, erp: whole };
}

describe("inbound", () => {
  test("a change in the ERP is in the CRM after a cycle, and in the log with old and new value", async () => {
    const world = await linkedWorld();
    world.editErp(1, { NAME: "Acme" });
    const report = await world.cycle();
    expect(world.crmValue(1, "name")).toBe("Acme");
    expect(world.journal.log).toEqual([
      {
        linkId: 1,
        erpFieldKey: NAME,
        crmFieldKey: "name",
        target: "crm",
        oldValue: "name 1",
        newValue: "Acme",
        reason: "change",
      },
    ]);
    expect(world.journal.link(1).base[NAME]).toBe("Acme");
    expect(report.inbound).toMatchObject({ read: 1, written: 1 });
  });

  test("a cycle with nothing to do asks once per actor type and commits nothing", async () => {
    const world = await linkedWorld(3);
    await world.cycle();
    const commits = world.journal.commits.length;
    world.erp.calls = [];
    const report = await world.cycle();
    expect(world.journal.commits.length).toBe(commits);
    expect(world.erp.calls).toEqual(["changedActors"]);
    expect(report.inbound).toMatchObject({ read: 1, unchanged: 1 });
  });

  test("our own writes are no echo: they move the watermark past themselves, and nothing else", async () => {
    const world = await linkedWorld(2);
    world.editErp(1, { NAME: "from ERP" });
    world.editCrm(2, { name: "from CRM" });
    await world.cycle();
    const [commits, rows] = [world.journal.commits.length, world.journal.log.length];
    await world.cycle();
    expect(world.journal.commits.slice(commits)).toEqual([
      {
        crmWrites: [],
        links: [],
        log: [],
        problems: [],
        solved: [],
        settled: [],
        watermark: { actorType: CUSTOMER, stamp: "4" },
      },
    ]);
    await world.cycle();
    expect([world.journal.commits.length, world.journal.log.length]).toEqual([commits + 1, rows]);
  });

  test("the watermark moves with the last batch only, to the highest stamp, verbatim", async () => {
    const world = await linkedWorld(5);
    for (let id = 1; id <= 5; id++) world.editErp(id, { NAME: `new ${id}` });
    const [before] = [(await world.journal.positions()).watermarks[CUSTOMER]];
    const report = await world.cycle();
    const moved = world.journal.commits.map(({ watermark }) => watermark?.stamp);
    expect(moved.slice(0, 3)).toEqual([undefined, undefined, "10"]);
    expect(report.actorTypes).toMatchObject([{ watermarkBefore: before, watermarkAfter: "10" }]);
  });

  test("the first call of all sends the first stamp, and later ones send the watermark", async () => {
    const asked: string[] = [];
    const world = new World();
    world.erp.add(CUSTOMER, "1", { NAME: "unlinked" });
    const ports = withErp(world, {
      changedActors: (query) => {
        asked.push(query.updatedOnOrAfter);
        return world.erp.changedActors(query);
      },
    });
    const first = await runCycle(world.plan, ports);
    await runCycle(world.plan, ports);
    expect(asked).toEqual(["[DT:01/01/1970 00:00:00.0000000]", "1"]);
    expect(first.inbound).toMatchObject({ read: 1, unlinked: 1 });
  });

  test("a conflict that the ERP wins is written, logged and counted", async () => {
    const world = await linkedWorld(1, { winner: "erp" });
    world.editErp(1, { NAME: "ERP" });
    world.editCrm(1, { name: "CRM" });
    const report = await world.cycle();
    expect(world.crmValue(1, "name")).toBe("ERP");
    expect(world.journal.log).toMatchObject([{ oldValue: "CRM", newValue: "ERP", reason: "conflict-won" }]);
    expect(report.total.conflicting).toBe(1);
  });

  test("one field with a problem does not hold up the rest of the record, and is listed once", async () => {
    const world = await linkedWorld(1, {
      fields: [textField("name", { crmMaxLength: 10 }), textField("phone")],
    });
    world.editErp(1, { NAME: "far too long a name", PHONE: "2" });
    await world.cycle();
    expect([world.crmValue(1, "name"), world.crmValue(1, "phone")]).toEqual(["name 1", "2"]);
    expect(world.journal.problems).toMatchObject([{ erpFieldKey: NAME, code: "too-long-for-crm" }]);
  });

  test("a listed problem does not make the boundary actor write again in every cycle", async () => {
    const world = await linkedWorld(1, { fields: [textField("name", { crmMaxLength: 10 })] });
    world.editErp(1, { NAME: "far too long a name" });
    await world.cycle();
    const commits = world.journal.commits.length;
    const notDue = { ...world.ports.links, ...quietLinks(world) };
    const report = await runCycle(world.plan, { ...world.ports, links: notDue });
    expect(world.journal.commits.length).toBe(commits);
    expect(report.inbound.skippedBecause).toEqual({ "too-long-for-crm": 1 });
  });

  test("a problem is over when the value fits", async () => {
    const world = await linkedWorld(1, { fields: [textField("name", { crmMaxLength: 10 })] });
    world.editErp(1, { NAME: "far too long a name" });
    await world.cycle();
    world.editErp(1, { NAME: "short" });
    await world.cycle();
    expect(world.crmValue(1, "name")).toBe("short");
    expect(world.journal.problems).toEqual([]);
  });

  test("an actor that comes twice in one batch counts in its latest state", async () => {
    const world = await linkedWorld();
    world.editErp(1, { NAME: "older" });
    const older = world.erp.actor(CUSTOMER, "1");
    world.editErp(1, { NAME: "newer" });
    const newer = world.erp.actor(CUSTOMER, "1");
    async function* changedActors() {
      yield [newer, older];
    }
    const report = await runCycle(world.plan, withErp(world, { changedActors }));
    expect(world.crmValue(1, "name")).toBe("newer");
    expect(report.inbound).toMatchObject({ read: 2, written: 1, skippedBecause: { "received-twice": 1 } });
  });

  test("a record that somebody writes to meanwhile is read and merged anew", async () => {
    const world = await linkedWorld();
    world.editErp(1, { NAME: "from ERP" });
    world.journal.beforeCommit = () => world.editCrm(1, { phone: "2" });
    await world.cycle();
    expect([world.crmValue(1, "name"), world.crmValue(1, "phone")]).toEqual(["from ERP", "2"]);
    expect([world.erpValue(1, NAME), world.erpValue(1, "PHONE")]).toEqual(["from ERP", "2"]);
  });

  test("a record that keeps changing goes to the problem list after three tries, and the rest is committed", async () => {
    const world = await linkedWorld(2);
    world.editErp(1, { NAME: "busy" });
    world.editErp(2, { NAME: "calm" });
    let edits = 0;
    const disturb = () => {
      world.editCrm(1, { phone: String(edits++) });
      world.journal.beforeCommit = edits < 5 ? disturb : null;
    };
    world.journal.beforeCommit = disturb;
    const report = await runCycle({ ...world.plan }, { ...world.ports, links: quietLinks(world) });
    expect(world.crmValue(2, "name")).toBe("calm");
    expect(report.inbound).toMatchObject({ read: 2, written: 1, failed: 1 });
    expect(world.journal.commits[0]?.problems).toMatchObject([{ linkId: 1, code: "keeps-changing" }]);
    await world.cycle();
    expect(world.crmValue(1, "name")).toBe("busy");
    expect(world.journal.problems).toEqual([]);
  });

  test("a link that is removed meanwhile is let go", async () => {
    const world = await linkedWorld(2);
    world.editErp(1, { NAME: "gone" });
    world.editErp(2, { NAME: "here" });
    world.journal.beforeCommit = () => world.journal.removeLink(1);
    const report = await world.cycle();
    expect([world.crmValue(1, "name"), world.crmValue(2, "name")]).toEqual(["name 1", "here"]);
    expect(report.inbound).toMatchObject({ read: 2, unlinked: 1, written: 1 });
  });

  test("a deleted CRM record is listed and not written to", async () => {
    const world = await linkedWorld();
    world.crm.delete("company", 1);
    world.editErp(1, { NAME: "new" });
    await world.cycle();
    expect(world.crmValue(1, "name")).toBe("name 1");
    expect(world.journal.problems).toMatchObject([{ erpFieldKey: null, code: "missing-in-crm" }]);
  });

  test("an answer without a list is not 'no changes': the watermark stays and the report says why", async () => {
    const world = await linkedWorld();
    world.editErp(1, { NAME: "new" });
    const noList = new ErpFailure("no-list", { userExplanation: "", techExplanation: "no list of actors" });
    const changedActors: ErpSide["changedActors"] = async function* () {
      yield await Promise.reject(noList);
    };
    const report = await runCycle(world.plan, withErp(world, { changedActors }));
    expect((await world.journal.positions()).watermarks[CUSTOMER]).toBe("1");
    expect(report).toMatchObject({
      stopped: null,
      failures: [{ step: "inbound", actorType: CUSTOMER, failure: { kind: "no-list" } }],
    });
  });

  test("what was read and not dealt with when the ERP is lost is accounted for, and comes again", async () => {
    const world = await linkedWorld(3);
    for (let id = 1; id <= 3; id++) world.editErp(id, { NAME: `new ${id}` });
    const lost = new ErpFailure("transport", { userExplanation: "", techExplanation: "connection reset" });
    const changedActors: ErpSide["changedActors"] = async function* (query) {
      for await (const batch of world.erp.changedActors(query)) {
        yield batch;
        if (batch.length === 1) throw lost;
      }
    };
    const report = await runCycle(world.plan, withErp(world, { changedActors }));
    expect(report.stopped).toBe("failed");
    expect(report.inbound).toMatchObject({ read: 3, written: 2, skippedBecause: { stopped: 1 } });
    await world.cycle();
    expect([1, 2, 3].map((id) => world.crmValue(id, "name"))).toEqual(["new 1", "new 2", "new 3"]);
    expect(world.journal.log.length).toBe(3);
  });
});

/** Links of which none is due. */
function quietLinks(world: World): CyclePorts["links"] {
  const { links } = world.ports;
  return {
    byIds: (ids) => links.byIds(ids),
    after: (page) => links.after(page),
    count: () => links.count(),
    byErpKeys: (actorType, erpKeys) => links.byErpKeys(actorType, erpKeys),
    byCrmIds: (entity, ids) => links.byCrmIds(entity, ids),
    problemsOf: (linkIds) => links.problemsOf(linkIds),
    dueForRetry: async () => [],
    dueFor: async () => [],
  };
}
