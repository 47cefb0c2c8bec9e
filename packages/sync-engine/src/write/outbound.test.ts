import { describe, expect, test } from "vitest";
import { runCycle } from "../cycle/cycle.ts";
import { ErpFailure } from "../model/failures.ts";
import { failing } from "../testing/failing-erp.ts";
import { CUSTOMER, textField, World } from "../testing/world.ts";

async function linkedWorld(options: ConstructorParameters<typeof World>[0] = {}): Promise<World> {
  const world = new World(options);
  await world.link(1, { NAME: "one", PHONE: "1" });
  return world;
}

const upperCaseNames = (fieldKey: string, value: string): string =>
  fieldKey === "NAME" ? value.toUpperCase() : value;

describe("outbound", () => {
  test("a change in the CRM is in the ERP after a cycle, and in the log with old and new value", async () => {
    const world = await linkedWorld();
    world.editCrm(1, { name: "Acme" });
    const report = await world.cycle();
    expect(world.erpValue(1, "NAME")).toBe("Acme");
    expect(world.journal.log).toEqual([
      {
        linkId: 1,
        erpFieldKey: "NAME",
        crmFieldKey: "name",
        target: "erp",
        oldValue: "one",
        newValue: "Acme",
        reason: "change",
      },
    ]);
    expect(report.outbound).toMatchObject({ read: 1, written: 1 });
    expect(report.values).toEqual({ crmValues: 0, erpValues: 1, problems: 0 });
  });

  test("the actor is sent as it was fetched, changes laid over it, read-only fields left out", async () => {
    const world = new World({
      fields: [
        textField("name"),
        textField("limit", { erpFieldType: "Double", crmFieldType: "decimal" }),
        textField("code", { erpReadOnly: true }),
      ],
    });
    await world.link(1, { NAME: "one", LIMIT: "1000,50", CODE: "c" });
    const { lastModified } = world.erp.actor(CUSTOMER, "1");
    world.editCrm(1, { name: "two", code: "mine" });
    await world.cycle();
    expect(world.erp.sent).toEqual([
      {
        actorType: CUSTOMER,
        erpKey: "1",
        lastModified,
        parentActorType: "",
        parentErpKey: "",
        fieldValues: { NAME: "two", LIMIT: "1000,50" },
      },
    ]);
  });

  test("an ERP that keeps the fields it is not sent is sent the changed ones alone", async () => {
    const world = await linkedWorld();
    world.erp.acceptsPartialSave = true;
    world.editCrm(1, { name: "two" });
    await world.cycle();
    expect(world.erp.sent.map(({ erpKey, fieldValues }) => [erpKey, fieldValues])).toEqual([
      ["1", { NAME: "two" }],
    ]);
    expect([world.erpValue(1, "NAME"), world.erpValue(1, "PHONE")]).toEqual(["two", "1"]);
    const again = await world.cycle();
    expect(again.values).toEqual({ crmValues: 0, erpValues: 0, problems: 0 });
  });

  test("changes made by this connection's own sync are no news, those of another connection are", async () => {
    const world = await linkedWorld();
    world.crm.edit({ entity: "company", id: 1 }, { phone: "own" }, "sync:1");
    await world.cycle();
    expect(world.erp.sent).toEqual([]);
    world.crm.edit({ entity: "company", id: 1 }, { name: "from another ERP" }, "sync:2");
    await world.cycle();
    expect(world.erpValue(1, "NAME")).toBe("from another ERP");
  });

  test("a CRM change that touches no mapped field costs no call", async () => {
    const world = await linkedWorld();
    await world.cycle();
    world.erp.calls = [];
    world.editCrm(1, { note: "not mapped" });
    const report = await world.cycle();
    expect(world.erp.calls).toEqual(["changedActors"]);
    expect(report.outbound).toMatchObject({ read: 1, unchanged: 1 });
    expect(report.feedAfter).toBe(world.crm.feed.length);
  });

  test("a conflict that the CRM wins is sent; the losing value is in the log", async () => {
    const world = await linkedWorld();
    world.editErp(1, { NAME: "ERP" });
    world.editCrm(1, { name: "CRM" });
    const report = await world.cycle();
    expect(world.erpValue(1, "NAME")).toBe("CRM");
    expect(world.journal.log).toMatchObject([
      { target: "erp", oldValue: "ERP", newValue: "CRM", reason: "conflict-won" },
    ]);
    expect(report.total).toMatchObject({ conflicting: 1, skippedBecause: { "left-to-outbound": 1 } });
  });

  test("fields that changed on different sides go both ways in one cycle", async () => {
    const world = await linkedWorld();
    world.editErp(1, { NAME: "ERP name" });
    world.editCrm(1, { phone: "CRM phone" });
    await world.cycle();
    expect([world.crmValue(1, "name"), world.erpValue(1, "PHONE")]).toEqual(["ERP name", "CRM phone"]);
  });

  test("the base is what the ERP answered, and a difference flows back to the CRM once", async () => {
    const world = await linkedWorld();
    world.erp.normalise = upperCaseNames;
    world.editCrm(1, { name: "acme" });
    await world.cycle();
    await world.cycle();
    expect([world.erpValue(1, "NAME"), world.crmValue(1, "name")]).toEqual(["ACME", "ACME"]);
    expect(world.journal.link(1).base.NAME).toBe("ACME");
    expect(world.journal.log).toMatchObject([
      { target: "erp", oldValue: "one", newValue: "ACME" },
      { target: "crm", oldValue: "acme", newValue: "ACME" },
    ]);
    expect(world.erp.writes.length).toBe(1);
  });

  test("a one-way field that the ERP stores in another form is not sent again and again", async () => {
    const world = await linkedWorld({
      fields: [textField("name", { syncToCrm: false }), textField("phone")],
    });
    world.erp.normalise = upperCaseNames;
    world.editCrm(1, { name: "acme" });
    await world.cycle();
    world.editCrm(1, { phone: "2" });
    await world.cycle();
    expect(world.journal.log.map(({ erpFieldKey, newValue }) => [erpFieldKey, newValue])).toEqual([
      ["NAME", "ACME"],
      ["PHONE", "2"],
    ]);
    expect(world.crmValue(1, "name")).toBe("acme");
  });

  test("an ERP that keeps its value wins where it may, and is reported where it may not", async () => {
    for (const syncToCrm of [true, false]) {
      const world = await linkedWorld({ fields: [textField("name", { syncToCrm })] });
      world.erp.normalise = () => "one";
      world.editCrm(1, { name: "two" });
      await world.cycle();
      expect(world.crmValue(1, "name")).toBe(syncToCrm ? "one" : "two");
      expect(world.journal.problems.map(({ code }) => code)).toEqual(syncToCrm ? [] : ["erp-refused"]);
      expect(world.journal.log.map(({ target }) => target)).toEqual(syncToCrm ? ["crm"] : []);
    }
  });

  test("an actor that was not saved is listed with what the ERP said, and tried again", async () => {
    const world = await linkedWorld();
    await world.link(2, { NAME: "two", PHONE: "2" });
    world.erp.refusesToSave.add("1");
    world.editCrm(1, { name: "refused" });
    world.editCrm(2, { name: "saved" });
    const report = await world.cycle();
    expect([world.erpValue(1, "NAME"), world.erpValue(2, "NAME")]).toEqual(["one", "saved"]);
    expect(world.journal.problems).toMatchObject([
      { linkId: 1, code: "erp-refused", details: { explanation: "The customer is locked" } },
    ]);
    expect(report.outbound).toMatchObject({ written: 1, failed: 1 });
    world.erp.refusesToSave.clear();
    await world.cycle();
    expect(world.erpValue(1, "NAME")).toBe("refused");
    expect(world.journal.problems).toEqual([]);
    expect(world.journal.log.length).toBe(2);
  });

  test("an inbound change of another field does not clear the problem of a value that waits to be sent", async () => {
    const world = await linkedWorld();
    world.erp.refusesToSave.add("1");
    world.editCrm(1, { name: "refused" });
    await world.cycle();
    world.editErp(1, { PHONE: "2" });
    await world.cycle();
    expect(world.crmValue(1, "phone")).toBe("2");
    expect(world.journal.problems).toMatchObject([{ code: "erp-refused" }]);
    world.erp.refusesToSave.clear();
    await world.cycle();
    expect(world.erpValue(1, "NAME")).toBe("refused");
  });

  test("an actor that the ERP does not return and a record that is gone in the CRM are listed", async () => {
    const world = await linkedWorld();
    await world.link(2, { NAME: "two", PHONE: "2" });
    world.editCrm(1, { name: "new" });
    world.erp.remove(CUSTOMER, "1");
    world.crm.delete("company", 2);
    await world.cycle();
    expect(world.journal.problems.map(({ linkId, code }) => [linkId, code])).toEqual([
      [1, "not-found-in-erp"],
      [2, "missing-in-crm"],
    ]);
  });

  test("a CRM change waits for a field that the connector does not return", async () => {
    const world = await linkedWorld();
    world.erp.hidesFields.add("NAME");
    world.editCrm(1, { name: "waiting" });
    await world.cycle();
    expect(world.journal.problems).toMatchObject([{ erpFieldKey: "NAME", code: "erp-value-absent" }]);
    world.erp.hidesFields.clear();
    await world.cycle();
    expect(world.erpValue(1, "NAME")).toBe("waiting");
    expect(world.journal.problems).toEqual([]);
  });

  test("all that is due is tried in one cycle, however much it is, and each only once", async () => {
    const world = new World();
    const ids = Array.from({ length: 1201 }, (_, index) => index + 1);
    for (const id of ids) await world.link(id, { NAME: "one", PHONE: "1" });
    for (const id of ids) world.erp.refusesToSave.add(String(id));
    for (const id of ids) world.editCrm(id, { name: "two" });
    await world.cycle();
    expect(world.journal.problems).toHaveLength(ids.length);
    world.erp.calls = [];
    // Refused again they are due again at once here, and must not keep the cycle going.
    await world.cycle();
    expect(world.erp.calls.filter((call) => call === "saveActors").length).toBeLessThan(3 * 60);
    world.erp.refusesToSave.clear();
    await world.cycle();
    expect(world.journal.problems).toEqual([]);
    expect(ids.every((id) => world.erpValue(id, "NAME") === "two")).toBe(true);
  });

  test("a refusal of one actor type lists its records and moves on; no change is forgotten", async () => {
    const world = await linkedWorld();
    await world.link(2, { NAME: "two", PHONE: "2" });
    for (const id of [1, 2]) world.editCrm(id, { name: "new" });
    const refuse = new ErpFailure("refused", { userExplanation: "Closed today", techExplanation: "" });
    const report = await runCycle(world.plan, failing(world, "getActors", refuse));
    expect(report.failures).toMatchObject([{ step: "outbound", actorType: CUSTOMER }]);
    const closed = { code: "erp-refused", details: { explanation: "Closed today" } };
    expect(world.journal.problems).toMatchObject([closed, closed]);
    await world.cycle();
    expect(world.erpValue(1, "NAME")).toBe("new");
  });

  test.each(["getActors", "saveActors"] as const)(
    "when the ERP is lost in %s the feed position stays, and the next cycle does the work once",
    async (operation) => {
      const world = await linkedWorld();
      world.editCrm(1, { name: "new" });
      const lost = new ErpFailure("transport", { userExplanation: "", techExplanation: "reset" });
      const report = await runCycle(world.plan, failing(world, operation, lost));
      expect(report).toMatchObject({ stopped: "failed", failures: [{ step: "outbound" }] });
      expect(report.feedAfter).toBe(report.feedBefore);
      await world.cycle();
      expect(world.erpValue(1, "NAME")).toBe("new");
      expect(world.journal.log.length).toBe(1);
    },
  );

  test("the CRM record that changes while the ERP is written to is merged again in the next cycle", async () => {
    const world = await linkedWorld();
    world.erp.normalise = upperCaseNames;
    world.editCrm(1, { name: "first" });
    world.journal.beforeCommit = () => world.editCrm(1, { name: "second" });
    await world.cycle();
    await world.cycle();
    expect([world.erpValue(1, "NAME"), world.crmValue(1, "name")]).toEqual(["SECOND", "SECOND"]);
  });

  test("a signal ends the cycle early and loses nothing", async () => {
    const world = await linkedWorld();
    world.editCrm(1, { name: "new" });
    const abort = new AbortController();
    abort.abort();
    const report = await runCycle(world.plan, world.ports, abort.signal);
    expect([report.stopped, world.erp.calls]).toEqual(["aborted", []]);
    await world.cycle();
    expect(world.erpValue(1, "NAME")).toBe("new");
  });

  test("actor types that are not synchronised are passed over", async () => {
    const world = await linkedWorld();
    world.editCrm(1, { name: "new" });
    const report = await runCycle({ ...world.plan, actorTypes: [] }, world.ports);
    expect(report.outbound).toMatchObject({ read: 1, skippedBecause: { "inactive-type": 1 } });
    expect(world.erpValue(1, "NAME")).toBe("one");
  });
});
