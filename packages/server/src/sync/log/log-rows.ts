import type { LogRow } from "@brygga/sync-engine";
import type { Trx } from "../../db/database.ts";
import { runForEach } from "../../db/for-each-row.ts";
import { INSERT_WITHOUT_SAVEPOINT } from "../../db/sql.ts";
import { countInHour } from "./sync-hours.ts";

export interface LogEntry {
  readonly rows: readonly LogRow[];
  readonly connectionId: number;
  readonly at: Date;
  readonly runId: number | null;
  readonly userId: number | null;
}

/** What the link joins is copied from it, because the log outlives the link. */
const INSERT = `
  ${INSERT_WITHOUT_SAVEPOINT} sync_log (at, run_id, user_id, erp_field_key, crm_field_key, target, old_value, new_value, reason,
    connection_id, link_id, crm_entity, crm_id, actor_type, erp_key)
  select ?, ?, ?, ?, ?, ?, ?, ?, ?, connection_id, id, crm_entity, crm_id, actor_type, erp_key
  from link where id = ? and connection_id = ?`;

/** Appends to the log; a row whose link is gone is left out, since nothing was written for it either. */
export async function insertLogRows(trx: Trx, entry: LogEntry): Promise<void> {
  const { connectionId, runId, userId } = entry;
  const at = entry.at.toISOString();
  const rows = entry.rows.map((row) => [
    at,
    runId,
    userId,
    row.erpFieldKey,
    row.crmFieldKey,
    row.target,
    row.oldValue,
    row.newValue,
    row.reason,
    row.linkId,
    connectionId,
  ]);
  const inserted = await runForEach(trx, INSERT, rows);
  const written = entry.rows.filter((_row, index) => inserted[index] !== 0);
  const toCrm = written.filter(({ target }) => target === "crm").length;
  await countInHour(trx, { connectionId, at: entry.at, toCrm, toErp: written.length - toCrm });
}
