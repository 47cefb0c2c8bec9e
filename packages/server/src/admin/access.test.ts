import { afterEach, beforeEach, expect, test } from "vitest";
import type { Principal } from "../auth/principal.ts";
import { addUser } from "../auth/users.ts";
import { inTransaction } from "../db/database.ts";
import { insertConnectionRow, insertConnector } from "../db/testing/connection-row.ts";
import { openTestDatabase, type TestDatabase } from "../db/testing.ts";
import { rightsOf, visibleConnections } from "./access.ts";
import { replaceAccess } from "./access-store.ts";

let database: TestDatabase;
let anna: Principal;
let groupId: number;
let connectionId: number;

beforeEach(async () => {
  database = await openTestDatabase();
  const { db } = database;
  await addUser(db, {
    username: "anna",
    displayName: "Anna",
    role: "administrator",
    password: "a good password",
  });
  const user = await db.selectFrom("user_account").select("id").executeTakeFirstOrThrow();
  anna = { userId: user.id, username: "anna", role: "administrator", language: null };
  const group = await db
    .insertInto("user_group")
    .values({ name: "Sales" })
    .returning("id")
    .executeTakeFirstOrThrow();
  groupId = group.id;
  await db.insertInto("user_group_member").values({ group_id: groupId, user_id: anna.userId }).execute();
  connectionId = await addConnection();
});
afterEach(() => database.close());

async function addConnection(): Promise<number> {
  const connector_id = await insertConnector(database.db, { name: "X", url: "http://x/" });
  const connection_guid = "6f1c2f4e-9c0a-4a55-8d5e-0f3c8f2d1b11";
  return insertConnectionRow(database.db, { connector_id, name: "C", connection_guid, scope: "restricted" });
}

const grant = (access: Parameters<typeof replaceAccess>[2]) =>
  inTransaction(database.db, (trx) => replaceAccess(trx, connectionId, access));

const ofUser = { userId: 0, groupId: null, canConnect: true, canCreateInErp: false };

test("a restricted scope binds administrators too", async () => {
  expect(await rightsOf(database.db, connectionId, anna)).toEqual({
    visible: false,
    canConnect: false,
    canCreateInErp: false,
  });
  expect(await visibleConnections(database.db, anna)).toEqual([]);
});

test("the rights of a user and of the user's groups add up", async () => {
  await grant([
    { ...ofUser, userId: anna.userId },
    { userId: null, groupId, canConnect: false, canCreateInErp: true },
  ]);
  expect(await rightsOf(database.db, connectionId, anna)).toEqual({
    visible: true,
    canConnect: true,
    canCreateInErp: true,
  });
});

test("one row alone gives its own rights", async () => {
  await grant([{ ...ofUser, userId: anna.userId }]);
  const [visible] = await visibleConnections(database.db, anna);
  expect(visible).toMatchObject({
    connection: { id: connectionId },
    rights: { canConnect: true, canCreateInErp: false },
  });
});

test("everyone has both rights, and nobody has any in a deleted connection", async () => {
  await database.db.updateTable("erp_connection").set({ scope: "everyone" }).execute();
  expect(await rightsOf(database.db, connectionId, anna)).toMatchObject({
    canConnect: true,
    canCreateInErp: true,
  });
  await database.db.updateTable("erp_connection").set({ deleted_at: "2026-01-01T00:00:00.000Z" }).execute();
  expect(await rightsOf(database.db, connectionId, anna)).toMatchObject({ visible: false });
  expect(await visibleConnections(database.db, anna)).toEqual([]);
});
