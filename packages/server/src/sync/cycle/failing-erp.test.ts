import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Services } from "../../compose.ts";
import { addErp, composeForTest, editCompany, openSyncWorld, type SyncWorld } from "../testing/sync-world.ts";

let world: SyncWorld;

beforeEach(async () => {
  world = await openSyncWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const connection = (id = world.connectionId) =>
  world.db.selectFrom("erp_connection").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

const urlOf = async () => (await world.db.selectFrom("sync_connector").select("url").executeTakeFirst())?.url;

const moveErpTo = (url: string | undefined) =>
  world.db
    .updateTable("sync_connector")
    .set({ url: url ?? "" })
    .where("id", "=", 1)
    .execute();

/** Nothing listens there. */
const NOWHERE = "http://127.0.0.1:1/none.svc";

/** Services that count the cycles that get as far as their ports. */
function counting(): { services: Services; begun: number[] } {
  const begun: number[] = [];
  const services = composeForTest(world.db, world.folder, {
    wrapPorts: (portsFor) => async (plan, run, signal) => {
      begun.push(plan.connectionId);
      return portsFor(plan, run, signal);
    },
  });
  return { services, begun };
}

async function whileRunning(services: Services, work: () => Promise<void>): Promise<void> {
  const ending = new AbortController();
  const running = services.sync.run(ending.signal);
  try {
    await work();
  } finally {
    ending.abort();
    await running;
    await services.close();
  }
}

describe("an ERP that cannot be reached", () => {
  test("is left alone for a while, by its own connection only; the text says since when and why", async () => {
    await moveErpTo(NOWHERE);
    const before = Date.now();
    expect(await world.sync()).toMatchObject([{ outcome: "failed" }]);
    const { breaker, failures, failing_since, next_attempt_at, failure } = await connection();
    expect({ breaker, failures }).toEqual({ breaker: "closed", failures: 1 });
    expect(Date.parse(next_attempt_at ?? "")).toBeGreaterThan(before);
    expect(Date.parse(failing_since ?? "")).toBeGreaterThanOrEqual(before);
    expect(failure).toContain("127.0.0.1");
  });

  test("is not asked by the timer before its next attempt, also after a restart, and is then", async () => {
    await moveErpTo(NOWHERE);
    await world.sync();
    await using other = await addErp(world, "Other");
    const { services, begun } = counting();
    await whileRunning(services, async () => {
      await expect.poll(async () => (await connection(other.connectionId)).last_sync_at).not.toBeNull();
      expect(begun).toEqual([other.connectionId]);
      await world.db
        .updateTable("erp_connection")
        .set({ next_attempt_at: new Date().toISOString() })
        .where("id", "=", world.connectionId)
        .execute();
      await services.sync.configure({});
      await expect.poll(() => begun.includes(world.connectionId)).toBe(true);
    });
  });

  test("is tried again by itself before the interval is over", async () => {
    const url = await urlOf();
    await moveErpTo(NOWHERE);
    await world.services.sync.configure({ intervalSeconds: 3600 });
    const { services } = counting();
    await whileRunning(services, async () => {
      await expect.poll(async () => (await connection()).failures).toBe(1);
      await moveErpTo(url);
      await expect.poll(async () => (await connection()).failures, { timeout: 15_000 }).toBe(0);
    });
    expect(await connection()).toMatchObject({ failing_since: null, next_attempt_at: null, failure: "" });
  });

  test("is only probed after five failures in a row, and works again after a probe that succeeds", async () => {
    const url = await urlOf();
    await moveErpTo(NOWHERE);
    for (let time = 1; time <= 5; time++) await world.sync();
    expect(await connection()).toMatchObject({ breaker: "open", failures: 5 });
    const { services, begun } = counting();
    expect(await services.sync.syncNow()).toMatchObject([{ outcome: "failed" }]);
    expect(begun).toEqual([]);
    expect(await connection()).toMatchObject({ breaker: "open", failures: 6 });
    await moveErpTo(url);
    expect(await services.sync.syncNow()).toMatchObject([{ outcome: "completed" }]);
    expect(await connection()).toMatchObject({ breaker: "closed", failures: 0, next_attempt_at: null });
    await services.close();
  });

  test("does not open the breaker by refusing: then it has been reached", async () => {
    await world.db
      .updateTable("actor_type_mapping")
      .set({ actor_type: "Martian" })
      .where("connection_id", "=", world.connectionId)
      .execute();
    for (let time = 1; time <= 6; time++) {
      expect(await world.sync()).toMatchObject([{ outcome: "failed" }]);
    }
    expect(await connection()).toMatchObject({ breaker: "closed", failures: 0, next_attempt_at: null });
  });

  test("is in the way of no other connection", async () => {
    await using other = await addErp(world, "Other");
    await moveErpTo(NOWHERE);
    await other.erp.edit("Customer", "C1", { POSTALCITY: "Kiruna" });
    const runs = await world.sync();
    expect(new Map(runs.map((run) => [run.connectionId, run.outcome]))).toEqual(
      new Map([
        [world.connectionId, "failed"],
        [other.connectionId, "completed"],
      ]),
    );
    expect((await world.sides("C1")).crm.postalCity).toBe("Kiruna");
  });

  test("gets what it has missed when it is there again", async () => {
    const url = await urlOf();
    await moveErpTo(NOWHERE);
    await editCompany(world.db, world.companyIds.get("C1") ?? 0, { postalCity: "Kiruna" });
    await world.erp.edit("Customer", "C2", { POSTALCITY: "Visby" });
    await world.sync();
    await moveErpTo(url);
    await world.sync();
    expect(world.erp.actor("Customer", "C1")?.fieldValues.POSTALCITY).toBe("Kiruna");
    expect((await world.sides("C2")).crm.postalCity).toBe("Visby");
  });
});
