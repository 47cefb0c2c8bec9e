import type { CrmEntity } from "@brygga/sync-engine";
import { type RawBuilder, type Selectable, type SqlBool, sql } from "kysely";
import type { Db, Trx } from "../../db/database.ts";
import { runForEach } from "../../db/for-each-row.ts";
import { jsonItem, jsonRows } from "../../db/sql.ts";
import type { SyncLogTable } from "../../db/sync-tables.ts";
import { countInHour } from "./sync-hours.ts";

/**
 * What an import puts into a record where there was nothing is one row of the log however many values it is: a row costs
 * as much as writing the actor. Such a row has a pack. Invariant: a row with a pack of n values has the ids from
 * `id - n + 1` to `id`, in the order of the pack, and no other row has one of them. Everything but the keys of the
 * fields and the new value is the same for all of its values, and stands in its columns.
 *
 * Whoever reads rows that an import may have written asks for `pack`, and goes through {@link unpacked}.
 */
export type PackedValue = readonly [erpFieldKey: string, crmFieldKey: string, newValue: string];

/** No pack has more: whoever looks for rows below an id knows how far above it the pack may stand that holds them. */
export const MOST_PACKED = 100;

type Packable = Pick<
  Selectable<SyncLogTable>,
  "id" | "erp_field_key" | "crm_field_key" | "new_value" | "pack"
>;

/** The rows that a stored one stands for, oldest first. `places`: only those values of a pack. */
export function unpacked<Row extends Packable>(row: Row, places: readonly number[] | null = null): Row[] {
  if (row.pack === null) return [row];
  const values = JSON.parse(row.pack) as PackedValue[];
  const rows = values.map(
    ([erp_field_key, crm_field_key, new_value], place): Row => ({
      ...row,
      id: row.id - values.length + 1 + place,
      ...{ erp_field_key, crm_field_key, new_value, pack: null },
    }),
  );
  return places === null ? rows : rows.filter((_row, place) => places.includes(place));
}

/** The first id of the rows that a stored one stands for. */
export const firstIdOf = (row: Pick<Packable, "id" | "pack">): number =>
  row.pack === null ? row.id : row.id - (JSON.parse(row.pack) as PackedValue[]).length + 1;

/** Stored rows that stand for rows below this id. Two conditions, because an index can go by the first one. */
export const reachesBelow = (id: number): RawBuilder<SqlBool> =>
  sql`sync_log.id < ${id + MOST_PACKED - 1}
    and (+sync_log.id < ${id} or sync_log.id - json_array_length(sync_log.pack) + 1 < ${id})`;

/** The columns of the log in which the values of a pack differ, as SQL. */
export interface ValueColumns {
  readonly erpFieldKey: RawBuilder<string>;
  readonly crmFieldKey: RawBuilder<string>;
  readonly newValue: RawBuilder<string>;
}

const OWN: ValueColumns = {
  erpFieldKey: sql.ref("sync_log.erp_field_key"),
  crmFieldKey: sql.ref("sync_log.crm_field_key"),
  newValue: sql.ref("sync_log.new_value"),
};

const PACKED: ValueColumns = { erpFieldKey: jsonItem(0), crmFieldKey: jsonItem(1), newValue: jsonItem(2) };

const packedValues = jsonRows("sync_log.pack");

/** Whether one of a stored row's values meets a condition. */
export const someValue = (condition: (columns: ValueColumns) => RawBuilder<SqlBool>): RawBuilder<SqlBool> =>
  sql`case when sync_log.pack is null then ${condition(OWN)}
    else exists (select 1 from ${packedValues} where ${condition(PACKED)}) end`;

/** Which values of a row's pack meet a condition: their places, as JSON; null of a row without a pack. */
export const placesOf = (
  condition: (columns: ValueColumns) => RawBuilder<SqlBool>,
): RawBuilder<string | null> =>
  sql`case when sync_log.pack is not null then
    (select json_group_array(key) from ${packedValues} where ${condition(PACKED)}) end`;

/** Whether there is a row of this id, in a pack or by itself. */
export async function hasLogRow(db: Db, id: number): Promise<boolean> {
  const row = await db
    .selectFrom("sync_log")
    .select(["id", "pack"])
    .where("id", ">=", id)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined && firstIdOf(row) <= id;
}

/** Values that were put into one record where there was nothing. */
export interface FilledRecord {
  readonly linkId: number;
  readonly entity: CrmEntity;
  readonly crmId: number;
  readonly actorType: string;
  readonly erpKey: string;
  readonly packs: readonly LogPack[];
}

/** Values of one row of the log. */
export interface LogPack {
  readonly count: number;
  /** The packed values as JSON. */
  readonly values: string;
}

export const packedJson = (value: PackedValue): string => JSON.stringify(value);

/** Packed values of one record, each as JSON, in as many packs as they need. */
export function packsOf(values: readonly string[]): LogPack[] {
  if (values.length === 0) return [];
  const first = values.slice(0, MOST_PACKED);
  return [{ count: first.length, values: `[${first.join(",")}]` }, ...packsOf(values.slice(MOST_PACKED))];
}

export interface PacksEntry {
  readonly filled: readonly FilledRecord[];
  readonly connectionId: number;
  readonly at: Date;
  readonly runId: number | null;
  readonly userId: number | null;
}

const INSERT = `insert into sync_log (id, at, run_id, user_id, connection_id, link_id, crm_entity, crm_id, actor_type,
  erp_key, pack, erp_field_key, crm_field_key, target, old_value, new_value, reason)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', 'crm', '', '', 'import')`;

/** Appends what an import has put into records where there was nothing. */
export async function insertLogPacks(trx: Trx, entry: PacksEntry): Promise<void> {
  const packs = entry.filled.flatMap(({ packs, ...subject }) => packs.map((pack) => ({ ...subject, pack })));
  if (packs.length === 0) return;
  const { connectionId, runId, userId } = entry;
  const at = entry.at.toISOString();
  let id = await lastLogId(trx);
  const rows = packs.map(({ linkId, entity, crmId, actorType, erpKey, pack }) => {
    id += pack.count;
    return [id, at, runId, userId, connectionId, linkId, entity, crmId, actorType, erpKey, pack.values];
  });
  await runForEach(trx, INSERT, rows);
  const count = packs.reduce((sum, { pack }) => sum + pack.count, 0);
  await countInHour(trx, { connectionId, at: entry.at, toCrm: count, toErp: 0 });
}

/** Nothing is ever taken out of the log, so that the next id is the one after. */
async function lastLogId(trx: Trx): Promise<number> {
  const row = await trx.selectFrom("sync_log").select("id").orderBy("id", "desc").limit(1).executeTakeFirst();
  return row?.id ?? 0;
}
