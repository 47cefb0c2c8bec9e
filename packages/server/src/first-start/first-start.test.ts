import { expect, test } from "vitest";
import { createAuthService } from "../auth/auth-service.ts";
import { listGroups } from "../auth/groups.ts";
import { addUser, listUsers } from "../auth/users.ts";
import { loadConfig } from "../config.ts";
import { validateValues } from "../crm/validate-values.ts";
import { openTestDatabase } from "../db/testing.ts";
import { DEMO_COMPANIES, DEMO_PROJECTS } from "./demo-records.ts";
import { fillOnFirstStart } from "./first-start.ts";

const config = loadConfig({});

test("the first start makes users who can sign in, and a group with one of them", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const users = await fillOnFirstStart(db, config);
  expect(users?.map(({ username, role }) => [username, role])).toEqual([
    ["admin", "administrator"],
    ["anna", "user"],
    ["erik", "user"],
  ]);
  const auth = createAuthService({ db, now: () => new Date() });
  for (const { username, role, generatedPassword } of users ?? []) {
    const credentials = { username, password: generatedPassword ?? "", address: "::1" };
    expect((await auth.signIn(credentials)).user.role).toBe(role);
  }
  const [group] = await listGroups(db, { deleted: false });
  const anna = (await listUsers(db, { disabled: false })).find(({ username }) => username === "anna");
  expect(group).toMatchObject({ name: "Sales", userIds: [anna?.id] });
});

test("a password that the operator set is used and not told", async () => {
  await using database = await openTestDatabase();
  const set = { ...config, adminPassword: "chosen password", demoUserPassword: "chosen too" };
  const users = await fillOnFirstStart(database.db, set);
  expect(users?.map(({ generatedPassword }) => generatedPassword)).toEqual([null, null, null]);
  const auth = createAuthService({ db: database.db, now: () => new Date() });
  const credentials = { username: "admin", password: "chosen password", address: "::1" };
  expect((await auth.signIn(credentials)).user.username).toBe("admin");
});

test("the second start adds nothing", async () => {
  await using database = await openTestDatabase();
  await fillOnFirstStart(database.db, config);
  expect(await fillOnFirstStart(database.db, config)).toBeNull();
  expect(await database.db.selectFrom("company").select("id").execute()).toHaveLength(DEMO_COMPANIES.length);
});

test("an administrator added by hand before is not joined by others", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  await addUser(db, { username: "kim", displayName: "Kim", role: "administrator", password: "a password" });
  expect(await fillOnFirstStart(db, config)).toBeNull();
  expect(await db.selectFrom("user_account").select("username").execute()).toEqual([{ username: "kim" }]);
  expect(await db.selectFrom("crm_list_item").select("id").execute()).not.toEqual([]);
});

test("without the sample ERP there are no sample records, but the lists are filled", async () => {
  await using database = await openTestDatabase();
  await fillOnFirstStart(database.db, { ...config, demo: false });
  expect(await database.db.selectFrom("company").select("id").execute()).toEqual([]);
  const lists = await database.db.selectFrom("crm_list_item").select("list_id").distinct().execute();
  expect(lists).toHaveLength(6);
});

test("the sample records keep the rules of their fields", async () => {
  await using database = await openTestDatabase();
  await fillOnFirstStart(database.db, config);
  const records = [
    ...DEMO_COMPANIES.map(({ values }) => ({ entity: "company" as const, values })),
    ...DEMO_COMPANIES.flatMap(({ contacts }) =>
      contacts.map((values) => ({ entity: "contact" as const, values })),
    ),
    ...DEMO_PROJECTS.map((values) => ({ entity: "project" as const, values })),
  ];
  for (const record of records) {
    expect(await validateValues(database.db, { ...record, creating: true })).toMatchObject({ ok: true });
  }
});
