import type { GroupUses, UserUses } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import type { Db } from "../db/database.ts";
import { loadAccess } from "./access-store.ts";
import type { Language } from "./admin-deps.ts";
import { loadConnections } from "./connection-store.ts";

/** What names a user: shown before the user is disabled. */
export async function usesOfUser(db: Db, userId: number, language: Language): Promise<UserUses> {
  const companies = await db
    .selectFrom("company")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("our_contact_id", "=", userId)
    .where("deleted_at", "is", null)
    .executeTakeFirstOrThrow();
  return {
    connections: await scopesWith(db, { userId }, language),
    companyCount: companies.count,
  };
}

/** What names a group: shown before the group is deleted. */
export async function usesOfGroup(db: Db, groupId: number, language: Language): Promise<GroupUses> {
  return { connections: await scopesWith(db, { groupId }, language) };
}

/** The live connections of restricted scope that name somebody. */
async function scopesWith(
  db: Db,
  wanted: { readonly userId?: number; readonly groupId?: number },
  language: Language,
): Promise<UserUses["connections"]> {
  const restricted = (await loadConnections(db)).filter(
    ({ deletedAt, scope }) => deletedAt === null && scope === "restricted",
  );
  const access = await loadAccess(
    db,
    restricted.map(({ id }) => id),
  );
  return restricted.flatMap(({ id, name, active }) => {
    const rows = access.get(id) ?? [];
    const isNamed = rows.some(
      (row) =>
        (wanted.userId !== undefined && row.userId === wanted.userId) ||
        (wanted.groupId !== undefined && row.groupId === wanted.groupId),
    );
    return isNamed
      ? [{ id, name: textInLanguage(name, language), active, isOnlyOne: rows.length === 1 }]
      : [];
  });
}
