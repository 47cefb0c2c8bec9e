import type { CrmEntity, CrmField, CrmList } from "@brygga/api-contract";
import type { CrmValue } from "@brygga/sync-engine";
import { type Db, inTransaction, type Trx } from "../db/database.ts";
import { Problem } from "../problem.ts";
import { exportRecords, type RecordExport } from "./export-records.ts";
import { crmFields } from "./field-registry.ts";
import type { ListQuery, RecordPage } from "./list-records.ts";
import { crmLists } from "./lists.ts";
import { addProjectMember, type ProjectMember, removeProjectMember } from "./project-members.ts";
import {
  createRecord,
  deleteRecord,
  listRecords,
  readRecord,
  restoreRecords,
  type StoredRecord,
  updateRecords,
} from "./records.ts";
import { type ValuesToCheck, validateValues } from "./validate-values.ts";

export interface RecordId {
  readonly entity: CrmEntity;
  readonly id: number;
}

export interface RecordChange extends RecordId {
  readonly values: Readonly<Record<string, CrmValue>>;
  /** The version that the sender read; null when it does not matter. */
  readonly expectedVersion: number | null;
}

export interface NewRecord {
  readonly entity: CrmEntity;
  readonly values: Readonly<Record<string, CrmValue>>;
}

/** The CRM as users and programs see it: validated, with every write marked by its origin. */
export interface CrmService {
  fields(): Promise<readonly CrmField[]>;
  lists(): Promise<readonly CrmList[]>;
  list(query: ListQuery): Promise<RecordPage>;
  /** The list as a CSV file, piece by piece. */
  export(wanted: RecordExport): Promise<AsyncIterable<string>>;
  /** Throws the Problem `not-found`, also for a deleted record, unless that is wanted too. */
  get(id: RecordId, options?: { readonly deletedToo: boolean }): Promise<StoredRecord>;
  /** Throws the Problem `invalid-request` with an entry for each bad value. */
  create(record: NewRecord, origin: string): Promise<StoredRecord>;
  /** Throws `not-found`, `invalid-request`, or `version-conflict`. Values that are the same change nothing. */
  update(change: RecordChange, origin: string): Promise<StoredRecord>;
  remove(change: Omit<RecordChange, "values">, origin: string): Promise<void>;
  /** Brings a deleted record back; one that is not deleted stays as it is. Throws `not-found`. */
  restore(id: RecordId, origin: string): Promise<StoredRecord>;
  /** Throws `not-found`. */
  addMember(member: ProjectMember, origin: string): Promise<void>;
  removeMember(member: ProjectMember, origin: string): Promise<void>;
}

export function createCrmService({ db }: { readonly db: Db }): CrmService {
  return {
    fields: () => crmFields(db),
    lists: () => crmLists(db),
    list: (query) => listRecords(db, query),
    export: (wanted) => exportRecords(db, wanted),
    get: (id, { deletedToo } = { deletedToo: false }) => (deletedToo ? storedRecord : liveRecord)(db, id),
    create: (record, origin) => inTransaction(db, (trx) => create(trx, record, origin)),
    update: (change, origin) => inTransaction(db, (trx) => update(trx, change, origin)),
    remove: (change, origin) =>
      inTransaction(db, async (trx) => {
        await recordOfVersion(trx, change);
        await deleteRecord(trx, change, origin);
      }),
    restore: (record, origin) => inTransaction(db, (trx) => restore(trx, record, origin)),
    addMember: (member, origin) => addProjectMember(db, member, origin),
    removeMember: (member, origin) => removeProjectMember(db, member, origin),
  };
}

async function storedRecord(db: Db, { entity, id }: RecordId): Promise<StoredRecord> {
  const record = await readRecord(db, entity, id);
  if (!record) throw new Problem("not-found");
  return record;
}

async function liveRecord(db: Db, id: RecordId): Promise<StoredRecord> {
  const record = await storedRecord(db, id);
  if (record.deleted) throw new Problem("not-found");
  return record;
}

async function restore(trx: Trx, record: RecordId, origin: string): Promise<StoredRecord> {
  await restoreRecords(trx, { entity: record.entity, ids: [record.id] }, origin);
  return await liveRecord(trx, record);
}

async function recordOfVersion(trx: Trx, change: Omit<RecordChange, "values">): Promise<StoredRecord> {
  const record = await liveRecord(trx, change);
  if (change.expectedVersion !== null && change.expectedVersion !== record.version) {
    throw new Problem("version-conflict", { values: { version: record.version } });
  }
  return record;
}

async function create(trx: Trx, { entity, values }: NewRecord, origin: string): Promise<StoredRecord> {
  const checked = await checkedValues(trx, { entity, values, creating: true });
  return await createRecord(trx, { entity, values: checked }, origin);
}

async function update(trx: Trx, change: RecordChange, origin: string): Promise<StoredRecord> {
  const { entity, id } = change;
  const record = await recordOfVersion(trx, change);
  const checked = await checkedValues(trx, { entity, values: change.values, creating: false });
  const changed = Object.entries(checked).filter(([key, value]) => record.values[key] !== value);
  if (changed.length === 0) {
    return record;
  }
  const write = { entity, id, expectedVersion: record.version, values: Object.fromEntries(changed) };
  await updateRecords(trx, [write], origin);
  return await liveRecord(trx, change);
}

async function checkedValues(db: Db, values: ValuesToCheck): Promise<Readonly<Record<string, CrmValue>>> {
  const validated = await validateValues(db, values);
  if (!validated.ok) {
    throw new Problem("invalid-request", { errors: validated.errors });
  }
  return validated.values;
}
