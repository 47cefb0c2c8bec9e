import { CRM_ENTITIES } from "@brygga/api-contract";
import type { CrmEntity } from "@brygga/sync-engine";
import { type RawBuilder, sql } from "kysely";
import { listRecords } from "../../crm/list-records.ts";
import type { Db } from "../../db/database.ts";
import { idSet } from "../../db/sql.ts";

/** Of each entity; whoever finds more is to search for something more exact. */
const MAX_RECORDS = 500;

/** Names of which there are many are looked for no longer, in milliseconds. */
const PATIENCE_MS = 500;

export type FoundRecords = ReadonlyMap<CrmEntity, readonly number[]>;

/** Records that are found by these words. */
export async function findRecords(db: Db, q: string): Promise<FoundRecords> {
  const found = new Map<CrmEntity, readonly number[]>();
  for (const entity of CRM_ENTITIES) {
    const { items } = await listRecords(db, { entity, q, limit: MAX_RECORDS }, { patienceMs: PATIENCE_MS });
    if (items.length > 0)
      found.set(
        entity,
        items.map(({ id }) => id),
      );
  }
  return found;
}

/** Whether the columns crm_entity and crm_id of a table name one of these records. */
export const isAmong = (table: string, records: FoundRecords): RawBuilder<boolean>[] =>
  [...records].map(
    ([entity, ids]) =>
      sql<boolean>`(${sql.ref(`${table}.crm_entity`)} = ${entity} and ${sql.ref(`${table}.crm_id`)} in ${idSet(ids)})`,
  );

/** Whether a column holds this text, without regard to the case of A to Z. */
export const holds = (column: RawBuilder<unknown>, text: string): RawBuilder<boolean> =>
  sql<boolean>`${column} like ${`%${text.replace(/[\\%_]/g, "\\$&")}%`} escape ${"\\"}`;
