import type { SessionUser, User, UserGroup } from "@brygga/api-contract";
import type { Db } from "../db/database.ts";
import { hashPassword } from "./password.ts";

export interface NewUser {
  readonly username: string;
  readonly displayName: string;
  readonly role: "administrator" | "user";
  readonly password: string;
}

/** Adds a user and answers its id. User names are unique whatever their case. */
export async function addUser(db: Db, user: NewUser): Promise<number> {
  const password_hash = await hashPassword(user.password);
  const row = await db
    .insertInto("user_account")
    .values({
      username: user.username.toLowerCase(),
      display_name: user.displayName,
      role: user.role,
      password_hash,
      language: null,
      created_at: new Date().toISOString(),
      disabled_at: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function findUser(db: Db, username: string) {
  return await db
    .selectFrom("user_account")
    .select(["id", "password_hash", "disabled_at"])
    .where("username", "=", username.toLowerCase())
    .executeTakeFirst();
}

export async function readSessionUser(db: Db, id: number): Promise<SessionUser> {
  return await db
    .selectFrom("user_account")
    .select(["id", "username", "display_name as displayName", "role", "language"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
}

export async function listUsers(db: Db): Promise<User[]> {
  const users = await db
    .selectFrom("user_account")
    .select(["id", "username", "display_name as displayName", "role"])
    .where("disabled_at", "is", null)
    .orderBy("display_name")
    .execute();
  const groups = Map.groupBy(await memberships(db), (member) => member.user_id);
  return users.map((user) => ({
    ...user,
    groupIds: (groups.get(user.id) ?? []).map((member) => member.group_id),
  }));
}

export async function listGroups(db: Db): Promise<UserGroup[]> {
  const groups = await db.selectFrom("user_group").select(["id", "name"]).orderBy("name").execute();
  const members = Map.groupBy(await memberships(db), (member) => member.group_id);
  return groups.map((group) => ({
    ...group,
    userIds: (members.get(group.id) ?? []).map((member) => member.user_id),
  }));
}

const memberships = (db: Db) => db.selectFrom("user_group_member").select(["group_id", "user_id"]).execute();
