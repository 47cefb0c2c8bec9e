import type { Selectable } from "kysely";
import type { Db, Trx } from "../db/database.ts";
import { runForEach, type SqlValue } from "../db/for-each-row.ts";
import type { SyncJobItemTable } from "../db/job-tables.ts";
import type { JobItem } from "./job.ts";

/** An item as it is stored. */
export interface StoredItem extends Required<JobItem> {
  readonly id: number;
}

const INSERT = `
  insert into sync_job_item (job_id, category, link_id, crm_entity, crm_id, actor_type, erp_key, erp_field_key,
    crm_field_key, target, old_value, new_value, erp_value, crm_value, reason, details)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

export async function insertItems(trx: Trx, jobId: number, items: readonly JobItem[]): Promise<void> {
  const rows = items.map((item): SqlValue[] => [
    jobId,
    item.category,
    item.linkId ?? null,
    item.entity ?? null,
    item.crmId ?? null,
    item.actorType ?? null,
    item.erpKey ?? null,
    item.erpFieldKey ?? null,
    item.crmFieldKey ?? null,
    item.target ?? null,
    item.oldValue ?? null,
    item.newValue ?? null,
    item.erpValue ?? null,
    item.crmValue ?? null,
    item.reason ?? "",
    JSON.stringify(item.details ?? {}),
  ]);
  await runForEach(trx, INSERT, rows);
}

const toItem = (row: Selectable<SyncJobItemTable>): StoredItem => ({
  id: row.id,
  category: row.category,
  linkId: row.link_id,
  entity: row.crm_entity,
  crmId: row.crm_id,
  actorType: row.actor_type,
  erpKey: row.erp_key,
  erpFieldKey: row.erp_field_key,
  crmFieldKey: row.crm_field_key,
  target: row.target,
  oldValue: row.old_value,
  newValue: row.new_value,
  erpValue: row.erp_value,
  crmValue: row.crm_value,
  reason: row.reason,
  details: JSON.parse(row.details) as Record<string, string>,
});

export interface ItemPage {
  readonly jobId: number;
  readonly category?: string | undefined;
  /** Only items with a higher id. */
  readonly after: number;
  readonly limit: number;
}

/** The items of a job, in the order in which it told them. */
export async function listItems(db: Db, page: ItemPage): Promise<StoredItem[]> {
  let query = db
    .selectFrom("sync_job_item")
    .selectAll()
    .where("job_id", "=", page.jobId)
    .where("id", ">", page.after)
    .orderBy("id")
    .limit(page.limit);
  if (page.category !== undefined) query = query.where("category", "=", page.category);
  return (await query.execute()).map(toItem);
}

/** How many items of each category a job has. */
export async function countItems(db: Db, jobId: number): Promise<Readonly<Record<string, number>>> {
  const rows = await db
    .selectFrom("sync_job_item")
    .select(["category", (eb) => eb.fn.countAll<number>().as("count")])
    .where("job_id", "=", jobId)
    .groupBy("category")
    .execute();
  return Object.fromEntries(rows.map(({ category, count }) => [category, Number(count)]));
}
