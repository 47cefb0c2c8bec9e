import type { GroupBody, GroupChange, UserGroup } from "@brygga/api-contract";
import { type Db, inTransaction, type Trx } from "../db/database.ts";
import { idSet } from "../db/sql.ts";
import { Problem } from "../problem.ts";

/** User groups by name, with or without the deleted ones. */
export async function listGroups(db: Db, { deleted }: { readonly deleted: boolean }): Promise<UserGroup[]> {
  const groups = await db
    .selectFrom("user_group")
    .select(["id", "name", "version", "deleted_at as deletedAt"])
    .$if(!deleted, (query) => query.where("deleted_at", "is", null))
    .orderBy("name")
    .execute();
  const rows = await db.selectFrom("user_group_member").select(["group_id", "user_id"]).execute();
  const members = Map.groupBy(rows, (member) => member.group_id);
  return groups.map((group) => ({
    ...group,
    userIds: (members.get(group.id) ?? []).map((member) => member.user_id),
  }));
}

/** Throws the Problem `name-taken`, also where a deleted group has the name: it can be restored. */
export async function createGroup(db: Db, { name, userIds }: GroupBody): Promise<UserGroup> {
  return await inTransaction(db, async (trx) => {
    await checkName(trx, name, null);
    const row = await trx.insertInto("user_group").values({ name }).returning("id").executeTakeFirstOrThrow();
    await replaceMembers(trx, row.id, userIds);
    return await groupOf(trx, row.id);
  });
}

export interface GroupRef {
  readonly id: number;
  /** The version that the sender read; null when it does not matter. */
  readonly expectedVersion: number | null;
}

/** Throws `not-found`, `version-conflict` or `name-taken`. */
export async function updateGroup(db: Db, ref: GroupRef, { name, userIds }: GroupChange): Promise<UserGroup> {
  return await inTransaction(db, async (trx) => {
    const group = await liveGroup(trx, ref);
    if (name !== undefined) await checkName(trx, name, group.id);
    await trx
      .updateTable("user_group")
      .set({ version: group.version + 1, ...(name === undefined ? {} : { name }) })
      .where("id", "=", group.id)
      .execute();
    if (userIds) await replaceMembers(trx, group.id, userIds);
    return await groupOf(trx, group.id);
  });
}

/** The group gives no rights from now on; members and scopes are kept for a restore. */
export async function deleteGroup(db: Db, ref: GroupRef, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const group = await liveGroup(trx, ref);
    await trx
      .updateTable("user_group")
      .set({ version: group.version + 1, deleted_at: now.toISOString() })
      .where("id", "=", group.id)
      .execute();
  });
}

export async function restoreGroup(db: Db, id: number): Promise<UserGroup> {
  return await inTransaction(db, async (trx) => {
    const group = await groupOf(trx, id);
    await trx
      .updateTable("user_group")
      .set({ version: group.version + 1, deleted_at: null })
      .where("id", "=", id)
      .execute();
    return await groupOf(trx, id);
  });
}

async function liveGroup(trx: Trx, { id, expectedVersion }: GroupRef): Promise<UserGroup> {
  const group = await groupOf(trx, id);
  if (group.deletedAt !== null) throw new Problem("not-found");
  if (expectedVersion !== null && expectedVersion !== group.version) {
    throw new Problem("version-conflict", { values: { version: group.version } });
  }
  return group;
}

async function groupOf(db: Db, id: number): Promise<UserGroup> {
  const group = (await listGroups(db, { deleted: true })).find((one) => one.id === id);
  if (!group) throw new Problem("not-found");
  return group;
}

async function checkName(trx: Trx, name: string, ownId: number | null): Promise<void> {
  const wanted = name.toLowerCase();
  const others = (await listGroups(trx, { deleted: true })).filter(({ id }) => id !== ownId);
  if (others.some((other) => other.name.toLowerCase() === wanted)) {
    throw new Problem("name-taken", { values: { name } });
  }
}

async function replaceMembers(trx: Trx, groupId: number, userIds: readonly number[]): Promise<void> {
  const wanted = [...new Set(userIds)];
  const known = await trx.selectFrom("user_account").select("id").where("id", "in", idSet(wanted)).execute();
  if (known.length !== wanted.length) {
    const message = "One of the users does not exist.";
    throw new Problem("invalid-request", { errors: [{ path: "userIds", code: "no-such-record", message }] });
  }
  await trx.deleteFrom("user_group_member").where("group_id", "=", groupId).execute();
  if (wanted.length === 0) return;
  await trx
    .insertInto("user_group_member")
    .values(wanted.map((user_id) => ({ group_id: groupId, user_id })))
    .execute();
}
