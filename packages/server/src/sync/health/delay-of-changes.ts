import type { ConnectionHealth } from "@brygga/api-contract";
import { sql } from "kysely";
import type { Db } from "../../db/database.ts";

/** So many rows of the log are looked at, from the newest back. */
const LOG_ROWS = 2000;

/** One CRM record that was changed and then written to the ERP. */
interface Change {
  readonly changedAt: string;
  readonly writtenAt: string;
}

/**
 * The latest changes towards the ERP, with the time of the CRM's change. A record that was changed once more since then
 * is left out: its time is a later one.
 */
export const changesTowardsErp = (connectionId: number, since: string) => sql<Change>`
  select coalesce(company.updated_at, contact.updated_at, project.updated_at) as changedAt,
    max(row.at) as writtenAt
  from (select at, crm_entity, crm_id, target, reason from sync_log
      where connection_id = ${connectionId} order by id desc limit ${LOG_ROWS}) as row
    left join company on row.crm_entity = 'company' and company.id = row.crm_id
    left join contact on row.crm_entity = 'contact' and contact.id = row.crm_id
    left join project on row.crm_entity = 'project' and project.id = row.crm_id
  where row.target = 'erp' and row.reason in ('change', 'conflict-won') and row.at >= ${since}
  group by row.crm_entity, row.crm_id
  having changedAt <= writtenAt`;

/** How long changes of the CRM took until the ERP had them. */
export async function delayOfChanges(
  db: Db,
  connectionId: number,
  since: Date,
): Promise<ConnectionHealth["delay"]> {
  const { rows } = await changesTowardsErp(connectionId, since.toISOString()).execute(db);
  const seconds = rows
    .map(({ changedAt, writtenAt }) => (Date.parse(writtenAt) - Date.parse(changedAt)) / 1000)
    .sort((a, b) => a - b);
  const longestSeconds = seconds.at(-1);
  if (longestSeconds === undefined) return null;
  const medianSeconds = seconds[Math.floor((seconds.length - 1) / 2)] ?? longestSeconds;
  return { changes: seconds.length, medianSeconds, longestSeconds };
}
