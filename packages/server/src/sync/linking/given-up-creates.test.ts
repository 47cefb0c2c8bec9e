import type { Actor } from "@brygga/protocol";
import { LANDS_WITHIN_MS } from "@brygga/sync-engine";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { LosingProxy } from "../testing/losing-proxy.ts";
import { addCompany, anna, type LosingWorld, openLosingWorld } from "../testing/losing-world.ts";
import type { SyncWorld } from "../testing/sync-world.ts";

let world: SyncWorld;
let proxy: LosingProxy;
let opened: LosingWorld;

beforeEach(async () => {
  opened = await openLosingWorld();
  ({ world, proxy } = opened);
});
afterEach(() => opened[Symbol.asyncDispose]());

const addHavsbris = () => addCompany(world, { name: "Havsbris AB", postalZip: "12345" });

/** Its create is in doubt then; with "answer" the ERP has an actor, with "request" it has none. */
async function createInDoubt(entityId: number, loss: "answer" | "request"): Promise<number> {
  proxy.lose("CreateActor", loss, () => proxy.lose("everything", "request"));
  const { connectionId } = world;
  const target = { connectionId, entity: "company" as const, entityId, actorType: "Customer" };
  await expect(world.services.creating.create({ target, principal: anna, values: {} })).rejects.toMatchObject(
    { code: "create-in-doubt" },
  );
  proxy.lose(null);
  const intent = world.db.selectFrom("create_intent").select("id").where("crm_id", "=", entityId);
  return (await intent.executeTakeFirstOrThrow()).id;
}

const alike = (): Actor[] =>
  [...world.erp.actors("Customer")].filter(({ fieldValues }) => fieldValues.NAME === "Havsbris AB");
const linkOf = (companyId: number) =>
  world.db.selectFrom("link").select("erp_key").where("crm_id", "=", companyId).execute();
const givenUp = () => world.db.selectFrom("given_up_create").selectAll().execute();
const age = (table: "given_up_create" | "create_intent", ms: number) =>
  world.db
    .updateTable(table)
    .set({ sent_at: new Date(Date.now() - ms).toISOString() })
    .execute();

describe("a create that was given up", () => {
  test("may have made the actor that another record's look finds: that is asked about, and taken when somebody says so", async () => {
    const [first, second] = [await addHavsbris(), await addHavsbris()];
    const waiting = await createInDoubt(first, "request");
    await world.services.creating.giveUp(anna, await createInDoubt(second, "answer"));
    await world.sync();
    expect(await linkOf(first)).toEqual([]);
    const [asked] = await world.services.creating.list(anna);
    const [made] = alike();
    expect(asked).toMatchObject({ id: waiting, candidates: [{ isNew: true, isSame: true }] });
    expect(asked?.explanation).toContain("it may be the other one's");
    await world.services.creating.choose(anna, waiting, made?.erpKey ?? "");
    expect(await linkOf(first)).toEqual([{ erp_key: made?.erpKey }]);
  });

  test("is in nobody's way when its time was over before the other one was sent", async () => {
    const [first, second] = [await addHavsbris(), await addHavsbris()];
    await world.services.creating.giveUp(anna, await createInDoubt(second, "request"));
    await age("given_up_create", LANDS_WITHIN_MS + 60_000);
    await createInDoubt(first, "answer");
    await world.sync();
    expect(await linkOf(first)).toEqual([{ erp_key: alike()[0]?.erpKey }]);
  });

  test("is not needed for an actor that was connected and disconnected again to be nobody's new one", async () => {
    const [first, second] = [await addHavsbris(), await addHavsbris()];
    await createInDoubt(first, "request");
    const { connectionId } = world;
    const target = { connectionId, entity: "company" as const, entityId: second, actorType: "Customer" };
    const linkId = await world.services.creating.create({ target, principal: anna, values: {} });
    await world.services.linking.disconnect(anna, linkId);
    await world.sync();
    expect(await linkOf(first)).toEqual([]);
    const [asked] = await world.services.creating.list(anna);
    expect(asked?.candidates).toMatchObject([{ isNew: false, isSame: true }]);
  });

  test("is in the way of no later create of its own record", async () => {
    const company = await addHavsbris();
    await world.services.creating.giveUp(anna, await createInDoubt(company, "request"));
    await createInDoubt(company, "answer");
    await world.sync();
    expect(await linkOf(company)).toEqual([{ erp_key: alike()[0]?.erpKey }]);
  });

  test("is also what was sent before it was created anyway", async () => {
    const [first, second] = [await addHavsbris(), await addHavsbris()];
    await createInDoubt(first, "request");
    await world.services.creating.createAnyway(anna, await createInDoubt(second, "request"));
    expect(await givenUp()).toMatchObject([{ crm_id: second, actor_type: "Customer" }]);
    const [late] = alike();
    await world.erp.create({ actorType: "Customer", fieldValues: late?.fieldValues ?? {} });
    await world.sync();
    expect([await linkOf(first), alike().length]).toEqual([[], 2]);
  });

  test("is forgotten when it can land no more beside anything that is in doubt", async () => {
    const [first, second, third] = [await addHavsbris(), await addHavsbris(), await addHavsbris()];
    await world.services.creating.giveUp(anna, await createInDoubt(second, "request"));
    await createInDoubt(first, "request");
    await age("given_up_create", LANDS_WITHIN_MS + 60_000);
    await age("create_intent", 120_000);
    const waiting = await createInDoubt(third, "request");
    expect(await givenUp()).toHaveLength(1);
    await age("create_intent", 1_000);
    await world.services.creating.giveUp(anna, waiting);
    expect(await givenUp()).toMatchObject([{ crm_id: third }]);
  });
});
