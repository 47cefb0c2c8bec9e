import type { User, UserGroup } from "@brygga/api-contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type AdministratorCall,
  asAdministrator,
  openTestServer,
  TEST_PASSWORD,
  type TestServer,
} from "../testing.ts";

let server: TestServer;
beforeEach(async () => {
  server = await openTestServer();
});
afterEach(() => server.close());

const admin = <Reply>(method: AdministratorCall["method"], url: string, payload?: object) =>
  asAdministrator<Reply>(server, { method, url, payload });

const NEW_USER = {
  username: "Karin",
  displayName: "Karin Ek",
  role: "user",
  language: "nb",
  password: "long enough",
  groupIds: [] as number[],
};

const addUser = (change: object = {}) => admin<User>("POST", "/users", { ...NEW_USER, ...change });
const signIn = (username: string, password: string) =>
  server.call("anonymous", { method: "POST", url: "/session", payload: { username, password } });
const ownId = async () => (await admin<User>("GET", "/me")).id;

describe("users", () => {
  test("a new user signs in with the password that was set, in the language that was set", async () => {
    expect(await addUser()).toMatchObject({ username: "karin", role: "user", language: "nb", version: 1 });
    const session = await signIn("karin", "long enough");
    expect(session.json()).toMatchObject({ user: { displayName: "Karin Ek", language: "nb" } });
  });

  test("two users cannot have one name, whatever its case", async () => {
    await addUser();
    expect(await addUser({ username: "KARIN" })).toMatchObject({ code: "name-taken" });
  });

  test("a disabled user is signed out at once, and may sign in again when enabled", async () => {
    const { id } = await addUser();
    const { token } = (await signIn("karin", "long enough")).json<{ token: string }>();
    const me = () => server.app.inject({ url: "/api/v1/me", headers: { authorization: `Bearer ${token}` } });
    expect((await me()).statusCode).toBe(200);
    await admin("PATCH", `/users/${id}`, { disabled: true });
    expect((await me()).statusCode).toBe(401);
    expect((await signIn("karin", "long enough")).json()).toMatchObject({ code: "wrong-credentials" });
    await admin("PATCH", `/users/${id}`, { disabled: false });
    expect((await me()).statusCode).toBe(401);
    expect((await signIn("karin", "long enough")).statusCode).toBe(200);
  });

  test("the last administrator can neither be disabled nor demoted", async () => {
    const id = await ownId();
    const refused = { code: "last-administrator" };
    expect(await admin("PATCH", `/users/${id}`, { disabled: true })).toMatchObject(refused);
    expect(await admin("PATCH", `/users/${id}`, { role: "user" })).toMatchObject(refused);
    const other = await addUser({ role: "administrator" });
    await admin("PATCH", `/users/${other.id}`, { disabled: true });
    // A disabled administrator is none that could mend anything.
    expect(await admin("PATCH", `/users/${id}`, { role: "user" })).toMatchObject(refused);
    await admin("PATCH", `/users/${other.id}`, { disabled: false });
    expect(await admin("PATCH", `/users/${id}`, { role: "user" })).toMatchObject({ role: "user" });
  });

  test("a change of what somebody else has changed is refused", async () => {
    const { id, version } = await addUser();
    const change = (payload: object) =>
      asAdministrator<User>(server, { method: "PATCH", url: `/users/${id}`, payload, version });
    const changed = await change({ displayName: "Karin Alm" });
    expect(changed.version).toBe(version + 1);
    const stale = await change({ role: "administrator" });
    expect(stale).toMatchObject({ code: "version-conflict", values: { version: version + 1 } });
  });

  test("a new password ends the sessions of the user, and only they of the old one", async () => {
    const { id } = await addUser();
    const { token } = (await signIn("karin", "long enough")).json<{ token: string }>();
    await admin("POST", `/users/${id}/password`, { password: "another one" });
    const headers = { authorization: `Bearer ${token}` };
    expect((await server.app.inject({ url: "/api/v1/me", headers })).statusCode).toBe(401);
    expect((await signIn("karin", "long enough")).statusCode).toBe(401);
    expect((await signIn("karin", "another one")).statusCode).toBe(200);
  });

  test("users change their own password when they know the present one, and stay signed in", async () => {
    const url = "/me/password";
    const change = (present: string) =>
      server.call("user", { method: "POST", url, payload: { present, password: "one of my own" } });
    expect((await change("a guess")).json()).toMatchObject({ code: "wrong-password" });
    expect((await change(TEST_PASSWORD)).statusCode).toBe(204);
    expect((await server.call("user", { url: "/me" })).statusCode).toBe(200);
    expect((await signIn("test-user", "one of my own")).statusCode).toBe(200);
  });

  test("users choose the language of their texts", async () => {
    const payload = { language: "de" };
    const reply = await server.call("user", { method: "PATCH", url: "/me", payload });
    expect(reply.json()).toMatchObject({ language: "de" });
    expect((await server.call("user", { url: "/me" })).json()).toMatchObject({ language: "de" });
  });
});

describe("groups", () => {
  const addGroup = (name: string, userIds: number[]) =>
    admin<UserGroup>("POST", "/groups", { name, userIds });

  test("members are chosen in the group and in the user alike", async () => {
    const { id } = await addUser();
    const group = await addGroup("Sales", [id]);
    const [karin] = (await admin<{ items: User[] }>("GET", "/users")).items.filter((one) => one.id === id);
    expect(karin?.groupIds).toEqual([group.id]);
    expect(await admin("PATCH", `/users/${id}`, { groupIds: [] })).toMatchObject({ groupIds: [] });
    const [sales] = (await admin<{ items: UserGroup[] }>("GET", "/groups")).items;
    expect(sales?.userIds).toEqual([]);
  });

  test("a deleted group is gone for its members, and comes back with them", async () => {
    const { id } = await addUser();
    const group = await addGroup("Sales", [id]);
    await asAdministrator(server, {
      method: "DELETE",
      url: `/groups/${group.id}`,
      version: group.version,
    });
    expect(await admin("GET", "/groups")).toEqual({ items: [] });
    const groupsOfKarin = async () =>
      (await admin<{ items: User[] }>("GET", "/users")).items.find((one) => one.id === id)?.groupIds;
    expect(await groupsOfKarin()).toEqual([]);
    expect(await admin("POST", `/groups/${group.id}/restore`)).toMatchObject({
      userIds: [id],
      deletedAt: null,
    });
    expect(await groupsOfKarin()).toEqual([group.id]);
  });

  test("the name of a deleted group is kept for its restore", async () => {
    const group = await addGroup("Sales", []);
    await admin("DELETE", `/groups/${group.id}`);
    expect(await addGroup("sales", [])).toMatchObject({ code: "name-taken" });
  });

  test("a user or group that does not exist is refused", async () => {
    expect(await addGroup("Sales", [999])).toMatchObject({ errors: [{ path: "userIds" }] });
    expect(await addUser({ groupIds: [999] })).toMatchObject({ errors: [{ path: "groupIds" }] });
  });
});
