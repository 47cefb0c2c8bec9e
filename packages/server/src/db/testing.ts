import { rmSync } from "node:fs";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
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

/** A migrated database that tests begin with copies of: making one takes ten times as long as copying it. */
export interface DatabaseTemplate<Content> {
  readonly file: string;
  readonly content: Content;
}

export interface TestDatabaseOptions {
  /** What goes through the database is counted here. */
  readonly traffic?: Traffic | undefined;
  /** @default an empty database */
  readonly template?: DatabaseTemplate<unknown> | undefined;
}

/** A real, migrated database in a folder of its own. */
export async function openTestDatabase({
  traffic,
  template,
}: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { file } = template ?? (await emptyTemplate());
  const folder = await mkdtemp(join(tmpdir(), "brygga-test-"));
  await copyFile(file, join(folder, DATABASE_FILE));
  const db = traffic === undefined ? await openDatabase({ folder }) : openCounted(folder, traffic);
  const close = async () => {
    await db.destroy();
    await rm(folder, { recursive: true, force: true });
  };
  return { db, folder, close, [Symbol.asyncDispose]: close };
}

let empty: Promise<DatabaseTemplate<void>> | undefined;

function emptyTemplate(): Promise<DatabaseTemplate<void>> {
  empty ??= makeTemplate(async () => undefined);
  return empty;
}

/** Makes a template, filled as the test wants it. It is removed when the process ends. */
export async function makeTemplate<Content>(
  fill: (db: Db) => Promise<Content>,
): Promise<DatabaseTemplate<Content>> {
  const folder = await mkdtemp(join(tmpdir(), "brygga-template-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const db = await openDatabase({ folder });
  await migrate(db);
  const content = await fill(db);
  // Closing brings what is in the write-ahead log into the file.
  await db.destroy();
  return { file: join(folder, DATABASE_FILE), content };
}

const openCounted = (folder: string, traffic: Traffic): Db =>
  new Kysely<Database>({ dialect: countingDialect(sqliteDialect(join(folder, DATABASE_FILE)), traffic) });
