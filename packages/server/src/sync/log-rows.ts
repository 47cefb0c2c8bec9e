import type { LogRow } from "@brygga/sync-engine";
import type { Trx } from "../db/database.ts";
import type { LinkSubject } from "./link-subjects.ts";

/** Rows of one insert: well below the parameters that a statement may have. */
const ROWS_PER_INSERT = 100;

export interface LogEntry {
  readonly rows: readonly LogRow[];
  readonly subjects: ReadonlyMap<number, LinkSubject>;
  readonly connectionId: number;
  readonly at: Date;
  readonly runId: number | null;
  readonly userId: number | null;
}

/** Appends to the log; a row whose link is gone is left out, since nothing was written for it either. */
export async function insertLogRows(trx: Trx, entry: LogEntry): Promise<void> {
  const values = entry.rows.flatMap((row) => {
    const subject = entry.subjects.get(row.linkId);
    return subject ? [toRow(entry, row, subject)] : [];
  });
  for (let from = 0; from < values.length; from += ROWS_PER_INSERT) {
    await trx
      .insertInto("sync_log")
      .values(values.slice(from, from + ROWS_PER_INSERT))
      .execute();
  }
}

const toRow = (entry: LogEntry, row: LogRow, subject: LinkSubject) => ({
  at: entry.at.toISOString(),
  run_id: entry.runId,
  connection_id: entry.connectionId,
  link_id: row.linkId,
  crm_entity: subject.entity,
  crm_id: subject.crmId,
  actor_type: subject.actorType,
  erp_key: subject.erpKey,
  erp_field_key: row.erpFieldKey,
  crm_field_key: row.crmFieldKey,
  target: row.target,
  old_value: row.oldValue,
  new_value: row.newValue,
  reason: row.reason,
  user_id: entry.userId,
});
