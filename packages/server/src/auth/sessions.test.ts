import { expect, test } from "vitest";
import { openTestDatabase } from "../db/testing.ts";
import { findPrincipal, openSession, SESSION_HOURS } from "./sessions.ts";
import { addUser } from "./users.ts";

const at = (hours: number) => new Date(Date.UTC(2026, 0, 1, hours));

test("a session ends after hours without a request, and lives on while it is used", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const userId = await addUser(db, {
    username: "anna",
    displayName: "Anna",
    role: "user",
    password: "a password",
  });
  const used = await openSession(db, userId, at(0));
  const unused = await openSession(db, userId, at(0));
  expect(await findPrincipal(db, used, at(SESSION_HOURS - 1))).toMatchObject({ userId, username: "anna" });
  expect(await findPrincipal(db, used, at(SESSION_HOURS + 1))).toMatchObject({ userId });
  expect(await findPrincipal(db, unused, at(SESSION_HOURS))).toBeNull();
  expect(await findPrincipal(db, "no such token", at(0))).toBeNull();
});

test("the database holds neither password nor token, only their hashes", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const userId = await addUser(db, {
    username: "anna",
    displayName: "Anna",
    role: "user",
    password: "a password",
  });
  const token = await openSession(db, userId, at(0));
  const stored = JSON.stringify([
    await db.selectFrom("user_account").selectAll().execute(),
    await db.selectFrom("session").selectAll().execute(),
  ]);
  expect(stored).toContain("$argon2id$v=19$m=19456,t=2,p=1$");
  expect(stored).not.toContain("a password");
  expect(stored).not.toContain(token);
});
