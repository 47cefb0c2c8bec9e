import type { Accounting, ValueCounts } from "@brygga/sync-engine";
import { sql } from "kysely";
import type { Db } from "../../db/database.ts";

/**
 * What the run of a job has logged of the links that its present slice is about. A slice that is done again finds in its
 * place what it wrote before it was killed; that it wrote it, only the log knows.
 */
export interface SliceLog {
  readonly linkIds: ReadonlySet<number>;
  /** Values written to each side. */
  readonly crmValues: number;
  readonly erpValues: number;
}

/** @param afterId the slices before were about links up to this one, and no later one has begun */
export async function sliceLog(db: Db, runId: number, afterId: number): Promise<SliceLog> {
  const rows = await db
    .selectFrom("sync_log")
    .select(["link_id", "target", sql<number>`count(*)`.as("count")])
    .where("run_id", "=", runId)
    .where("link_id", ">", afterId)
    .groupBy(["link_id", "target"])
    .execute();
  const valuesTo = (side: "crm" | "erp") =>
    rows.filter(({ target }) => target === side).reduce((sum, { count }) => sum + Number(count), 0);
  return {
    linkIds: new Set(rows.map(({ link_id }) => link_id)),
    crmValues: valuesTo("crm"),
    erpValues: valuesTo("erp"),
  };
}

/** The values as the log has them. Problems are met again when a slice is done again. */
export const loggedValues = ({ problems }: ValueCounts, { crmValues, erpValues }: SliceLog): ValueCounts => ({
  problems,
  crmValues,
  erpValues,
});

/** Records that were written by an earlier attempt are no longer different; they count as written, not as unchanged. */
export function loggedAccounting(counts: Accounting, { linkIds }: SliceLog): Accounting {
  const earlier = Math.max(0, linkIds.size - counts.written - counts.conflicting);
  const moved = Math.min(earlier, counts.unchanged);
  return { ...counts, written: counts.written + moved, unchanged: counts.unchanged - moved };
}
