import { afterEach, beforeEach, expect, test } from "vitest";
import { createToken } from "../../auth/sessions.ts";
import { openTestServer, TEST_PASSWORD, type TestServer } from "../testing.ts";

let server: TestServer;
beforeEach(async () => {
  server = await openTestServer();
});
afterEach(() => server.close());

const signIn = (password: string, username = "test-user", headers: Record<string, string> = {}) =>
  server.call("anonymous", { method: "POST", url: "/session", payload: { username, password }, headers });

const cookieOf = (response: { cookies: { name: string; value: string }[] }) =>
  response.cookies[0]?.value ?? "";

test("signing in answers a token and sets a cookie that scripts and other sites cannot use", async () => {
  const response = await signIn(TEST_PASSWORD, "Test-User");
  expect(response.statusCode).toBe(200);
  expect(response.json()).toMatchObject({ user: { username: "test-user", role: "user" } });
  expect(response.cookies[0]).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/" });
  const me = await server.call("anonymous", { url: "/me", cookies: { brygga_session: cookieOf(response) } });
  expect(me.json()).toMatchObject({ username: "test-user" });
});

test("a wrong password and an unknown user get the same answer", async () => {
  const [wrong, unknown] = [await signIn("wrong password"), await signIn("wrong password", "nobody")];
  expect(wrong.statusCode).toBe(401);
  expect(wrong.headers["content-type"]).toContain("application/problem+json");
  expect(wrong.json()).toMatchObject({ code: "wrong-credentials", status: 401 });
  expect(unknown.json()).toEqual(wrong.json());
});

test("after ten wrong passwords even the right one has to wait", async () => {
  await Promise.all(Array.from({ length: 10 }, () => signIn("wrong password")));
  const response = await signIn(TEST_PASSWORD);
  expect(response.statusCode).toBe(429);
  expect(Number(response.headers["retry-after"])).toBeGreaterThan(800);
  expect((await signIn(TEST_PASSWORD, "test-administrator")).statusCode).toBe(200);
});

test("whoever asks is told who is signed in, and that nobody is without an error", async () => {
  const nobody = await server.call("anonymous", { url: "/session" });
  expect([nobody.statusCode, nobody.json()]).toEqual([200, { user: null }]);
  const somebody = await server.call("user", { url: "/session" });
  expect(somebody.json()).toMatchObject({ user: { username: "test-user", role: "user" } });
});

test("signing out ends the session behind the cookie", async () => {
  const cookies = { brygga_session: cookieOf(await signIn(TEST_PASSWORD)) };
  expect((await server.call("anonymous", { method: "DELETE", url: "/session", cookies })).statusCode).toBe(
    204,
  );
  expect((await server.call("anonymous", { url: "/me", cookies })).json()).toMatchObject({
    code: "not-signed-in",
  });
});

test("a write that another site's page sends with the cookie counts as from nobody", async () => {
  const cookies = { brygga_session: cookieOf(await signIn(TEST_PASSWORD)) };
  const create = (headers: Record<string, string>) =>
    server.call("anonymous", { method: "POST", url: "/companies", payload: { name: "A" }, cookies, headers });
  expect((await create({ "sec-fetch-site": "cross-site" })).statusCode).toBe(401);
  expect((await create({ origin: "https://evil.example", host: "brygga.example" })).statusCode).toBe(401);
  expect((await create({ origin: "https://brygga.example", host: "brygga.example" })).statusCode).toBe(201);
  expect((await create({ "sec-fetch-site": "same-origin" })).statusCode).toBe(201);
});

test("another site cannot sign the browser in", async () => {
  const response = await signIn(TEST_PASSWORD, "test-user", { "sec-fetch-site": "cross-site" });
  expect(response.statusCode).toBe(403);
});

test("a session that is over, and one of a disabled user, is no session", async () => {
  const { db } = server.services;
  const { id } = await db
    .selectFrom("user_account")
    .select("id")
    .where("username", "=", "test-user")
    .executeTakeFirstOrThrow();
  const me = async (token: string) =>
    (await server.call("anonymous", { url: "/me", headers: { authorization: `Bearer ${token}` } }))
      .statusCode;
  const now = new Date();
  const over = await createToken(db, { userId: id, expiresAt: new Date(now.getTime() - 1), now });
  const good = await createToken(db, { userId: id, expiresAt: null, now });
  expect(await me(over)).toBe(401);
  expect(await me(good)).toBe(200);
  await db.updateTable("user_account").set({ disabled_at: now.toISOString() }).execute();
  expect(await me(good)).toBe(401);
});

test("log lines carry neither passwords nor tokens", async () => {
  const token = (await signIn(TEST_PASSWORD)).json().token as string;
  await server.call("anonymous", { url: "/me", headers: { authorization: `Bearer ${token}` } });
  await signIn("wrong password");
  const log = server.lines.join("");
  expect(log).toContain("/api/v1/session");
  expect(log).not.toContain(TEST_PASSWORD);
  expect(log).not.toContain("wrong password");
  expect(log).not.toContain(token);
});
