import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deleteRecord, readRecords } from "../../crm/records.ts";
import { inTransaction } from "../../db/database.ts";
import { listLog } from "../log/log-query.ts";
import { readLog } from "../testing/read-log.ts";
import {
  addCompany,
  companiesOf,
  customersOf,
  type ImportWorld,
  importAll,
  openImportWorld,
  tally,
} from "./testing/import-world.ts";

let world: ImportWorld;

beforeEach(async () => {
  world = await openImportWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const companies = () => companiesOf(world);
const customers = () => customersOf(world);
const nameOf = (index: number) => customers()[index]?.fieldValues.NAME ?? "";

describe("an import of actors that the CRM does not have", () => {
  test("makes a record of each, linked from the start, and the next cycle has nothing to do", async () => {
    const id = await importAll(world);
    const made = await companies();
    expect(made.map(({ values }) => values.name).sort()).toEqual(
      customers()
        .map((c) => c.fieldValues.NAME)
        .sort(),
    );
    expect(tally(await world.lines(id), "result")).toEqual({ new: 5 });
    const links = await world.db.selectFrom("link").select(["erp_key", "crm_id", "state"]).execute();
    expect(new Set(links.map((link) => link.erp_key))).toEqual(new Set(customers().map((c) => c.erpKey)));
    world.sample.calls.length = 0;
    const [run] = await world.services.sync.syncNow();
    expect(run).toMatchObject({ outcome: "completed", written: 0, conflicting: 0, failed: 0 });
    expect(world.sample.calls).not.toContain("SaveActors");
    expect((await companies()).every(({ version }) => version === 1)).toBe(true);
  });

  test("logs every value with its reason, under one run", async () => {
    await importAll(world);
    const rows = await readLog(world.db);
    const { items } = await listLog(world.db, { limit: 500 }, { language: "en" });
    expect(items.map(({ id }) => id).toReversed()).toEqual(rows.map(({ id }) => id));
    const named = rows.filter((row) => row.crm_field_key === "name");
    expect(named.map((row) => row.new_value).sort()).toEqual(
      customers()
        .map((c) => c.fieldValues.NAME)
        .sort(),
    );
    expect(rows.length).toBeGreaterThan(named.length);
    expect(new Set(rows.map((row) => `${row.reason} ${row.target} ${row.user_id}`))).toEqual(
      new Set([`import crm ${world.userId}`]),
    );
    expect(new Set(rows.map((row) => row.run_id)).size).toBe(1);
  });

  test("goes on being synchronised both ways", async () => {
    await importAll(world);
    const key = customers()[0]?.erpKey ?? "";
    await world.sample.erp.edit("Customer", key, { POSTALCITY: "Lund" });
    await world.services.sync.syncNow();
    const link = await world.db
      .selectFrom("link")
      .select("crm_id")
      .where("erp_key", "=", key)
      .executeTakeFirst();
    const [record] = await readRecords(world.db, "company", [link?.crm_id ?? 0]);
    expect(record?.values.postalCity).toBe("Lund");
  });
});

describe("an actor that is there already", () => {
  test("fills the empty fields of its record when they are merged", async () => {
    const record = await addCompany(world, { name: nameOf(0).toUpperCase(), phone: "our own" });
    const id = await importAll(world, { onDuplicate: "merge" });
    expect(tally(await world.lines(id), "result")).toEqual({ updated: 1, new: 4 });
    const [merged] = await readRecords(world.db, "company", [record.id]);
    expect(merged?.values).toMatchObject({ phone: "our own", email: customers()[0]?.fieldValues.EMAIL });
    // What was kept goes to the ERP, because the mapping leads there too.
    await world.services.sync.syncNow();
    expect(customers()[0]?.fieldValues.PHONE).toBe("our own");
  });

  test("overwrites its record when it is replaced", async () => {
    const record = await addCompany(world, { name: nameOf(0), phone: "old" });
    await importAll(world, { onDuplicate: "replace" });
    const [replaced] = await readRecords(world.db, "company", [record.id]);
    expect(replaced?.values.phone).toBe(customers()[0]?.fieldValues.PHONE);
  });

  test("is left alone, and not linked, when duplicates are skipped", async () => {
    const record = await addCompany(world, { name: nameOf(0) });
    const id = await importAll(world, { onDuplicate: "skip" });
    const [line] = await world.lines(id);
    expect(line).toMatchObject({ result: "skipped", reason: "duplicate", recordId: record.id });
    expect(await world.db.selectFrom("link").select("id").execute()).toHaveLength(4);
  });

  test("is left alone where its record's create is in doubt: it may get another actor", async () => {
    const record = await addCompany(world, { name: nameOf(0) });
    const sent_at = new Date().toISOString();
    await world.db
      .insertInto("create_intent")
      .values({
        ...{ connection_id: world.connectionId, crm_entity: "company", crm_id: record.id },
        ...{ actor_type: "Customer", actor: "{}", agreed: "{}", state: "in-doubt", sent_at },
        next_attempt_at: sent_at,
      })
      .execute();
    const id = await importAll(world, { onDuplicate: "replace" });
    const [line] = await world.lines(id);
    expect(line).toMatchObject({ result: "failed", reason: "record-in-doubt", recordId: record.id });
    expect(await world.db.selectFrom("link").select("id").execute()).toHaveLength(4);
  });

  test("is added beside it when duplicates are added", async () => {
    await addCompany(world, { name: nameOf(0) });
    await importAll(world, { onDuplicate: "add" });
    expect((await companies()).filter(({ values }) => values.name === nameOf(0))).toHaveLength(2);
  });

  test("is not taken for a record of which there are two, nor for one that is deleted", async () => {
    await addCompany(world, { name: nameOf(0) });
    await addCompany(world, { name: nameOf(0) });
    const deleted = await addCompany(world, { name: nameOf(1) });
    await inTransaction(world.db, (trx) => deleteRecord(trx, deleted, "user:1"));
    const id = await importAll(world);
    const [first, second] = await world.lines(id);
    expect(first).toMatchObject({ result: "skipped", reason: "ambiguous", details: { count: "2" } });
    expect(second).toMatchObject({ result: "new" });
  });

  test("is never imported twice: not by another import, nor by the same", async () => {
    await importAll(world);
    const again = await importAll(world, { onDuplicate: "add" });
    expect(tally(await world.lines(again), "reason")).toEqual({ "already-linked": 5 });
    expect(await companies()).toHaveLength(5);
    await expect(world.run(again)).rejects.toMatchObject({ code: "nothing-to-import" });
  });

  test("shares a record with no other actor of the import", async () => {
    await world.sample.erp.edit("Customer", customers()[1]?.erpKey ?? "", { NAME: nameOf(0) });
    const id = await importAll(world);
    const [first, second] = await world.lines(id);
    expect(first).toMatchObject({ result: "new" });
    expect(second).toMatchObject({
      result: "skipped",
      reason: "same-record",
      details: { erpKey: first?.erpKey },
    });
  });
});

describe("a preview", () => {
  test("writes nothing, and tells what would happen", async () => {
    await addCompany(world, { name: nameOf(0) });
    const id = await world.begin();
    await world.choose(id);
    const before = await companies();
    await world.preview(id);
    expect(await companies()).toEqual(before);
    expect(await world.db.selectFrom("link").select("id").execute()).toEqual([]);
    const lines = await world.lines(id);
    expect(tally(lines, "outcome")).toEqual({ updated: 1, new: 4 });
    expect(lines.map(({ name }) => name)).toEqual(customers().map((c) => c.fieldValues.NAME));
    const { fields } = await world.services.imports.line(id, lines[0]?.id ?? 0, AbortSignal.timeout(10_000));
    expect(fields.find(({ crmFieldKey }) => crmFieldKey === "name")).toMatchObject({ effect: "equal" });
    expect(fields.find(({ crmFieldKey }) => crmFieldKey === "phone")).toMatchObject({
      effect: "written",
      crmText: "",
    });
  });

  test("is needed before the import, and anew after a change of settings or of what is chosen", async () => {
    const id = await world.begin();
    await expect(world.preview(id)).rejects.toMatchObject({ code: "nothing-to-import" });
    await world.choose(id, [{ fieldKey: "NAME", operator: "=", values: [nameOf(0)] }]);
    await expect(world.run(id)).rejects.toMatchObject({ code: "import-not-previewed" });
    await world.preview(id);
    await world.set(id, { onDuplicate: "replace" });
    await expect(world.run(id)).rejects.toMatchObject({ code: "import-not-previewed" });
    await world.preview(id);
    expect(await world.choose(id)).toBe(4);
    await expect(world.run(id)).rejects.toMatchObject({ code: "import-not-previewed" });
  });

  test("leaves out what is unchecked", async () => {
    const id = await world.begin();
    await world.choose(id);
    await world.preview(id);
    const [first] = await world.lines(id);
    await world.services.imports.check(id, { lineIds: [first?.id ?? 0], isChecked: false });
    await world.run(id);
    expect((await world.lines(id))[0]).toMatchObject({ result: "skipped", reason: "unchecked" });
    expect(await companies()).toHaveLength(4);
  });

  test("says what cannot be imported, and the import what could not", async () => {
    const key = customers()[0]?.erpKey ?? "";
    const id = await world.begin();
    await world.choose(id);
    await world.sample.erp.remove("Customer", key);
    await world.preview(id);
    expect((await world.lines(id))[0]).toMatchObject({ outcome: "problem", reason: "gone" });
    expect(await world.run(id)).toMatchObject({ state: "completed" });
    expect(tally(await world.lines(id), "result")).toEqual({ failed: 1, new: 4 });
    await world.services.imports.retry(id, null, world.userId);
    await world.ended(id);
    expect(tally(await world.lines(id), "result")).toEqual({ failed: 1, new: 4 });
  });
});

describe("persons of imported companies", () => {
  const contacts = () => world.db.selectFrom("contact").select(["company_id", "last_name"]).execute();

  test("come along, under their company", async () => {
    const id = await importAll(world, { contactMatch: "full-name" });
    const persons = [...world.sample.erp.actors("Person")].filter((p) => p.parentActorType === "Customer");
    const lines = await world.lines(id);
    expect(lines.filter(({ isBrought }) => isBrought)).toHaveLength(persons.length);
    expect(
      tally(
        lines.filter(({ isBrought }) => isBrought),
        "result",
      ),
    ).toEqual({ new: persons.length });
    expect((await contacts()).every((row) => row.company_id !== null)).toBe(true);
    const states = await world.db
      .selectFrom("link")
      .select("state")
      .where("crm_entity", "=", "contact")
      .execute();
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(["active"]));
    const [run] = await world.services.sync.syncNow();
    expect(run).toMatchObject({ written: 0, failed: 0 });
  });

  test("are not looked for when they are not wanted", async () => {
    await importAll(world);
    expect(await contacts()).toEqual([]);
    expect(world.sample.calls).not.toContain("SearchActorByParent");
  });

  test("are unchecked with their company", async () => {
    const id = await world.begin();
    await world.choose(id);
    await world.set(id, { contactMatch: "email" });
    await world.preview(id);
    const [company] = await world.lines(id);
    await world.services.imports.check(id, { lineIds: [company?.id ?? 0], isChecked: false });
    const own = (await world.lines(id)).filter(({ parentKey }) => parentKey === company?.erpKey);
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ isChecked }) => !isChecked)).toBe(true);
  });

  test("that are imported by themselves wait for their company, or are skipped", async () => {
    const skipping = await world.begin("Person");
    await world.choose(skipping);
    await world.preview(skipping);
    expect(tally(await world.lines(skipping), "reason")).toEqual({ "no-company": 10 });
    await world.set(skipping, { contactsWithoutCompany: "import" });
    await world.preview(skipping);
    await world.run(skipping);
    expect(await contacts()).toHaveLength(10);
    const states = await world.db.selectFrom("link").select("state").execute();
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(["waiting-for-parent"]));
  });
});
