import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Actor } from "@brygga/protocol";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deleteRecord } from "../../crm/records.ts";
import { inTransaction } from "../../db/database.ts";
import type { LosingProxy } from "../testing/losing-proxy.ts";
import { addCompany, anna, type LosingWorld, openLosingWorld } from "../testing/losing-world.ts";
import { editCompany, type SyncWorld } from "../testing/sync-world.ts";

let world: SyncWorld;
let proxy: LosingProxy;
let companyId: number;
let opened: LosingWorld;

beforeEach(async () => {
  opened = await openLosingWorld();
  ({ world, proxy } = opened);
  companyId = await addCompany(world, { name: "Havsbris AB", postalZip: "12345", phone: "040-1" });
});
afterEach(() => opened[Symbol.asyncDispose]());

const create = (values: Record<string, string> = {}, principal = anna) =>
  world.services.creating.create({
    target: {
      connectionId: world.connectionId,
      entity: "company",
      entityId: companyId,
      actorType: "Customer",
    },
    principal,
    values,
  });

const alike = (): Actor[] =>
  [...world.erp.actors("Customer")].filter(({ fieldValues }) => fieldValues.NAME === "Havsbris AB");
const links = () => world.db.selectFrom("link").selectAll().where("crm_id", "=", companyId).execute();
const intents = () => world.db.selectFrom("create_intent").selectAll().execute();
const doubt = () => world.services.creating.list(anna);

/** The ERP does the work, and says nothing more to anybody until it is mended. */
async function createWithoutAnswer(loss: "answer" | "request" = "answer"): Promise<void> {
  proxy.lose("CreateActor", loss, () => proxy.lose("everything", "request"));
  await expect(create()).rejects.toMatchObject({ code: "create-in-doubt", status: 409 });
  proxy.lose(null);
}

describe("Create in ERP", () => {
  test("creates an actor with the record's values and connects it; the next cycle has nothing to change", async () => {
    const linkId = await create();
    const [actor] = alike();
    expect(actor?.fieldValues).toMatchObject({ NAME: "Havsbris AB", POSTALZIP: "12345", PHONE: "040-1" });
    const [link] = await links();
    expect(link).toMatchObject({ id: linkId, erp_key: actor?.erpKey, erp_timestamp: actor?.lastModified });
    expect(JSON.parse(link?.base ?? "")).toMatchObject({ NAME: "Havsbris AB", POSTALCITY: "" });
    const log = await world.db.selectFrom("sync_log").selectAll().execute();
    expect(log.map(({ erp_field_key, reason, user_id }) => [erp_field_key, reason, user_id])).toEqual([
      ["NAME", "first-connect", 1],
      ["POSTALZIP", "first-connect", 1],
      ["PHONE", "first-connect", 1],
    ]);
    await world.sync();
    expect(await world.db.selectFrom("sync_log").selectAll().execute()).toEqual(log);
    expect(await intents()).toEqual([]);
  });

  test("fills in defaults, and what the user was asked for; nothing else", async () => {
    const setDefault = (fieldKey: string, set: object) =>
      world.db.updateTable("erp_field").set(set).where("field_key", "=", fieldKey).execute();
    await setDefault("POSTALCITY", { has_default: 1, default_setting: "<name> by" });
    await setDefault("EMAIL", { ask_user: 1, mandatory: 1 });
    const missing = { code: "invalid-request", errors: [{ path: "values.EMAIL", code: "mandatory" }] };
    await expect(create()).rejects.toMatchObject(missing);
    const unasked = { code: "invalid-request", errors: [{ path: "values.PHONE" }] };
    await expect(create({ EMAIL: "a@b.se", PHONE: "1" })).rejects.toMatchObject(unasked);
    await create({ EMAIL: "a@b.se" });
    expect(alike()[0]?.fieldValues).toMatchObject({ EMAIL: "a@b.se", POSTALCITY: "Havsbris AB by" });
    const company = world.db.selectFrom("company").selectAll().where("id", "=", companyId);
    expect(await company.executeTakeFirstOrThrow()).toMatchObject({ email: "a@b.se" });
  });

  test("is refused to a user who may connect only, and for a record that is connected already", async () => {
    await create();
    await expect(create()).rejects.toMatchObject({ code: "already-linked" });
    await world.db.updateTable("erp_connection").set({ scope: "restricted" }).execute();
    await world.db
      .insertInto("connection_access")
      .values({ connection_id: world.connectionId, user_id: 1, can_connect: 1, can_create_in_erp: 0 })
      .execute();
    await expect(create()).rejects.toMatchObject({ code: "not-allowed" });
  });

  test("leaves nothing behind where the ERP refuses, or cannot be reached", async () => {
    await editCompany(world.db, companyId, { phone: "1".repeat(40) });
    await expect(create()).rejects.toMatchObject({ code: "erp-refused" });
    await world.db.updateTable("sync_connector").set({ url: "http://127.0.0.1:1/none.svc" }).execute();
    await expect(create()).rejects.toMatchObject({ code: "erp-unreachable" });
    expect([alike(), await links(), await intents()]).toEqual([[], [], []]);
  });
});

describe("a create of which the answer is lost", () => {
  test("is found at once where the ERP can be asked, and connected", async () => {
    proxy.lose("CreateActor");
    await create();
    expect(alike()).toHaveLength(1);
    expect(await links()).toMatchObject([{ erp_key: alike()[0]?.erpKey }]);
  });

  test("is found by the next cycle, and never sent twice", async () => {
    await createWithoutAnswer();
    expect(await intents()).toMatchObject([{ state: "sent", user_id: 1 }]);
    await expect(create()).rejects.toMatchObject({ code: "create-in-doubt" });
    expect(await world.sync()).toMatchObject([{ outcome: "completed" }]);
    expect(alike()).toHaveLength(1);
    expect(await links()).toMatchObject([{ erp_key: alike()[0]?.erpKey }]);
    expect(await intents()).toEqual([]);
  });

  test("brings what the CRM changed meanwhile to the actor that is found", async () => {
    await createWithoutAnswer();
    await editCompany(world.db, companyId, { phone: "040-2" });
    await world.sync();
    expect(alike()).toMatchObject([{ fieldValues: { PHONE: "040-2" } }]);
  });

  test("does not take an actor for it that was there before", async () => {
    await world.erp.create({
      actorType: "Customer",
      fieldValues: { NAME: "Havsbris AB", POSTALZIP: "12345" },
    });
    await createWithoutAnswer("request");
    await world.sync();
    expect(await links()).toEqual([]);
    expect(await doubt()).toMatchObject([
      { state: "in-doubt", candidates: [{ isNew: false, isSame: true }] },
    ]);
  });

  test("is asked about where two match, and connected with the one that is chosen", async () => {
    await createWithoutAnswer();
    const twin = { actorType: "Customer", fieldValues: { NAME: "Havsbris AB", POSTALZIP: "12345" } };
    await world.erp.create(twin);
    await world.sync();
    const [asked] = await doubt();
    expect(asked?.candidates.map(({ isNew }) => isNew)).toEqual([true, true]);
    const erpKey = alike()[1]?.erpKey ?? "";
    await world.services.creating.choose(anna, asked?.id ?? 0, erpKey);
    expect(await links()).toMatchObject([{ erp_key: erpKey }]);
    expect(await intents()).toEqual([]);
  });

  test("is asked about where none matches, is not repeated by cycles, and is when somebody says so", async () => {
    await createWithoutAnswer("request");
    for (let cycle = 0; cycle < 3; cycle++) await world.sync();
    const [asked] = await doubt();
    expect(asked).toMatchObject({ state: "in-doubt", candidates: [], attempts: 3 });
    expect(alike()).toEqual([]);
    await world.services.creating.createAnyway(anna, asked?.id ?? 0);
    expect(alike()).toHaveLength(1);
    expect(await links()).toMatchObject([{ erp_key: alike()[0]?.erpKey }]);
  });

  test("is forgotten where somebody gives it up; the record can be connected then", async () => {
    await createWithoutAnswer();
    const [asked] = await doubt();
    await world.services.creating.giveUp(anna, asked?.id ?? 0);
    await expect(world.services.creating.giveUp(anna, asked?.id ?? 0)).rejects.toMatchObject({
      code: "not-found",
    });
    await world.sync();
    expect([await links(), await intents()]).toEqual([[], []]);
  });

  test("is kept, and looked for less and less often, where its record was deleted meanwhile", async () => {
    await createWithoutAnswer();
    await inTransaction(world.db, (trx) => deleteRecord(trx, { entity: "company", id: companyId }, "user:1"));
    expect(await world.sync()).toMatchObject([{ outcome: "completed" }]);
    const [kept] = await intents();
    expect(kept).toMatchObject({ state: "in-doubt", attempts: 1 });
    expect(kept?.explanation).toContain("The record cannot be connected");
    expect(Date.parse(kept?.next_attempt_at ?? "")).toBeGreaterThan(Date.now());
  });

  test("is found after the process was killed between the ERP's work and its answer", async () => {
    const program = fileURLToPath(new URL("../testing/create-program.ts", import.meta.url));
    const child = spawn(process.execPath, [
      ...[program, world.folder, String(world.connectionId), String(companyId)],
    ]);
    proxy.lose("CreateActor", "answer", () => child.kill("SIGKILL"));
    expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
    proxy.lose(null);
    expect(alike()).toHaveLength(1);
    expect(await links()).toEqual([]);
    await world.sync();
    expect(alike()).toHaveLength(1);
    expect(await links()).toMatchObject([{ erp_key: alike()[0]?.erpKey }]);
    expect(await intents()).toEqual([]);
  });
});
