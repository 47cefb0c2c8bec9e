import type { LogRow } from "@brygga/sync-engine";
import type { Trx } from "../../db/database.ts";
import { runForEach, type SqlRow } from "../../db/for-each-row.ts";
import { INSERT_WITHOUT_SAVEPOINT, idSet } from "../../db/sql.ts";
import { countInHour } from "./sync-hours.ts";

export interface LogEntry {
  readonly rows: readonly LogRow[];
  readonly connectionId: number;
  readonly at: Date;
  readonly runId: number | null;
  readonly userId: number | null;
}

/**
 * So many rows are one statement: then a row costs two thirds of what it costs as a statement of its own. More at once
 * are hardly faster, and others would wait longer for their turn.
 */
const GROUP = 10;

/** Appends to the log; a row whose link is gone is left out, since nothing was written for it either. */
export async function insertLogRows(trx: Trx, entry: LogEntry): Promise<void> {
  const { rows } = entry;
  const grouped = rows.length - (rows.length % GROUP);
  const inserted = [
    ...(await insertInGroups(trx, entry, { rows: rows.slice(0, grouped), size: GROUP })),
    ...(await insertInGroups(trx, entry, { rows: rows.slice(grouped), size: 1 })),
  ];
  const count = inserted.reduce((sum, one) => sum + one, 0);
  const written = count === rows.length ? rows : await withLink(trx, entry);
  const toCrm = written.filter(({ target }) => target === "crm").length;
  const { connectionId, at } = entry;
  await countInHour(trx, { connectionId, at, toCrm, toErp: written.length - toCrm });
}

interface Groups {
  /** As many as make whole groups. */
  readonly rows: readonly LogRow[];
  readonly size: number;
}

/** Answers how many rows each group has inserted. */
async function insertInGroups(trx: Trx, entry: LogEntry, { rows, size }: Groups): Promise<readonly number[]> {
  const common = [entry.at.toISOString(), entry.runId, entry.userId];
  const parameters: SqlRow[] = [];
  for (let from = 0; from < rows.length; from += size) {
    const group = rows.slice(from, from + size).flatMap(valuesOf);
    parameters.push([...common, ...group, entry.connectionId]);
  }
  return await runForEach(trx, insertOf(size), parameters);
}

const VALUES = "(?, ?, ?, ?, ?, ?, ?)";

const valuesOf = (row: LogRow) => [
  row.linkId,
  row.erpFieldKey,
  row.crmFieldKey,
  row.target,
  row.oldValue,
  row.newValue,
  row.reason,
];

/**
 * Inserts as many rows in their order. What the link joins is copied from it, because the log outlives the link; the
 * links are looked up by the rows (`cross join`), never the other way round.
 */
const insertOf = (count: number): string => `
  ${INSERT_WITHOUT_SAVEPOINT} sync_log (at, run_id, user_id, erp_field_key, crm_field_key, target, old_value, new_value, reason,
    connection_id, link_id, crm_entity, crm_id, actor_type, erp_key)
  select ?, ?, ?, entry.column2, entry.column3, entry.column4, entry.column5, entry.column6, entry.column7,
    connection_id, id, crm_entity, crm_id, actor_type, erp_key
  from (values ${Array(count).fill(VALUES).join()}) entry cross join link
  where link.id = entry.column1 and link.connection_id = ?`;

async function withLink(trx: Trx, { rows, connectionId }: LogEntry): Promise<readonly LogRow[]> {
  const links = await trx
    .selectFrom("link")
    .select("id")
    .where("connection_id", "=", connectionId)
    .where("id", "in", idSet([...new Set(rows.map(({ linkId }) => linkId))]))
    .execute();
  const known = new Set(links.map(({ id }) => id));
  return rows.filter(({ linkId }) => known.has(linkId));
}
