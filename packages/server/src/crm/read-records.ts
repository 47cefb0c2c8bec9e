import type { CrmEntity } from "@brygga/sync-engine";
import type { Db } from "../db/database.ts";
import { idSet } from "../db/sql.ts";
import { userDefinedKeys } from "./field-registry.ts";
import { fromRow, type RecordRow, type StoredRecord } from "./record-row.ts";

/** Records by id, the deleted ones too; an id that does not exist is left out. */
export async function readRecords(
  db: Db,
  entity: CrmEntity,
  ids: readonly number[],
): Promise<StoredRecord[]> {
  const customKeys = await userDefinedKeys(db, entity);
  const rows = await db
    .selectFrom(entity)
    .selectAll()
    .$castTo<RecordRow>()
    .where("id", "in", idSet(ids))
    .execute();
  return rows.map((row) => fromRow(entity, row, customKeys));
}

/** One record, also when it is deleted. */
export async function readRecord(db: Db, entity: CrmEntity, id: number): Promise<StoredRecord | undefined> {
  const [record] = await readRecords(db, entity, [id]);
  return record;
}
