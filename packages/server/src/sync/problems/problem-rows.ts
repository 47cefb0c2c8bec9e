import type { Problem, ProblemCode } from "@brygga/sync-engine";
import { sql } from "kysely";
import type { Db, Trx } from "../../db/database.ts";
import { idSet } from "../../db/sql.ts";
import { nextAttempt } from "./backoff.ts";

/** Stands in the column for "the whole record", because a unique key cannot hold null. */
const WHOLE_RECORD = "";

/** The problems that are listed for these links; those that are due by a moment, where one is given. */
export async function loadProblems(
  db: Db,
  linkIds: readonly number[],
  dueBy?: Date,
): Promise<readonly Problem[]> {
  if (linkIds.length === 0) return [];
  const listed = db
    .selectFrom("sync_problem")
    .select(["link_id", "erp_field_key", "code", "details"])
    .where("link_id", "in", idSet(linkIds));
  const due = dueBy === undefined ? listed : listed.where("next_attempt_at", "<=", dueBy.toISOString());
  const rows = await due.execute();
  return rows.map((row) => ({
    linkId: row.link_id,
    erpFieldKey: row.erp_field_key === WHOLE_RECORD ? null : row.erp_field_key,
    code: row.code as ProblemCode,
    details: JSON.parse(row.details) as Problem["details"],
  }));
}

/** Puts problems on the list, or counts another attempt at those that stand there already. */
export async function raiseProblems(
  trx: Trx,
  { problems, connectionId, at }: { problems: readonly Problem[]; connectionId: number; at: Date },
): Promise<void> {
  for (const problem of problems) {
    const erpFieldKey = problem.erpFieldKey ?? WHOLE_RECORD;
    const known = await trx
      .selectFrom("sync_problem")
      .select(["id", "attempts"])
      .where("link_id", "=", problem.linkId)
      .where("erp_field_key", "=", erpFieldKey)
      .executeTakeFirst();
    const attempts = attemptsAt(problem, known?.attempts ?? 0);
    const present = {
      code: problem.code,
      details: JSON.stringify(problem.details),
      attempts,
      last_at: at.toISOString(),
      next_attempt_at: nextAttempt(at, attempts).toISOString(),
    };
    if (known) {
      // Another problem of the same field is not the one that somebody chose to ignore.
      const isSame = sql<string | null>`case when code = ${problem.code} then ignored_at end`;
      await trx
        .updateTable("sync_problem")
        .set({ ...present, ignored_at: isSame })
        .where("id", "=", known.id)
        .execute();
    } else {
      await trx
        .insertInto("sync_problem")
        .values({
          connection_id: connectionId,
          link_id: problem.linkId,
          erp_field_key: erpFieldKey,
          first_at: at.toISOString(),
          ...present,
        })
        .execute();
    }
  }
}

/** A record that was only refused together with others was not tried itself, and need not wait longer for it. */
const attemptsAt = ({ code }: Problem, before: number): number =>
  code === "refused-with-others" ? Math.max(1, before) : before + 1;

/** The links have been looked at: what remains stands in the problem list, which says when it is tried again. */
export async function dropChecks(trx: Trx, linkIds: readonly number[]): Promise<void> {
  if (linkIds.length === 0) return;
  await trx.deleteFrom("link_check").where("link_id", "in", idSet(linkIds)).execute();
}

/** Takes problems off the list; with a null field every problem of the link, and its pending check. */
export async function solveProblems(
  trx: Trx,
  solved: readonly { linkId: number; erpFieldKey: string | null }[],
): Promise<void> {
  const whole = solved.filter((entry) => entry.erpFieldKey === null).map((entry) => entry.linkId);
  if (whole.length > 0) {
    await trx.deleteFrom("sync_problem").where("link_id", "in", idSet(whole)).execute();
    await dropChecks(trx, whole);
  }
  for (const { linkId, erpFieldKey } of solved) {
    if (erpFieldKey === null) continue;
    await trx
      .deleteFrom("sync_problem")
      .where("link_id", "=", linkId)
      .where("erp_field_key", "=", erpFieldKey)
      .execute();
  }
}

/** Somebody asked for a sync now: what waits for its next attempt is tried in this one. */
export async function makeProblemsDue(db: Db, connectionIds: readonly number[], at: Date): Promise<void> {
  await db
    .updateTable("sync_problem")
    .set({ next_attempt_at: at.toISOString() })
    .where("connection_id", "in", idSet(connectionIds))
    .where("next_attempt_at", ">", at.toISOString())
    .execute();
}
