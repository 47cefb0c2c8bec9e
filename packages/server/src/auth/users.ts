import type { LanguageCode, SessionUser, User } from "@brygga/api-contract";
import type { Selectable } from "kysely";
import type { Db } from "../db/database.ts";
import type { UserAccountTable } from "../db/schema.ts";
import { hashPassword } from "./password.ts";

export interface NewUser {
  readonly username: string;
  readonly displayName: string;
  readonly role: "administrator" | "user";
  readonly password: string;
  /** @default null, the browser's */
  readonly language?: LanguageCode | null;
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
      language: user.language ?? null,
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

/** Users by name, with or without those who may not sign in; deleted groups are no groups of theirs. */
export async function listUsers(db: Db, { disabled }: { readonly disabled: boolean }): Promise<User[]> {
  const users = await db
    .selectFrom("user_account")
    .selectAll()
    .$if(!disabled, (query) => query.where("disabled_at", "is", null))
    .orderBy("display_name")
    .execute();
  const groups = Map.groupBy(await memberships(db), (member) => member.user_id);
  return users.map((user) =>
    fromRow(
      user,
      (groups.get(user.id) ?? []).map((member) => member.group_id),
    ),
  );
}

const fromRow = (row: Selectable<UserAccountTable>, groupIds: number[]): User => ({
  id: row.id,
  username: row.username,
  displayName: row.display_name,
  role: row.role,
  language: row.language,
  groupIds,
  disabledAt: row.disabled_at,
  version: row.version,
});

/** Who is in which group that is not deleted. */
const memberships = (db: Db) =>
  db
    .selectFrom("user_group_member")
    .innerJoin("user_group", "user_group.id", "user_group_member.group_id")
    .select(["group_id", "user_id"])
    .where("deleted_at", "is", null)
    .orderBy("group_id")
    .execute();
