import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  addErp,
  composeForTest,
  type FurtherErp,
  openSyncWorld,
  type SyncWorld,
} from "../testing/sync-world.ts";

let world: SyncWorld;
let second: FurtherErp;

beforeEach(async () => {
  world = await openSyncWorld();
  second = await addErp(world, "Second");
  await world.sync();
});
afterEach(async () => {
  await second[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

const cityIn = ({ erp }: Pick<FurtherErp, "erp">) => erp.actor("Customer", "C1")?.fieldValues.POSTALCITY;

/** Cycles as they begin; the first of a connection that hangs does nothing until it is told to end. */
function watched({ hanging }: { hanging?: number } = {}) {
  const begun: number[] = [];
  const services = composeForTest(world.db, world.folder, {
    // A round waits for seconds before it goes on without a connection that hangs.
    sleep: (ms, signal) => sleep(ms / 20, undefined, { signal }).catch(() => undefined),
    wrapPorts: (portsFor) => async (plan, run, signal) => {
      const isFirst = !begun.includes(plan.connectionId);
      begun.push(plan.connectionId);
      if (isFirst && plan.connectionId === hanging && signal) {
        await new Promise((_resolve, reject) =>
          signal.addEventListener("abort", () => reject(signal.reason), { once: true }),
        );
      }
      return portsFor(plan, run, signal);
    },
  });
  return { services, begun };
}

describe("a round", () => {
  test("brings a change that arrives from one connection to the others", async () => {
    await world.erp.edit("Customer", "C1", { POSTALCITY: "Kiruna" });
    await world.services.sync.syncNow([world.connectionId]);
    expect(cityIn(second)).toBe("Kiruna");
  });

  test("serves connections in priority order, and each of them once where that is enough", async () => {
    const order = [second.connectionId, world.connectionId];
    const { services, begun } = watched();
    await services.sync.configure({ priority: ["crm", ...order] });
    await second.erp.edit("Customer", "C1", { POSTALCITY: "Kiruna" });
    await services.sync.syncNow();
    expect(begun).toEqual(order);
    expect(cityIn(world)).toBe("Kiruna");
    await services.sync.configure({ priority: ["crm", ...order.toReversed()] });
    await services.sync.syncNow();
    expect(begun.slice(2)).toEqual(order.toReversed());
    await services.close();
  });

  test("does not wait for a connection that hangs before it serves the others, and hands on what they bring", async () => {
    await using third = await addErp(world, "Third");
    await world.sync();
    const { services } = watched({ hanging: world.connectionId });
    await services.sync.configure({
      priority: ["crm", world.connectionId, second.connectionId, third.connectionId],
    });
    await third.erp.edit("Customer", "C1", { POSTALCITY: "Kiruna" });
    const round = services.sync.syncNow();
    await expect.poll(() => cityIn(second), { timeout: 20_000 }).toBe("Kiruna");
    await services.sync.endCycle(world.connectionId);
    await round;
    expect(cityIn(world)).toBe("Kiruna");
    await services.close();
  });

  test("ends where a ring keeps changing a value; the next round goes on", async () => {
    const { services, begun } = watched();
    // Somebody in each ERP adds to whatever arrives there.
    const adding = async ({ erp }: Pick<FurtherErp, "erp">, mark: string) => {
      const city = cityIn({ erp }) ?? "";
      if (city.endsWith(mark)) return;
      await erp.edit("Customer", "C1", { POSTALCITY: `${city}${mark}` });
    };
    const rings = composeForTest(world.db, world.folder, {
      wrapPorts: (portsFor) => async (plan, run, signal) => {
        begun.push(plan.connectionId);
        const ports = await portsFor(plan, run, signal);
        const isFirst = plan.connectionId === world.connectionId;
        const saveActors: typeof ports.erp.saveActors = async (actors) => {
          const saved = await ports.erp.saveActors(actors);
          await (isFirst ? adding(world, "a") : adding(second, "b"));
          return saved;
        };
        return { ...ports, erp: { ...ports.erp, saveActors } };
      },
    });
    await world.erp.edit("Customer", "C1", { POSTALCITY: "Kiruna" });
    const runs = await rings.sync.syncNow();
    expect(runs.every(({ outcome }) => outcome === "completed")).toBe(true);
    expect(runs.length).toBeLessThanOrEqual(8);
    await rings.close();
    await services.close();
  });
});

describe("what is stored of a run", () => {
  test("accounts for everything that was read, and says why records were skipped", async () => {
    await world.db.updateTable("erp_field").set({ max_length: 5 }).where("field_key", "=", "PHONE").execute();
    await world.erp.edit("Customer", "C2", { POSTALCITY: "Visby" });
    const [company] = await world.db.selectFrom("company").select(["id", "version"]).execute();
    await world.db
      .updateTable("company")
      .set({ phone: "0123456789", version: (company?.version ?? 0) + 1 })
      .where("id", "=", company?.id ?? 0)
      .execute();
    await world.erp.edit("Customer", "C1", { NAME: "Another" });
    await world.sync();
    const runs = await world.db.selectFrom("sync_run").selectAll().execute();
    expect(runs.length).toBeGreaterThan(0);
    for (const run of runs) {
      const { unlinked, unchanged, written, conflicting, skipped, failed } = run;
      expect(run.read).toBe(unlinked + unchanged + written + conflicting + skipped + failed);
      const because = Object.values(JSON.parse(run.skipped_because) as Record<string, number>);
      expect(because.reduce((sum, count) => sum + count, 0)).toBe(skipped);
    }
  });
});
