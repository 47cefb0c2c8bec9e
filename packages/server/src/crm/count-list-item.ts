import type { CrmField } from "@brygga/api-contract";
import type { Db } from "../db/database.ts";
import { jsonMember } from "../db/sql.ts";
import { standardField } from "./standard-fields.ts";

/** How many records that are not deleted have this item in a list field. */
export async function countListItem(
  db: Db,
  field: Pick<CrmField, "entity" | "key">,
  item: string,
): Promise<number> {
  const standard = standardField(field.entity, field.key);
  const query = db
    .selectFrom(field.entity)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("deleted_at", "is", null);
  const withItem =
    standard === undefined
      ? query.where(jsonMember("custom", field.key), "=", item)
      : query.where(standard.column, "=", item);
  const { count } = await withItem.executeTakeFirstOrThrow();
  return count;
}
