import type { SyncProblem } from "@brygga/api-contract";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addUser } from "../../auth/users.ts";
import { editCompany, openSyncWorld, type SyncWorld } from "../../sync/testing/sync-world.ts";
import { buildApp } from "../app.ts";
import { TEST_PASSWORD } from "../testing.ts";

let world: SyncWorld;
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
  call = async (method, path) => {
    const url = `/api/v1${path}`;
    const { statusCode, body } = await app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${token}` },
    });
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
