import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { storageProblemOf } from "../db/storage-problem.ts";
import { asAdministrator, openTestServer, type TestServer } from "./testing.ts";

let server: TestServer;
beforeEach(async () => {
  server = await openTestServer();
});
afterEach(() => server.close());

const create = (name: string) =>
  asAdministrator<{ id: number; name: string; status: number; code: string }>(server, {
    method: "POST",
    url: "/companies",
    payload: { name, note: "x".repeat(20_000) },
  });
const names = async () => {
  const list = { method: "GET", url: "/companies?sort=name" } as const;
  const { items } = await asAdministrator<{ items: { name: string }[] }>(server, list);
  return items.map(({ name }) => name);
};

/** As a disk that has room for so many more pages. */
const leaveRoom = async (pages: number) => {
  const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(server.services.db);
  await sql.raw(`PRAGMA max_page_count = ${(rows[0]?.page_count ?? 0) + pages}`).execute(server.services.db);
};

test("a full disk is told as what it is; what was saved stays, and with room again all goes on", async () => {
  await create("Before AB");
  await leaveRoom(0);
  expect(await create("Full AB")).toMatchObject({ status: 507, code: "storage-full" });
  expect(await create("Full too AB")).toMatchObject({ status: 507, code: "storage-full" });
  expect(await names()).toEqual(["Before AB"]);
  await leaveRoom(10_000);
  expect(await create("After AB")).toMatchObject({ name: "After AB" });
  expect(await names()).toEqual(["After AB", "Before AB"]);
});

test("what SQLite says of the machine is told apart from a fault of Brygga", () => {
  const error = (errcode: number, message = "") => Object.assign(new Error(message), { errcode });
  const codeOf = (value: unknown) => storageProblemOf(value)?.code ?? null;
  expect(codeOf(error(5))).toBe("storage-busy");
  expect(codeOf(error(10 + 3 * 256))).toBe("storage-failed");
  expect(codeOf(error(10, "disk I/O error: no space left on device"))).toBe("storage-full");
  expect(codeOf(error(19, "UNIQUE constraint failed"))).toBeNull();
  expect(codeOf(new Error("database or disk is full"))).toBeNull();
  using database = new DatabaseSync(":memory:");
  database.exec("PRAGMA query_only = ON");
  const thrown = (() => {
    try {
      database.exec("CREATE TABLE a (b)");
    } catch (cause) {
      return cause;
    }
    return null;
  })();
  expect(codeOf(thrown)).toBe("storage-failed");
});
