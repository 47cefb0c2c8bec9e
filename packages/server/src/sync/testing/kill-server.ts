import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { type EditedField, EditLoad } from "./edit-load.ts";
import { randomOf } from "./random.ts";
import { type ServerProcess, signIn, startServerProcess } from "./server-process.ts";
import { MAPPED_FIELDS, openSyncWorld, type SyncWorld } from "./sync-world.ts";

/** The longest that a server lives once it runs. */
const LONGEST_LIFE_MS = 1500;

/**
 * Kills the real server with SIGKILL, so many times, at random moments while people edit on both sides; lets the last
 * one come to rest; and expects that nothing was lost, nothing was done twice, and the log tells all of it once.
 */
export async function expectKillsToBeHarmless({ kills, seed }: { kills: number; seed: number }) {
  await using world = await openSyncWorld({ customers: 25 });
  const actors = [...world.erp.actors("Customer")].length;
  const random = randomOf(seed);
  const first = await startServerProcess(world.folder);
  const load = new EditLoad(world, { token: await signIn(first), random });
  await first.end("SIGTERM");
  for (let kill = 0; kill < kills; kill++) await liveAndDie(world, load, random(LONGEST_LIFE_MS));
  const last = await startServerProcess(world.folder);
  await comeToRest(load, last);
  await last.end("SIGTERM");
  expect([...world.erp.actors("Customer")]).toHaveLength(actors);
  const { count } = await world.db
    .selectFrom("link")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  expect(count).toBe(actors);
  for (const field of load.fields) await expectHistory(world, field);
  return load.fields.reduce((edits, { values }) => edits + values.length, 0);
}

async function liveAndDie(world: SyncWorld, load: EditLoad, lifeMs: number): Promise<void> {
  const server = await startServerProcess(world.folder);
  const dying = new AbortController();
  const working = load.run(server, dying.signal);
  await sleep(lifeMs);
  dying.abort();
  await server.end("SIGKILL");
  await working;
}

/** Two cycles in which nothing happens any more. */
async function comeToRest(load: EditLoad, server: ServerProcess): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    const response = await load.sync(server);
    const { runs } = (await response.json()) as { runs: { outcome: string; written: number }[] };
    expect(runs.map(({ outcome }) => outcome)).toEqual(runs.map(() => "completed"));
    quiet = runs.every(({ written }) => written === 0) ? quiet + 1 : 0;
  }
}

/** Both sides hold the last edit, and the log leads to it from the first value in steps that each happened once. */
async function expectHistory(world: SyncWorld, field: EditedField): Promise<void> {
  const { side, erpKey, erpFieldKey, values, kept } = field;
  const label = `${erpKey} ${erpFieldKey}`;
  const { crm, erp } = await world.sides(erpKey);
  const present = crm[MAPPED_FIELDS[erpFieldKey]];
  expect(erp[MAPPED_FIELDS[erpFieldKey]], label).toBe(present);
  if (kept > 0) expect(values.slice(kept - 1), label).toContain(present);
  const log = await world.db
    .selectFrom("sync_log")
    .select(["target", "old_value", "new_value"])
    .where("erp_key", "=", erpKey)
    .where("erp_field_key", "=", erpFieldKey)
    .orderBy("id")
    .execute();
  expect(new Set(log.map(({ new_value }) => new_value)).size, `${label}: a row twice`).toBe(log.length);
  for (const [index, row] of log.entries()) {
    expect(row.target, label).toBe(side === "erp" ? "crm" : "erp");
    expect(values, label).toContain(row.new_value);
    if (index > 0) expect(row.old_value, label).toBe(log[index - 1]?.new_value);
  }
  if (kept > 0) expect(log.at(-1)?.new_value, label).toBe(present);
}
