import { sql } from "kysely";
import { type Db, inTransaction } from "../../db/database.ts";
import { Problem } from "../../problem.ts";

/**
 * Has a problem tried again in the next cycle. A field that was stopped because two sides kept rewriting it goes on.
 * Throws the Problem `not-found`.
 */
export async function retryProblem(db: Db, id: number, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const problem = await trx
      .updateTable("sync_problem")
      .set({ next_attempt_at: now.toISOString() })
      .where("id", "=", id)
      .returning(["link_id", "erp_field_key", "code"])
      .executeTakeFirst();
    if (problem === undefined) throw new Problem("not-found");
    if (problem.code !== "keeps-changing-field") return;
    const patch = JSON.stringify({ [problem.erp_field_key]: null });
    await trx
      .updateTable("link")
      .set({ churn: sql<string>`case churn when '' then '' else json_patch(churn, ${patch}) end` })
      .where("id", "=", problem.link_id)
      .execute();
  });
}
