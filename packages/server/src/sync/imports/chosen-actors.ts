import type { Db } from "../../db/database.ts";
import { decodeCursor, pageOfRows } from "../listing/paging.ts";
import type { KeptActor } from "./found-actors.ts";
import type { ErpImport } from "./import-store.ts";

/** A page of the actors that are chosen, as they were found, in the order in which they were added. */
export async function chosenPage(
  db: Db,
  { id }: ErpImport,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
) {
  const chosen = () =>
    db.selectFrom("erp_import_line").where("import_id", "=", id).where("is_brought", "=", 0);
  const found = await chosen()
    .innerJoin("erp_import_actor", "line_id", "id")
    .select(["id", "name", "actor"])
    .where("id", ">", decodeCursor(cursor) ?? 0)
    .orderBy("id")
    .limit(limit + 1)
    .execute();
  const { total } = await chosen()
    .select((eb) => eb.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const { rows, nextCursor } = pageOfRows(found, limit);
  const lines = rows.map((row) => ({
    lineId: row.id,
    name: row.name,
    actor: JSON.parse(row.actor) as KeptActor,
  }));
  return { lines, nextCursor, total: Number(total) };
}
