import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { MatchJob } from "./match-rows.ts";
import { jobsOf } from "./match-work.ts";
import { ANNA, type MatchWorld, openMatchWorld } from "./testing/match-world.ts";

/** More than two slices of connecting. */
const CUSTOMERS = 41;
const KEYS = Array.from({ length: CUSTOMERS }, (_, at) => `C${at + 1}`);

let world: MatchWorld;

beforeEach(async () => {
  world = await openMatchWorld({ customers: CUSTOMERS, unlinked: KEYS });
});
afterEach(() => world[Symbol.asyncDispose]());

/** Stops what a matching is doing as soon as it tells of some progress. */
async function stopOnProgress(matchId: number): Promise<void> {
  const { matching, jobs } = world.services;
  const stopped = Promise.withResolvers<void>();
  const stopListening = jobs.runner.subscribe(({ counts, state }) => {
    if (state !== "running" || counts.read === 0) return;
    stopListening();
    matching.cancel(ANNA, matchId).then(() => stopped.resolve(), stopped.reject);
  });
  await stopped.promise;
}

describe("trying now", () => {
  const waiting = async (match: MatchJob) => (await jobsOf(world.db, match))[0]?.nextAttemptAt ?? null;

  test("goes on at once with proposing that waits for the ERP, and is for those who may connect", async () => {
    const connector = () => world.db.updateTable("sync_connector");
    const { url } = await world.db.selectFrom("sync_connector").select("url").executeTakeFirstOrThrow();
    await connector().set({ url: "http://127.0.0.1:1/nobody" }).execute();
    const request = { connectionId: world.connectionId, entity: "company", actorType: "Customer" } as const;
    const { matching } = world.services;
    const match = await matching.create(ANNA, { ...request, query: {}, recordIds: null });
    await expect.poll(() => waiting(match)).not.toBeNull();
    await connector().set({ url }).execute();
    await world.db.updateTable("erp_connection").set({ scope: "restricted" }).execute();
    await expect(matching.tryNow(ANNA, match.id)).rejects.toMatchObject({ code: "not-found" });
    await world.db.updateTable("erp_connection").set({ scope: "everyone" }).execute();
    await matching.tryNow(ANNA, match.id);
    const [job] = await jobsOf(world.db, match);
    expect(await world.ended(job)).toMatchObject({ state: "completed", counts: { read: CUSTOMERS } });
  });
});

describe("stopping", () => {
  test("proposing leaves nothing proposed half-way, and a new matching begins from the beginning", async () => {
    const request = { connectionId: world.connectionId, entity: "company", actorType: "Customer" } as const;
    const match = await world.services.matching.create(ANNA, { ...request, query: {}, recordIds: null });
    await world.services.matching.cancel(ANNA, match.id);
    const [job] = await jobsOf(world.db, match);
    expect((await world.ended(job)).state).toBe("cancelled");
    expect([...(await world.proposals(match)).values()].filter(({ erpKey }) => erpKey !== null)).toEqual([]);
    const again = await world.propose();
    expect(again.job).toMatchObject({ state: "completed", counts: { read: CUSTOMERS } });
  });

  test("connecting keeps what was connected, and the rest is connected when it is asked for again", async () => {
    const { match } = await world.propose();
    await world.acceptAll(match);
    const stopping = stopOnProgress(match.id);
    const job = await world.connect(match, "erp");
    await stopping;
    const connected = (await world.links()).length;
    expect(job).toMatchObject({ state: "cancelled", counts: { read: connected, written: connected } });
    expect(connected).toBeGreaterThan(0);
    expect(connected).toBeLessThan(CUSTOMERS);
    const rest = await world.connect(match, "erp");
    expect(rest).toMatchObject({ state: "completed", counts: { written: CUSTOMERS - connected } });
    expect((await world.links()).map(({ erp_key }) => erp_key).sort()).toEqual([...KEYS].sort());
  });

  test("is for those who may connect in the connection only", async () => {
    const { match } = await world.propose({ recordIds: [world.idOf("C1")] });
    await world.db.updateTable("erp_connection").set({ scope: "restricted" }).execute();
    await expect(world.services.matching.cancel(ANNA, match.id)).rejects.toMatchObject({ code: "not-found" });
  });
});
