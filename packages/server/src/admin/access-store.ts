import type { ConnectionAccess } from "@brygga/api-contract";
import type { ExpressionBuilder } from "kysely";
import type { Db, Trx } from "../db/database.ts";
import type { Database } from "../db/schema.ts";
import { Problem } from "../problem.ts";

/** Access rows of connections, by connection id; those of deleted groups are kept for a restore, and not shown. */
export async function loadAccess(
  db: Db,
  connectionIds: readonly number[],
): Promise<Map<number, ConnectionAccess[]>> {
  if (connectionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("connection_access")
    .leftJoin("user_group", "user_group.id", "connection_access.group_id")
    .selectAll("connection_access")
    .where("connection_id", "in", connectionIds)
    .where("user_group.deleted_at", "is", null)
    .orderBy("connection_access.id")
    .execute();
  const byConnection = Map.groupBy(rows, (row) => row.connection_id);
  return new Map(
    [...byConnection].map(([id, group]) => [
      id,
      group.map((row) => ({
        userId: row.user_id,
        groupId: row.group_id,
        canConnect: row.can_connect === 1,
        canCreateInErp: row.can_create_in_erp === 1,
      })),
    ]),
  );
}

export async function replaceAccess(
  trx: Trx,
  connectionId: number,
  access: readonly ConnectionAccess[],
): Promise<void> {
  await trx
    .deleteFrom("connection_access")
    .where("connection_id", "=", connectionId)
    .where((eb) => eb.or([eb("group_id", "is", null), eb("group_id", "in", liveGroups(eb))]))
    .execute();
  if (access.length === 0) return;
  await trx
    .insertInto("connection_access")
    .values(
      access.map((row) => ({
        connection_id: connectionId,
        user_id: row.userId,
        group_id: row.groupId,
        can_connect: row.canConnect ? 1 : 0,
        can_create_in_erp: row.canCreateInErp ? 1 : 0,
      })),
    )
    .execute();
}

const liveGroups = (eb: ExpressionBuilder<Database, "connection_access">) =>
  eb.selectFrom("user_group").select("user_group.id").where("deleted_at", "is", null);

/**
 * Holds a scope to its rules: restricted needs at least one user or group, each row is about exactly one that
 * exists, and none is named twice.
 */
export async function checkScope(
  db: Db,
  scope: "everyone" | "restricted",
  access: readonly ConnectionAccess[],
): Promise<void> {
  if (scope === "restricted" && access.length === 0) throw new Problem("scope-incomplete");
  const seen = new Set<string>();
  for (const [index, row] of access.entries()) {
    const key = `${row.userId}/${row.groupId}`;
    const isOne = (row.userId === null) !== (row.groupId === null);
    if (!isOne || seen.has(key)) throw badAccess(index, "Name one user or one group, each only once.");
    seen.add(key);
  }
  await checkExisting(db, access);
}

async function checkExisting(db: Db, access: readonly ConnectionAccess[]): Promise<void> {
  const users = await db.selectFrom("user_account").select("id").execute();
  const groups = await db.selectFrom("user_group").select("id").where("deleted_at", "is", null).execute();
  const userIds = new Set(users.map(({ id }) => id));
  const groupIds = new Set(groups.map(({ id }) => id));
  for (const [index, { userId, groupId }] of access.entries()) {
    if (userId !== null && !userIds.has(userId)) throw badAccess(index, `There is no user ${userId}.`);
    if (groupId !== null && !groupIds.has(groupId)) throw badAccess(index, `There is no group ${groupId}.`);
  }
}

const badAccess = (index: number, message: string): Problem =>
  new Problem("invalid-request", { errors: [{ path: `access.${index}`, code: "bad-access", message }] });
