import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely } from "kysely";
import { DATABASE_FILE, type Db, openDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";
import type { Database } from "./schema.ts";
import { sqliteDialect } from "./sqlite/sqlite-dialect.ts";
import { countingDialect, type Traffic } from "./testing/counting-dialect.ts";

export interface TestDatabase extends AsyncDisposable {
  readonly db: Db;
  readonly folder: string;
  /** Closes the database and removes its folder. */
  close(): Promise<void>;
}

/** A real, empty, migrated database in a folder of its own. With `traffic`, what goes through it is counted there. */
export async function openTestDatabase(traffic?: Traffic): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "brygga-test-"));
  const db = traffic === undefined ? await openDatabase({ folder }) : openCounted(folder, traffic);
  await migrate(db);
  const close = async () => {
    await db.destroy();
    await rm(folder, { recursive: true, force: true });
  };
  return { db, folder, close, [Symbol.asyncDispose]: close };
}

const openCounted = (folder: string, traffic: Traffic): Db =>
  new Kysely<Database>({ dialect: countingDialect(sqliteDialect(join(folder, DATABASE_FILE)), traffic) });
