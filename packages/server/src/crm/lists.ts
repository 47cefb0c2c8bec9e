import type { CrmList } from "@brygga/api-contract";
import type { Db } from "../db/database.ts";

/** All CRM lists with their items by rank, the deleted ones (still used by records) too. */
export async function crmLists(db: Db): Promise<readonly CrmList[]> {
  const lists = await db
    .selectFrom("crm_list")
    .select(["id", "key", "name"])
    .where("deleted_at", "is", null)
    .orderBy("id")
    .execute();
  const items = await db
    .selectFrom("crm_list_item")
    .select(["list_id", "key", "name", "rank", "deleted"])
    .orderBy("rank")
    .orderBy("id")
    .execute();
  const byList = Map.groupBy(items, (item) => item.list_id);
  return lists.map((list) => ({
    ...list,
    items: (byList.get(list.id) ?? []).map(({ key, name, rank, deleted }) => ({
      key,
      name,
      rank,
      deleted: deleted === 1,
    })),
  }));
}
