import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { composeForTest, openSyncWorld, type SyncWorld } from "./testing/sync-world.ts";

let world: SyncWorld;

beforeEach(async () => {
  world = await openSyncWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const cityOf = async (erpKey: string) => (await world.sides(erpKey)).crm.postalCity;

describe("the engine's timer", () => {
  test("runs cycles by itself while the engine is on, and ends when it is told to", async () => {
    await world.erp.edit("Customer", "C1", { POSTALCITY: "Kiruna" });
    const ending = new AbortController();
    const running = world.services.sync.run(ending.signal);
    await expect.poll(() => cityOf("C1")).toBe("Kiruna");
    ending.abort();
    await running;
  });

  test("does nothing while the engine is off, and begins at once when it is turned on", async () => {
    await world.services.sync.configure({ running: false });
    await world.erp.edit("Customer", "C1", { POSTALCITY: "Kiruna" });
    const ending = new AbortController();
    const running = world.services.sync.run(ending.signal);
    await expect.poll(async () => (await world.services.sync.state()).nextCycleAt).toBeNull();
    expect(await cityOf("C1")).not.toBe("Kiruna");
    await world.services.sync.configure({ running: true });
    await expect.poll(() => cityOf("C1")).toBe("Kiruna");
    ending.abort();
    await running;
  });

  test("goes on when the database can be written again, and has closed what was interrupted before", async () => {
    await world.erp.edit("Customer", "C1", { POSTALCITY: "Kiruna" });
    await world.sync();
    await world.db.updateTable("sync_run").set({ outcome: "running", finished_at: null }).execute();
    await sql`create trigger held before update on sync_run begin select raise(abort, 'held'); end`.execute(
      world.db,
    );
    await world.erp.edit("Customer", "C1", { POSTALCITY: "Luleå" });
    const ending = new AbortController();
    const running = world.services.sync.run(ending.signal);
    const isOver = await Promise.race([running.then(() => true), sleep(100).then(() => false)]);
    expect(isOver).toBe(false);
    await sql`drop trigger held`.execute(world.db);
    await world.services.sync.configure({});
    await expect.poll(() => cityOf("C1")).toBe("Luleå");
    ending.abort();
    await running;
    const runs = await world.db.selectFrom("sync_run").select("outcome").orderBy("id").execute();
    expect(runs.map(({ outcome }) => outcome)).toEqual(["interrupted", "completed"]);
  });

  test("gives up a call that hangs when it is told to end, and leaves no failure behind", async () => {
    const called = Promise.withResolvers<void>();
    const services = composeForTest(world.db, world.folder, {
      wrapPorts: (portsFor) => async (plan, run, signal) => ({
        ...(await portsFor(plan, run, signal)),
        erp: hangingErp(called.resolve, signal),
      }),
    });
    const ending = new AbortController();
    const running = services.sync.run(ending.signal);
    await called.promise;
    ending.abort();
    await running;
    await services.close();
    const connection = await world.db.selectFrom("erp_connection").selectAll().executeTakeFirstOrThrow();
    expect(connection.failing_since).toBeNull();
  });
});

describe("Sync now", () => {
  test("ends with the engine, and leaves no failure behind", async () => {
    const called = Promise.withResolvers<void>();
    const services = composeForTest(world.db, world.folder, {
      wrapPorts: (portsFor) => async (plan, run, signal) => ({
        ...(await portsFor(plan, run, signal)),
        erp: hangingErp(called.resolve, signal),
      }),
    });
    await services.sync.configure({ running: false });
    const ending = new AbortController();
    const running = services.sync.run(ending.signal);
    const asked = services.sync.syncNow();
    await called.promise;
    ending.abort();
    await running;
    expect(await asked).toMatchObject([{ outcome: "interrupted" }]);
    await services.close();
  });

  test("runs the named connections only", async () => {
    expect(await world.services.sync.syncNow([world.connectionId + 1])).toEqual([]);
    expect(await world.services.sync.syncNow([world.connectionId])).toHaveLength(1);
  });

  test("never runs two cycles of one connection at once", async () => {
    let atOnce = 0;
    let most = 0;
    const services = composeForTest(world.db, world.folder, {
      wrapPorts: (portsFor) => async (plan, run) => {
        const ports = await portsFor(plan, run);
        const positions = async () => {
          most = Math.max(most, ++atOnce);
          await new Promise((resolve) => setImmediate(resolve));
          atOnce--;
          return ports.journal.positions();
        };
        return { ...ports, journal: { ...ports.journal, positions } };
      },
    });
    await Promise.all([services.sync.syncNow(), services.sync.syncNow(), services.sync.syncNow()]);
    await services.close();
    expect(most).toBe(1);
  });
});

describe("ending the cycle of one connection", () => {
  test("gives up its call, waits until it has ended, and leaves no failure behind", async () => {
    const called = Promise.withResolvers<void>();
    const services = composeForTest(world.db, world.folder, {
      wrapPorts: (portsFor) => async (plan, run, signal) => ({
        ...(await portsFor(plan, run, signal)),
        erp: hangingErp(called.resolve, signal),
      }),
    });
    const cycle = services.sync.syncNow();
    await called.promise;
    await services.sync.endCycle(world.connectionId);
    expect(await cycle).toMatchObject([{ outcome: "interrupted" }]);
    await services.close();
  });

  test("keeps a cycle that waits for its turn from beginning once the connection is inactive", async () => {
    const called = Promise.withResolvers<void>();
    const services = composeForTest(world.db, world.folder, {
      wrapPorts: (portsFor) => async (plan, run, signal) => ({
        ...(await portsFor(plan, run, signal)),
        erp: hangingErp(called.resolve, signal),
      }),
    });
    const cycles = [services.sync.syncNow(), services.sync.syncNow()];
    await called.promise;
    await world.db.updateTable("erp_connection").set({ active: 0 }).execute();
    await services.sync.endCycle(world.connectionId);
    const outcomes = (await Promise.all(cycles)).flat().map((run) => run.outcome);
    // The second may also find, when it looks for what to serve, that the connection is inactive already.
    expect([...new Set(outcomes)]).toEqual(["interrupted"]);
    await services.close();
  });
});

/** An ERP that never answers; a call ends with the signal only. */
function hangingErp(called: () => void, signal: AbortSignal | undefined) {
  const hang = () => {
    called();
    return new Promise<never>((_resolve, reject) =>
      signal?.addEventListener("abort", () => reject(signal.reason), { once: true }),
    );
  };
  return {
    // biome-ignore lint/correctness/useYield: it hangs before it has anything to give.
    changedActors: async function* () {
      await hang();
    },
    getActors: hang,
    saveActors: hang,
  };
}
