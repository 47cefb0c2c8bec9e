import type { ConnectionSync } from "@brygga/api-contract";
import { ABSENCE_GRACE_MS, type CyclePorts, type ErpSide } from "@brygga/sync-engine";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addUser } from "../../auth/users.ts";
import type { Services } from "../../compose.ts";
import { Problem } from "../../problem.ts";
import { loadErpTab } from "../linking/erp-tab.ts";
import { composeForTest, editCompany, openSyncWorld, type SyncWorld } from "../testing/sync-world.ts";
import { answerDisappearance, changeConnectionSync, viewConnectionSync } from "./connection-sync.ts";

const HOUR_MS = 3_600_000;

let world: SyncWorld;
/** The services as the process has them; a restart makes new ones. */
let services: Services;
/** Stamps that GetActorsByTimestamp was asked for. */
let asked: string[];
/** By how much the clocks are ahead of the machine's. */
let aheadMs: number;

const restarted = (): Services =>
  composeForTest(world.db, world.folder, {
    wrapPorts: (portsFor) => async (plan, run, signal) => observed(await portsFor(plan, run, signal)),
  });

function observed(ports: CyclePorts): CyclePorts {
  const { erp } = ports;
  const listening: ErpSide = {
    changedActors(query) {
      asked.push(query.updatedOnOrAfter);
      return erp.changedActors(query);
    },
    getActors: (query) => erp.getActors(query),
    saveActors: (actors) => erp.saveActors(actors),
  };
  const clock = {
    now: () => new Date(Date.now() + aheadMs),
    monotonicMs: () => performance.now() + aheadMs,
  };
  return { ...ports, erp: listening, clock };
}

beforeEach(() => {
  asked = [];
  aheadMs = 0;
});
afterEach(async () => {
  await services.close();
  await world[Symbol.asyncDispose]();
});

async function open(customers = 5): Promise<void> {
  world = await openSyncWorld({ customers });
  services = restarted();
  await services.sync.syncNow();
}

const sync = () => services.sync.syncNow();
const view = (): Promise<ConnectionSync> => viewConnectionSync(world.db, world.connectionId);
const stampOf = (erpKey: string) => world.erp.actor("Customer", erpKey)?.lastModified ?? "";
const companyOf = (erpKey: string) => world.companyIds.get(erpKey) ?? 0;
const stateOf = async (erpKey: string) =>
  (await world.db.selectFrom("link").select("state").where("erp_key", "=", erpKey).executeTakeFirstOrThrow())
    .state;

describe("reading changes", () => {
  beforeEach(() => open());

  test("what the connector accepted as the beginning is kept, and the marks of the overlap with the watermark", async () => {
    const position = await world.db.selectFrom("sync_position").selectAll().executeTakeFirstOrThrow();
    expect(position.first_stamp).toBe("[DT:01/01/1970 00:00:00.0000000]");
    const [mark] = await world.db.selectFrom("sync_watermark").selectAll().execute();
    expect(mark).toMatchObject({ actor_type: "Customer", older: "[null]" });
  });

  test("reads on from a mark when it is old enough, and after a restart from the oldest that is stored", async () => {
    const first = (await world.db.selectFrom("sync_watermark").select("stamp").executeTakeFirstOrThrow())
      .stamp;
    for (let cycle = 0; cycle < 2; cycle++) {
      aheadMs += 200_000;
      await sync();
    }
    expect(asked.at(-1)).toBe(first);
    await world.erp.edit("Customer", "C1", { POSTALCITY: "Kiruna" });
    await sync();
    aheadMs += HOUR_MS;
    await services.close();
    services = restarted();
    await sync();
    expect(asked.at(-1)).toBe(first);
    aheadMs += 200_000;
    await sync();
    await sync();
    expect(asked.at(-1)).toBe(stampOf("C1"));
  });

  test("without overlap it goes from the highest stamp", async () => {
    await changeConnectionSync(world.db, world.connectionId, { overlapSeconds: 0 });
    await world.erp.edit("Customer", "C1", { POSTALCITY: "Kiruna" });
    await sync();
    await sync();
    expect(asked.at(-1)).toBe(stampOf("C1"));
  });
});

describe("the background scan", () => {
  test("compares all links in a round and says how many were identical", async () => {
    await open();
    expect(await view()).toMatchObject({
      scanRoundHours: 24,
      lastRound: { compared: 5, identical: 5 },
      round: null,
    });
  });

  test("finds in the next round what neither stamps nor change feed told", async () => {
    await open();
    // Otherwise reading goes back so far that it finds the change itself.
    await changeConnectionSync(world.db, world.connectionId, { overlapSeconds: 0 });
    await world.erp.edit("Customer", "C3", { EMAIL: "new@example.com" });
    await sync();
    const actor = world.erp.actor("Customer", "C2");
    Object.assign(actor?.fieldValues ?? {}, { POSTALCITY: "Umeå" });
    aheadMs += 25 * HOUR_MS;
    await sync();
    expect((await world.sides("C2")).crm.postalCity).toBe("Umeå");
    expect((await view()).lastRound).toMatchObject({ compared: 5, identical: 4 });
  });
});

/** Two cycles with the time between them that makes the second one count. */
async function twoLooks(): Promise<void> {
  await sync();
  aheadMs += ABSENCE_GRACE_MS + 1000;
  await sync();
}

const touch = (erpKeys: readonly string[]) =>
  Promise.all(erpKeys.map((key) => editCompany(world.db, companyOf(key), { phone: `+46 ${key}` })));

const remove = (erpKeys: readonly string[]) =>
  Promise.all(erpKeys.map((key) => world.erp.remove("Customer", key)));

describe("an actor that is gone in the ERP", () => {
  beforeEach(async () => {
    await open();
    await remove(["C1"]);
    await touch(["C1"]);
    await twoLooks();
  });

  test("has its link paused, and is shown in the problem list and on the ERP tab", async () => {
    expect(await stateOf("C1")).toBe("missing-in-erp");
    expect((await view()).paused).toEqual({ missingInErp: 1, missingInCrm: 0, waitingForParent: 0 });
    const principal = { userId: 1, username: "admin", role: "administrator", language: null } as const;
    const subject = {
      entity: "company",
      id: companyOf("C1"),
      principal,
      language: "en",
      now: new Date(),
    } as const;
    const [section] = await loadErpTab(world.db, subject);
    expect(section?.link).toMatchObject({ state: "missing-in-erp", problems: [{ code: "missing-in-erp" }] });
  });

  test("goes on where it was when it comes back", async () => {
    const { actorType, fieldValues } = { actorType: "Customer", fieldValues: { NAME: "Back AB" } };
    const created = await world.erp.create({ actorType, fieldValues });
    await world.db
      .updateTable("link")
      .set({ erp_key: created.erpKey })
      .where("crm_id", "=", companyOf("C1"))
      .execute();
    await sync();
    expect(await stateOf(created.erpKey)).toBe("active");
    expect(world.erp.actor("Customer", created.erpKey)?.fieldValues.PHONE).toBe("+46 C1");
    expect(await world.db.selectFrom("sync_problem").selectAll().execute()).toEqual([]);
  });
});

describe("many actors that are gone at once", () => {
  const MANY = Array.from({ length: 12 }, (_, index) => `C${index + 1}`);
  beforeEach(async () => {
    await open(60);
    const username = "anna";
    await addUser(world.db, {
      username,
      displayName: username,
      role: "administrator",
      password: "a good password",
    });
    await remove(MANY);
    await touch(MANY);
    await sync();
    aheadMs += ABSENCE_GRACE_MS + 1000;
  });

  const paused = async () => (await view()).paused.missingInErp;

  test("stop and ask: no link is paused, and the run and the connection say so", async () => {
    const [run] = await sync();
    expect(run?.explanation).toContain("12 of 60 linked actors are missing");
    expect(await paused()).toBe(0);
    expect((await view()).disappearance).toMatchObject({ actors: 12, links: 60, confirmed: false });
  });

  test("are paused when an administrator says that they are gone", async () => {
    await sync();
    await answerDisappearance(world.db, world.connectionId, { gone: true, userId: 1 });
    await sync();
    expect(await paused()).toBe(12);
    expect((await view()).disappearance).toBeNull();
  });

  test("are left alone when an administrator says that they are not, and asked about again while they are missing", async () => {
    await sync();
    await answerDisappearance(world.db, world.connectionId, { gone: false, userId: 1 });
    expect((await view()).disappearance).toBeNull();
    await twoLooks();
    expect(await paused()).toBe(0);
    expect((await view()).disappearance).toMatchObject({ actors: 12 });
  });

  test("nothing can be answered where nothing is asked", async () => {
    const answered = answerDisappearance(world.db, world.connectionId, { gone: true, userId: 1 });
    await expect(answered).rejects.toThrow(Problem);
  });
});

describe("a problem that stands in the list", () => {
  /** A cycle by the timer, which makes no problem due. */
  async function cycleByTimer(): Promise<void> {
    const before = asked.length;
    const ending = new AbortController();
    const running = services.sync.run(ending.signal);
    await expect.poll(() => asked.length).toBeGreaterThan(before);
    await expect.poll(async () => (await services.sync.state()).busy).toEqual([]);
    ending.abort();
    await running;
  }

  test("makes no run and no write of a cycle that reads its actor again", async () => {
    await open();
    await world.erp.edit("Customer", "C5", { POSTALCITY: "Gävle" });
    // Behind the back of the ERP, which would not allow it: the CRM's field may not be blank either.
    Object.assign(world.erp.actor("Customer", "C5")?.fieldValues ?? {}, { NAME: "" });
    const [run] = await sync();
    expect(run).toMatchObject({ id: expect.any(Number), written: 1 });
    const written = async () => [
      await world.db.selectFrom("sync_run").selectAll().execute(),
      await world.db.selectFrom("sync_problem").selectAll().execute(),
    ];
    const before = await written();
    await cycleByTimer();
    expect(await written()).toEqual(before);
  });
});
