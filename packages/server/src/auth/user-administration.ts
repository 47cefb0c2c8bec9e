import type { NewUserBody, User, UserChange } from "@brygga/api-contract";
import { type Db, inTransaction, type Trx } from "../db/database.ts";
import { idSet } from "../db/sql.ts";
import { Problem } from "../problem.ts";
import { hashPassword } from "./password.ts";
import { closeSessionsOf } from "./sessions.ts";
import { addUser, findUser, listUsers } from "./users.ts";

/** Throws the Problem `name-taken`, or `invalid-request` for a group that does not exist. */
export async function createUser(db: Db, { groupIds, ...user }: NewUserBody): Promise<User> {
  return await inTransaction(db, async (trx) => {
    if (await findUser(trx, user.username)) {
      throw new Problem("name-taken", { values: { name: user.username } });
    }
    const id = await addUser(trx, user);
    await replaceGroups(trx, id, groupIds);
    return await userOf(trx, id);
  });
}

export interface UserUpdate {
  readonly id: number;
  readonly change: UserChange;
  /** The version that the sender read; null when it does not matter. */
  readonly expectedVersion: number | null;
  readonly now: Date;
}

/**
 * Throws `not-found`, `version-conflict`, or `last-administrator` where nobody would be left who may sign in and
 * administer.
 */
export async function updateUser(db: Db, update: UserUpdate): Promise<User> {
  const { id, change, expectedVersion, now } = update;
  return await inTransaction(db, async (trx) => {
    const user = await userOf(trx, id);
    if (expectedVersion !== null && expectedVersion !== user.version) {
      throw new Problem("version-conflict", { values: { version: user.version } });
    }
    await trx
      .updateTable("user_account")
      .set(columnsOf(user, change, now))
      .where("id", "=", id)
      .execute();
    if (change.groupIds) await replaceGroups(trx, id, change.groupIds);
    if (change.disabled) await closeSessionsOf(trx, id, null);
    await requireAdministrator(trx);
    return await userOf(trx, id);
  });
}

const columnsOf = (user: User, change: UserChange, now: Date) => ({
  version: user.version + 1,
  ...(change.displayName === undefined ? {} : { display_name: change.displayName }),
  ...(change.role === undefined ? {} : { role: change.role }),
  ...(change.language === undefined ? {} : { language: change.language }),
  ...(change.disabled === undefined
    ? {}
    : { disabled_at: change.disabled ? (user.disabledAt ?? now.toISOString()) : null }),
});

/** Checked after the change and within it, so that two who demote each other cannot both succeed. */
async function requireAdministrator(trx: Trx): Promise<void> {
  const left = await trx
    .selectFrom("user_account")
    .select("id")
    .where("role", "=", "administrator")
    .where("disabled_at", "is", null)
    .executeTakeFirst();
  if (!left) throw new Problem("last-administrator");
}

/** Gives a user a new password and ends the user's sessions but the one whose token is `keep`. */
export async function setPassword(
  db: Db,
  { id, password, keep }: { readonly id: number; readonly password: string; readonly keep: string | null },
): Promise<void> {
  const password_hash = await hashPassword(password);
  await inTransaction(db, async (trx) => {
    await userOf(trx, id);
    await trx.updateTable("user_account").set({ password_hash }).where("id", "=", id).execute();
    await closeSessionsOf(trx, id, keep);
  });
}

async function replaceGroups(trx: Trx, userId: number, groupIds: readonly number[]): Promise<void> {
  const wanted = [...new Set(groupIds)];
  const live = trx.selectFrom("user_group").select("id").where("deleted_at", "is", null);
  const known = await live.where("id", "in", idSet(wanted)).execute();
  if (known.length !== wanted.length) {
    const message = "One of the groups does not exist any more.";
    throw new Problem("invalid-request", { errors: [{ path: "groupIds", code: "no-such-record", message }] });
  }
  // Of a deleted group the user stays a member, for its restore.
  await trx
    .deleteFrom("user_group_member")
    .where("user_id", "=", userId)
    .where("group_id", "in", live)
    .execute();
  if (wanted.length === 0) return;
  await trx
    .insertInto("user_group_member")
    .values(wanted.map((group_id) => ({ group_id, user_id: userId })))
    .execute();
}

/** Throws the Problem `not-found`. */
async function userOf(db: Db, id: number): Promise<User> {
  const user = (await listUsers(db, { disabled: true })).find((one) => one.id === id);
  if (!user) throw new Problem("not-found");
  return user;
}
