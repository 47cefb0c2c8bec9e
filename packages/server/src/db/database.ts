import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Kysely, type Transaction } from "kysely";
import type { Database } from "./schema.ts";
import { sqliteDialect } from "./sqlite/sqlite-dialect.ts";
import { inWriterScope, WriterQueue } from "./writer-queue.ts";

/** The database, or a transaction on it: what reads takes either. */
export type Db = Kysely<Database>;
/** An open transaction: what must be part of one asks for this. */
export type Trx = Transaction<Database>;

export const DATABASE_FILE = "brygga.db";

/** Opens (and makes, when it is new) the embedded database of a data folder. Close it with `db.destroy()`. */
export async function openDatabase({ folder }: { readonly folder: string }): Promise<Db> {
  await mkdir(folder, { recursive: true });
  const [path, queue] = [join(folder, DATABASE_FILE), new WriterQueue()];
  const db = new Kysely<Database>({ dialect: sqliteDialect(path, queue) });
  files.set(db, { path, queue });
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

interface DatabaseFile {
  readonly path: string;
  /** Of those that write to it in this process. */
  readonly queue: WriterQueue;
}

const files = new WeakMap<Db, DatabaseFile>();

/** Path of the file that the database is; null where others could not open it beside this process's connection. */
export const databaseFile = (db: Db): string | null => files.get(db)?.path ?? null;

/**
 * Runs work that writes to the database's file through another connection, when it is its turn: until it is over,
 * nobody begins to write through this one.
 *
 * @throws TypeError for a database that is no file
 */
export async function inWriterTurn<T>(db: Db, work: () => Promise<T>): Promise<T> {
  const file = files.get(db);
  if (file === undefined) throw new TypeError("This database has no file that others could write to.");
  const giveBack = await file.queue.acquire();
  try {
    return await work();
  } finally {
    giveBack();
  }
}
