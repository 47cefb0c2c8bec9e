import type { Trx } from "../db/database.ts";
import { freeKey } from "./free-key.ts";
import { wordingsOf } from "./language-texts.ts";

export interface WantedItem {
  readonly listId: number;
  /** May be multi-language text. */
  readonly name: string;
  /** Keys that must not be answered although their name is the same. */
  readonly taken: ReadonlySet<string>;
  /** Told apart by this where the name is that of another item, such as the ERP's key. */
  readonly mark: string;
}

/** The key of the list's item of this name; made at the end of the list where there is none. */
export async function ensureListItem(trx: Trx, { listId, name, taken, mark }: WantedItem): Promise<string> {
  const items = await trx
    .selectFrom("crm_list_item")
    .select(["key", "name", "deleted", "rank"])
    .where("list_id", "=", listId)
    .execute();
  const wordings = new Set(wordingsOf(name));
  const named = items.find(
    (item) => item.deleted === 0 && wordingsOf(item.name).some((word) => wordings.has(word)),
  );
  if (named !== undefined && !taken.has(named.key)) return named.key;
  const key = freeKey(name, new Set(items.map((item) => item.key)));
  const rank = Math.max(0, ...items.map((item) => item.rank)) + 1;
  await trx
    .insertInto("crm_list_item")
    .values({
      list_id: listId,
      key,
      name: named === undefined ? name : `${name} (${mark})`,
      tooltip: "",
      rank,
      deleted: 0,
    })
    .execute();
  await trx
    .updateTable("crm_list")
    .set((eb) => ({ version: eb("version", "+", 1) }))
    .where("id", "=", listId)
    .execute();
  return key;
}
