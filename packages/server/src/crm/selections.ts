import type { CrmEntity } from "@brygga/sync-engine";
import { type Selectable, sql } from "kysely";
import type { Db, Trx } from "../db/database.ts";
import type { SelectionTable } from "../db/import-tables.ts";
import { idRows, idSet } from "../db/sql.ts";
import { Problem } from "../problem.ts";

/** Records of one entity that belong together. */
export interface Selection {
  readonly id: number;
  readonly name: string;
  readonly entity: CrmEntity;
  readonly kind: "new" | "updated";
  readonly importId: number | null;
  readonly connectionId: number | null;
  readonly userId: number | null;
  readonly createdAt: string;
  readonly deletedAt: string | null;
  /** The latest job that deletes or restores its records. */
  readonly jobId: number | null;
  /** Members that are not deleted, … */
  readonly count: number;
  /** … and those that are. */
  readonly deletedCount: number;
}

type SelectionRow = Selectable<SelectionTable>;

export interface SelectionFilter {
  readonly limit: number;
  /** Only selections with a lower id. */
  readonly before: number | null;
  readonly entity?: CrmEntity | undefined;
  readonly importId?: number | undefined;
  readonly isDeleted: boolean;
}

/** Newest first. */
export async function listSelections(db: Db, filter: SelectionFilter): Promise<Selection[]> {
  const { entity, importId, before, isDeleted } = filter;
  const rows = await db
    .selectFrom("selection")
    .selectAll()
    .where("deleted_at", isDeleted ? "is not" : "is", null)
    .$if(before !== null, (query) => query.where("id", "<", before))
    .$if(entity !== undefined, (query) => query.where("entity", "=", entity ?? "company"))
    .$if(importId !== undefined, (query) => query.where("import_id", "=", importId ?? 0))
    .orderBy("id", "desc")
    .limit(filter.limit)
    .execute();
  return Promise.all(rows.map((row) => withCounts(db, row)));
}

/** Also a deleted one. Throws the Problem `not-found`. */
export async function loadSelection(db: Db, id: number): Promise<Selection> {
  const row = await db.selectFrom("selection").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Problem("not-found");
  return withCounts(db, row);
}

async function withCounts(db: Db, row: SelectionRow): Promise<Selection> {
  const { rows } = await sql<{ live: number; deleted: number }>`
    select count(*) filter (where record.deleted_at is null) as live,
      count(*) filter (where record.deleted_at is not null) as deleted
    from selection_member member join ${sql.table(row.entity)} record on record.id = member.record_id
    where member.selection_id = ${row.id}`.execute(db);
  const { name, entity, kind } = row;
  return {
    id: row.id,
    ...{ name, entity, kind },
    importId: row.import_id,
    connectionId: row.connection_id,
    userId: row.user_id,
    createdAt: row.created_at,
    deletedAt: row.deleted_at,
    jobId: row.job_id,
    count: rows[0]?.live ?? 0,
    deletedCount: rows[0]?.deleted ?? 0,
  };
}

export interface SelectionChange {
  readonly name?: string;
  readonly deletedAt?: string | null;
  readonly jobId?: number;
}

export async function changeSelection(db: Db, id: number, change: SelectionChange): Promise<void> {
  const { name, deletedAt, jobId } = change;
  await db
    .updateTable("selection")
    .set({
      ...(name === undefined ? {} : { name }),
      ...(deletedAt === undefined ? {} : { deleted_at: deletedAt }),
      ...(jobId === undefined ? {} : { job_id: jobId }),
    })
    .where("id", "=", id)
    .execute();
}

export type SelectedRecords = Pick<Selection, "name" | "entity" | "kind" | "connectionId" | "userId"> & {
  readonly importId: number;
  readonly recordIds: readonly number[];
};

/** Puts records into the selection of an import; the first of them make it. */
export async function addToSelection(trx: Trx, selected: SelectedRecords, at: Date): Promise<void> {
  const { recordIds } = selected;
  if (recordIds.length === 0) return;
  const id = (await selectionOf(trx, selected)) ?? (await insertSelection(trx, selected, at));
  await sql`insert into selection_member (selection_id, record_id)
    select ${id}, value from ${idRows(recordIds)} where true
    on conflict do nothing`.execute(trx);
}

async function selectionOf(
  trx: Trx,
  { importId, entity, kind }: SelectedRecords,
): Promise<number | undefined> {
  const row = await trx
    .selectFrom("selection")
    .select("id")
    .where("import_id", "=", importId)
    .where("entity", "=", entity)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return row?.id;
}

async function insertSelection(trx: Trx, selected: SelectedRecords, at: Date): Promise<number> {
  const { name, entity, kind } = selected;
  const { id } = await trx
    .insertInto("selection")
    .values({
      ...{ name, entity, kind },
      import_id: selected.importId,
      connection_id: selected.connectionId,
      user_id: selected.userId,
      created_at: at.toISOString(),
      deleted_at: null,
      job_id: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export interface MemberPage {
  readonly selectionId: number;
  /** Only records with a higher id. */
  readonly after: number;
  readonly limit: number;
  /** Only those that a job has deleted with the selection. */
  readonly isDeletedWithIt?: boolean;
}

/** Ids of members, in their order. */
export async function memberIds(db: Db, page: MemberPage): Promise<number[]> {
  const rows = await db
    .selectFrom("selection_member")
    .select("record_id")
    .where("selection_id", "=", page.selectionId)
    .where("record_id", ">", page.after)
    .$if(page.isDeletedWithIt === true, (query) => query.where("deleted_by", "is not", null))
    .orderBy("record_id")
    .limit(page.limit)
    .execute();
  return rows.map((row) => row.record_id);
}

/** Notes which members a job has deleted with the selection; null: they have been brought back. */
export async function noteDeletedBy(
  trx: Trx,
  {
    selectionId,
    ids,
    jobId,
  }: { readonly selectionId: number; readonly ids: readonly number[]; readonly jobId: number | null },
): Promise<void> {
  await trx
    .updateTable("selection_member")
    .set({ deleted_by: jobId })
    .where("selection_id", "=", selectionId)
    .where("record_id", "in", idSet(ids))
    .execute();
}
