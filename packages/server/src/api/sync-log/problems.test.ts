import type { SyncProblem } from "@brygga/api-contract";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addUser } from "../../auth/users.ts";
import { editCompany, openSyncWorld, type SyncWorld } from "../../sync/testing/sync-world.ts";
import { buildApp } from "../app.ts";
import { TEST_PASSWORD } from "../testing.ts";

let world: SyncWorld;
let text: (path: string) => Promise<string>;
let call: (method: "GET" | "POST", path: string) => Promise<{ status: number; body: unknown }>;

beforeEach(async () => {
  world = await openSyncWorld({ customers: 2 });
  await world.sync();
  const { db, services } = world;
  await addUser(db, { username: "admin", displayName: "", role: "administrator", password: TEST_PASSWORD });
  const { token } = await services.auth.signIn({
    ...{ username: "admin", password: TEST_PASSWORD, address: "127.0.0.1" },
  });
  const app = buildApp(services, { logger: pino({ level: "silent" }) });
  const headers = { authorization: `Bearer ${token}` };
  text = async (path) => (await app.inject({ url: `/api/v1${path}`, headers })).body;
  call = async (method, path) => {
    const url = `/api/v1${path}`;
    const { statusCode, body } = await app.inject({ method, url, headers });
    return { status: statusCode, body: body === "" ? null : JSON.parse(body) };
  };
});
afterEach(() => world[Symbol.asyncDispose]());

const listed = async () => ((await call("GET", "/problems")).body as { items: SyncProblem[] }).items;

test("a problem waits for its next attempt; Try again has it tried in the next cycle", async () => {
  await editCompany(world.db, world.companyIds.get("C1") ?? 0, { name: "   " });
  await world.sync();
  const [problem] = await listed();
  expect(problem).toMatchObject({ code: "erp-refused", erpKey: "C1", attempts: 1 });
  expect(Date.parse(problem?.nextAttemptAt ?? "")).toBeGreaterThan(Date.now() + 30_000);
  expect((await call("POST", `/problems/${problem?.id}/retry`)).status).toBe(204);
  const [due] = await listed();
  expect(Date.parse(due?.nextAttemptAt ?? "")).toBeLessThanOrEqual(Date.now());
});

test("a problem that is over by then is not found", async () => {
  expect(await call("POST", "/problems/4711/retry")).toMatchObject({
    status: 404,
    body: { code: "not-found" },
  });
});

test("a problem that is ignored is neither listed nor counted, until it is brought back", async () => {
  await editCompany(world.db, world.companyIds.get("C1") ?? 0, { name: "   " });
  await world.sync();
  const [problem] = await listed();
  const health = async () =>
    ((await call("GET", "/erp-connections")).body as { items: { health: string; problemCount: number }[] })
      .items[0];
  expect(await health()).toMatchObject({ health: "problems", problemCount: 1 });
  expect((await call("POST", `/problems/${problem?.id}/ignore`)).status).toBe(204);
  expect(await listed()).toEqual([]);
  expect(await health()).toMatchObject({ health: "ok", problemCount: 0 });
  const ignored = (await call("GET", "/problems?ignored=true")).body as { items: SyncProblem[] };
  expect(ignored.items).toMatchObject([{ id: problem?.id, ignoredBy: "admin" }]);
  // Another attempt that ends the same way changes nothing.
  await call("POST", `/problems/${problem?.id}/retry`);
  await world.sync();
  expect(await listed()).toEqual([]);
  expect((await call("POST", `/problems/${problem?.id}/restore`)).status).toBe(204);
  expect(await listed()).toMatchObject([{ id: problem?.id, attempts: 2, ignoredAt: null }]);
});

test("an ignored problem that becomes another one is listed again", async () => {
  await editCompany(world.db, world.companyIds.get("C1") ?? 0, { name: "   " });
  await world.sync();
  const [problem] = await listed();
  await call("POST", `/problems/${problem?.id}/ignore`);
  await world.db.updateTable("sync_problem").set({ code: "list-item-unmapped" }).execute();
  await call("POST", `/problems/${problem?.id}/retry`);
  await world.sync();
  expect(await listed()).toMatchObject([{ id: problem?.id, code: "erp-refused" }]);
});

test("problems are filtered, searched and counted by what is wrong", async () => {
  await editCompany(world.db, world.companyIds.get("C1") ?? 0, { name: "   " });
  await editCompany(world.db, world.companyIds.get("C2") ?? 0, { name: "   " });
  await world.sync();
  const page = async (query: string) =>
    (await call("GET", `/problems?${query}`)).body as { items: SyncProblem[] };
  expect(await page("limit=1")).toMatchObject({ codes: { "erp-refused": 2 } });
  expect((await page("q=C2")).items).toMatchObject([{ erpKey: "C2" }]);
  expect((await page("code=list-item-unmapped")).items).toEqual([]);
  expect((await page("field=PHONE")).items).toEqual([]);
  const id = world.companyIds.get("C1");
  expect((await page(`entity=company&entityId=${id}`)).items).toMatchObject([{ erpKey: "C1" }]);
});

test("problems are given out as CSV", async () => {
  await editCompany(world.db, world.companyIds.get("C1") ?? 0, { name: "   " });
  await world.sync();
  const lines = (await text("/problems.csv")).trim().split("\n");
  expect(lines[0]).toContain("connectionName,entity,entityId,recordName");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("erp-refused");
});
