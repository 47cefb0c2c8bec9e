import type { Db } from "../../db/database.ts";
import { Problem } from "../../problem.ts";

/** Takes a problem out of the list, until it is another one. Throws the Problem `not-found`. */
export const ignoreProblem = (db: Db, id: number, by: { readonly userId: number; readonly at: Date }) =>
  change(db, id, { ignored_at: by.at.toISOString(), ignored_by: by.userId });

/** Brings an ignored problem back into the list. Throws the Problem `not-found`. */
export const restoreProblem = (db: Db, id: number) => change(db, id, { ignored_at: null, ignored_by: null });

async function change(
  db: Db,
  id: number,
  ignored: { readonly ignored_at: string | null; readonly ignored_by: number | null },
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable("sync_problem")
    .set(ignored)
    .where("id", "=", id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Problem("not-found");
}
