import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Kysely, type Transaction } from "kysely";
import type { Database } from "./schema.ts";
import { sqliteDialect } from "./sqlite/sqlite-dialect.ts";
import { inWriterScope } from "./writer-queue.ts";

/** The database, or a transaction on it: what reads takes either. */
export type Db = Kysely<Database>;
/** An open transaction: what must be part of one asks for this. */
export type Trx = Transaction<Database>;

export const DATABASE_FILE = "brygga.db";

/** Opens (and makes, when it is new) the embedded database of a data folder. Close it with `db.destroy()`. */
export async function openDatabase({ folder }: { readonly folder: string }): Promise<Db> {
  await mkdir(folder, { recursive: true });
  const db = new Kysely<Database>({ dialect: sqliteDialect(join(folder, DATABASE_FILE)) });
  await db.executeQuery<unknown>(sqlSelectOne(db));
  return db;
}

/** A query that fails where the file cannot be opened, so that the start says so and not the first user. */
function sqlSelectOne(db: Db) {
  return db.selectNoFrom((eb) => eb.val(1).as("one")).compile();
}

/**
 * Runs `work` in one transaction: all of it is committed, or, when it throws, nothing. Transactions that
 * write take turns; the database outside goes on being read. Inside, use `trx` alone.
 */
export function inTransaction<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return inWriterScope(() => db.transaction().execute(work));
}
