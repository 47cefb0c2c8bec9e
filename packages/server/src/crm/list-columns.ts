import { CRM_ENTITIES, type CrmEntity } from "@brygga/api-contract";
import { z } from "zod";
import type { Db } from "../db/database.ts";
import { fromJson, toJson } from "../db/json.ts";

/** Keys of fields by entity; null where the user has not chosen any. */
export type ListColumns = Record<CrmEntity, string[] | null>;

const columnKeys = z.array(z.string());

/** Which columns a user wants to see in the lists. */
export async function listColumnsOf(db: Db, userId: number): Promise<ListColumns> {
  const rows = await db
    .selectFrom("user_list_columns")
    .select(["entity", "columns"])
    .where("user_id", "=", userId)
    .execute();
  const chosen = new Map(rows.map(({ entity, columns }) => [entity, fromJson(columnKeys, columns)]));
  return Object.fromEntries(
    CRM_ENTITIES.map((entity) => [entity, chosen.get(entity) ?? null]),
  ) as ListColumns;
}

export interface ChosenColumns {
  readonly userId: number;
  readonly entity: CrmEntity;
  /** null: those that everybody begins with. */
  readonly columns: readonly string[] | null;
}

export async function chooseListColumns(db: Db, { userId, entity, columns }: ChosenColumns): Promise<void> {
  if (columns === null) {
    await db
      .deleteFrom("user_list_columns")
      .where("user_id", "=", userId)
      .where("entity", "=", entity)
      .execute();
    return;
  }
  const stored = toJson(columns);
  await db
    .insertInto("user_list_columns")
    .values({ user_id: userId, entity, columns: stored })
    .onConflict((conflict) => conflict.columns(["user_id", "entity"]).doUpdateSet({ columns: stored }))
    .execute();
}
