import type { DuplicateMatch, ImportSettings } from "@brygga/api-contract";
import type { CrmEntity } from "@brygga/sync-engine";
import type { Selectable } from "kysely";
import type { Db, Trx } from "../../db/database.ts";
import type { ErpImportTable } from "../../db/import-tables.ts";
import { Problem } from "../../problem.ts";

/** An import as it is stored: what is chosen, found and done are rows of their own. */
export interface ErpImport {
  readonly id: number;
  readonly name: string;
  readonly connectionId: number;
  readonly actorType: string;
  readonly entity: CrmEntity;
  readonly settings: ImportSettings;
  readonly userId: number | null;
  readonly createdAt: string;
  /** null: there is no preview of what is chosen now. */
  readonly previewJobId: number | null;
  /** null: it has not begun. */
  readonly importJobId: number | null;
}

const toImport = (row: Selectable<ErpImportTable>): ErpImport => ({
  id: row.id,
  name: row.name,
  connectionId: row.connection_id,
  actorType: row.actor_type,
  entity: row.entity,
  settings: JSON.parse(row.settings) as ImportSettings,
  userId: row.user_id,
  createdAt: row.created_at,
  previewJobId: row.preview_job_id,
  importJobId: row.import_job_id,
});

const FIRST_MATCHES: Record<CrmEntity, DuplicateMatch> = {
  company: "name",
  contact: "full-name",
  project: "name",
};

/** What an import begins with: it changes nothing that a user has written. */
export const settingsOf = (entity: CrmEntity): ImportSettings => ({
  duplicateMatch: FIRST_MATCHES[entity],
  idFieldKey: null,
  onDuplicate: "merge",
  newListItems: "create",
  itemMapping: [],
  contactsWithoutCompany: "skip",
  contactMatch: "none",
  contactIdFieldKey: null,
});

export type NewImport = Pick<ErpImport, "name" | "connectionId" | "actorType" | "entity" | "userId">;

export async function insertImport(db: Db, { name, ...one }: NewImport, at: Date): Promise<ErpImport> {
  const row = await db
    .insertInto("erp_import")
    .values({
      name,
      connection_id: one.connectionId,
      actor_type: one.actorType,
      entity: one.entity,
      settings: JSON.stringify(settingsOf(one.entity)),
      user_id: one.userId,
      created_at: at.toISOString(),
      preview_job_id: null,
      import_job_id: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toImport(row);
}

/** Throws the Problem `not-found`. */
export async function loadImport(db: Db, id: number): Promise<ErpImport> {
  const row = await db.selectFrom("erp_import").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Problem("not-found");
  return toImport(row);
}

export interface ImportFilter {
  readonly limit: number;
  /** Only imports with a lower id. */
  readonly before: number | null;
  readonly connectionId?: number | undefined;
}

/** Newest first. */
export async function listImports(db: Db, filter: ImportFilter): Promise<ErpImport[]> {
  let query = db.selectFrom("erp_import").selectAll().orderBy("id", "desc").limit(filter.limit);
  if (filter.before !== null) query = query.where("id", "<", filter.before);
  if (filter.connectionId !== undefined) query = query.where("connection_id", "=", filter.connectionId);
  return (await query.execute()).map(toImport);
}

export interface ImportChange {
  readonly name?: string;
  readonly settings?: ImportSettings;
  readonly previewJobId?: number | null;
  readonly importJobId?: number | null;
}

export async function changeImport(db: Db, id: number, change: ImportChange): Promise<void> {
  const { name, settings, previewJobId, importJobId } = change;
  const set = {
    ...(name === undefined ? {} : { name }),
    ...(settings === undefined ? {} : { settings: JSON.stringify(settings) }),
    ...(previewJobId === undefined ? {} : { preview_job_id: previewJobId }),
    ...(importJobId === undefined ? {} : { import_job_id: importJobId }),
  };
  if (Object.keys(set).length === 0) return;
  await db.updateTable("erp_import").set(set).where("id", "=", id).execute();
}

/** What is chosen or set has changed: what a preview told of it holds no more. */
export async function forgetPreview(trx: Trx, importId: number): Promise<void> {
  await changeImport(trx, importId, { previewJobId: null });
}

/** Selections stay; they only forget which import they come from. */
export async function deleteImport(trx: Trx, importId: number): Promise<void> {
  await trx.updateTable("selection").set({ import_id: null }).where("import_id", "=", importId).execute();
  await trx.deleteFrom("erp_import").where("id", "=", importId).execute();
}
