import { afterEach, expect, test } from "vitest";
import { createRecords } from "../../crm/records.ts";
import { inTransaction } from "../../db/database.ts";
import { loadJob } from "../../jobs/job-store.ts";
import { openSyncWorld, type SyncWorld } from "../testing/sync-world.ts";
import { jobsOf } from "./match-work.ts";

const COUNT = 10_000;

let world: SyncWorld;

afterEach(() => world[Symbol.asyncDispose]());

/** A name as somebody types it who has heard it. */
const misspelt = (name: string, at: number): string =>
  at % 3 === 0 ? `${name.slice(0, 3)}${name.slice(4)}` : name;

test("10,000 companies are matched with 10,000 customers over SOAP in flat memory", {
  timeout: 600_000,
}, async () => {
  world = await openSyncWorld({ customers: COUNT });
  const { db, connectionId, services, erp } = world;
  await db.deleteFrom("link").execute();
  await db.deleteFrom("company").execute();
  await db
    .insertInto("user_account")
    .values({
      ...{ username: "anna", display_name: "Anna", role: "user", password_hash: "" },
      ...{ language: null, created_at: "", disabled_at: null },
    })
    .execute();
  const values = [...erp.actors("Customer")].map(({ fieldValues }, at) => ({
    name: misspelt(fieldValues.NAME ?? "", at),
    postalCity: fieldValues.POSTALCITY ?? "",
    email: at % 2 === 0 ? (fieldValues.EMAIL ?? "") : "",
  }));
  const ids: number[] = [];
  for (let at = 0; at < COUNT; at += 500) {
    const part = { entity: "company" as const, values: values.slice(at, at + 500) };
    ids.push(...(await inTransaction(db, (trx) => createRecords(trx, part, "user:1"))));
  }
  const anna = { userId: 1, username: "anna", role: "user", language: null } as const;
  const before = process.memoryUsage().rss;
  const [begun, spent] = [performance.now(), process.cpuUsage()];
  const match = await services.matching.create(anna, {
    ...{ connectionId, entity: "company", actorType: "Customer", query: {}, recordIds: null },
  });
  const [job] = await jobsOf(db, match);
  await services.jobs.runner.settled(job?.id ?? 0, AbortSignal.timeout(590_000));
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(spent);
  expect(await loadJob(db, job?.id ?? 0)).toMatchObject({ state: "completed", counts: { read: COUNT } });
  const keys = [...erp.actors("Customer")].map(({ erpKey }) => erpKey);
  const expected = new Map(ids.map((id, at) => [id, keys[at]]));
  const rows = await db.selectFrom("match_proposal").select(["crm_id", "erp_key", "status"]).execute();
  const right = rows.filter((row) => expected.get(row.crm_id) === row.erp_key).length;
  const sure = rows.filter((row) => row.status === "suggested");
  const wrong = sure.filter((row) => expected.get(row.crm_id) !== row.erp_key).length;
  const megabytes = (process.memoryUsage().rss - before) / 1e6;
  console.info(
    `${COUNT} × ${COUNT} proposed in ${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of processor time: ${right} right, ${sure.length} suggested of which ${wrong} wrong, +${megabytes.toFixed(0)} MB`,
  );
  // The generated customers share names and cities: several of them fit as well.
  expect(right).toBeGreaterThan(COUNT * 0.75);
  expect(wrong).toBeLessThan(COUNT * 0.01);
});
