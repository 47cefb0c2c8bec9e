import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Fault } from "../../admin/testing/faulty-sample.ts";
import { loadImport } from "./import-store.ts";
import { presentImport } from "./import-view.ts";
import { type ImportWorld, openImportWorld, tally } from "./testing/import-world.ts";

let world: ImportWorld;

beforeEach(async () => {
  world = await openImportWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const garbage: Fault = (_request, response) => {
  response.writeHead(200, { "content-type": "text/xml" });
  response.end("<html><body>Proxy error</body></html>");
};

const refusing: Fault = (request) => void request.socket.destroy();

async function previewed(): Promise<number> {
  const id = await world.begin();
  await world.choose(id);
  await world.preview(id);
  return id;
}

const found = () => world.db.selectFrom("erp_import_found").select("id").execute();
const stateNow = async (id: number) =>
  (await presentImport(world.db, await loadImport(world.db, id), "en")).state;

test.each([
  ["is down", refusing],
  ["answers garbage", garbage],
] as const)("an ERP that %s fails the search in words, and keeps nothing of it", async (_name, fault) => {
  const id = await world.begin();
  world.sample.fail("SearchActors", fault);
  await expect(world.choose(id)).rejects.toMatchObject({ code: "connector-failed" });
  expect(await found()).toEqual([]);
  world.sample.mend();
  expect(await world.choose(id)).toBe(5);
});

test.each([
  ["goes down", refusing],
  ["begins to answer garbage", garbage],
] as const)(
  "an import whose ERP %s waits for it, can be cancelled, and goes on where it was",
  async (_name, fault) => {
    const id = await previewed();
    world.sample.fail("GetActors", fault);
    await world.services.imports.run(id, world.userId);
    const { importJobId } = await loadImport(world.db, id);
    const waits = async () => {
      const job = await world.db
        .selectFrom("sync_job")
        .select(["state", "failure"])
        .where("id", "=", importJobId ?? 0)
        .executeTakeFirst();
      return job?.failure !== "";
    };
    await expect.poll(waits, { timeout: 10_000 }).toBe(true);
    await world.services.jobs.runner.cancel(importJobId ?? 0);
    await world.ended(id);
    expect(await stateNow(id)).toBe("stopped");
    expect(await world.db.selectFrom("link").select("id").execute()).toEqual([]);
    world.sample.mend();
    await world.run(id);
    expect(tally(await world.lines(id), "result")).toEqual({ new: 5 });
  },
);

test("a slow ERP holds up neither the CRM nor what else is asked of the import", async () => {
  const id = await previewed();
  const held = Promise.withResolvers<ServerResponse>();
  world.sample.fail("GetActors", (_request, response) => held.resolve(response));
  await world.services.imports.run(id, world.userId);
  const response = await held.promise;
  expect(await stateNow(id)).toBe("importing");
  await world.services.crm.create({ entity: "company", values: { name: "Meanwhile" } }, "user:1");
  await expect(world.set(id, { onDuplicate: "add" })).rejects.toMatchObject({ code: "job-under-way" });
  world.sample.mend();
  response.destroy();
  await world.services.jobs.runner.cancel((await loadImport(world.db, id)).importJobId ?? 0);
  await world.ended(id);
  await world.run(id);
  expect(tally(await world.lines(id), "result")).toEqual({ new: 5 });
});

test("an ERP that refuses some actors has the others imported, and those told with what it said", async () => {
  const id = await previewed();
  const bad = [...world.sample.erp.actors("Customer")][2]?.erpKey ?? "";
  world.sample.refusedKeys.add(bad);
  expect(await world.run(id)).toMatchObject({ state: "completed" });
  const lines = await world.lines(id);
  expect(tally(lines, "result")).toEqual({ new: 4, failed: 1 });
  expect(lines[2]).toMatchObject({ result: "failed", reason: "erp-refused" });
  world.sample.refusedKeys.clear();
  await world.services.imports.retry(id, [lines[2]?.id ?? 0], world.userId);
  await world.ended(id);
  expect(tally(await world.lines(id), "result")).toEqual({ new: 5 });
});

test("a cancelled import keeps what it has done", async () => {
  const id = await previewed();
  await world.services.imports.run(id, world.userId);
  await world.services.jobs.runner.cancel((await loadImport(world.db, id)).importJobId ?? 0);
  await world.ended(id);
  const state = await stateNow(id);
  if (state === "stopped") await world.run(id);
  expect(tally(await world.lines(id), "result")).toEqual({ new: 5 });
});
