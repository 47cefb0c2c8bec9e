import { sql } from "kysely";
import { type Db, inTransaction, type Trx } from "./database.ts";
import type { Migration } from "./migration.ts";
import { firstTables } from "./migrations/0001-first-tables.ts";
import { appRegistry } from "./migrations/0002-app-registry.ts";
import { readingChanges } from "./migrations/0003-reading-changes.ts";
import { erpForms } from "./migrations/0004-erp-forms.ts";
import { failures } from "./migrations/0005-failures.ts";
import { jobs } from "./migrations/0006-jobs.ts";
import { defaultsAndRanks } from "./migrations/0007-defaults-and-ranks.ts";
import { mappingVersions } from "./migrations/0008-mapping-versions.ts";
import { administration } from "./migrations/0009-administration.ts";
import { logAndProblems } from "./migrations/0010-log-and-problems.ts";
import { syncHours } from "./migrations/0011-sync-hours.ts";
import { createSupport } from "./migrations/0012-create-support.ts";
import { recordLists } from "./migrations/0013-record-lists.ts";
import { imports } from "./migrations/0014-imports.ts";
import { matchJobs } from "./migrations/0015-match-jobs.ts";
import { listTexts } from "./migrations/0016-list-texts.ts";
import { logPacks } from "./migrations/0017-log-packs.ts";
import { leanSortIndexes } from "./migrations/0018-lean-sort-indexes.ts";
import { uncheckedLines } from "./migrations/0019-unchecked-lines.ts";
import { givenUpCreates } from "./migrations/0020-given-up-creates.ts";
import { matchProposalJob } from "./migrations/0021-match-proposal-job.ts";
import { actorsOfLines } from "./migrations/0022-actors-of-lines.ts";
import { sqlite } from "./sqlite/sqlite-dialect.ts";

/** Append only: a migration that was released is never changed. */
export const MIGRATIONS: readonly Migration[] = [
  firstTables,
  appRegistry,
  readingChanges,
  erpForms,
  failures,
  jobs,
  defaultsAndRanks,
  mappingVersions,
  administration,
  logAndProblems,
  syncHours,
  createSupport,
  recordLists,
  imports,
  matchJobs,
  listTexts,
  logPacks,
  leanSortIndexes,
  uncheckedLines,
  givenUpCreates,
  matchProposalJob,
  actorsOfLines,
];

/** Thrown when the database was written by a newer Brygga than this one. */
export class NewerSchemaError extends Error {
  override readonly name = "NewerSchemaError";
}

/**
 * Brings the tables up to this version of Brygga, each step in a transaction of its own, and answers the
 * names of the steps that were taken. Refuses a database that is newer.
 */
export async function migrate(db: Db, migrations: readonly Migration[] = MIGRATIONS): Promise<string[]> {
  await sql`create table if not exists schema_migration
    (version integer primary key, name text not null, applied_at text not null)`.execute(db);
  const applied: string[] = [];
  for (const migration of migrations) {
    if (await inTransaction(db, (trx) => apply(trx, migration, latestOf(migrations)))) {
      applied.push(migration.name);
    }
  }
  return applied;
}

/** Whether the tables are exactly those of this version. */
export async function isUpToDate(db: Db): Promise<boolean> {
  return (await schemaVersion(db)) === latestOf(MIGRATIONS);
}

const latestOf = (migrations: readonly Migration[]): number =>
  Math.max(0, ...migrations.map(({ version }) => version));

async function apply(trx: Trx, migration: Migration, known: number): Promise<boolean> {
  const present = await schemaVersion(trx);
  if (present > known) {
    throw new NewerSchemaError(
      `The database has schema version ${present}, but this Brygga knows versions up to ${known}. ` +
        "It was used by a newer Brygga: start that version, or restore a backup made with this one.",
    );
  }
  if (migration.version <= present) {
    return false;
  }
  for (const statement of migration.statements(sqlite)) {
    await sql.raw(statement).execute(trx);
  }
  await sql`insert into schema_migration (version, name, applied_at)
    values (${migration.version}, ${migration.name}, ${new Date().toISOString()})`.execute(trx);
  return true;
}

async function schemaVersion(db: Db): Promise<number> {
  const { rows } = await sql<{ version: number | null }>`
    select max(version) as version from schema_migration`.execute(db);
  return rows[0]?.version ?? 0;
}
