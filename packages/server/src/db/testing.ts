import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Db, openDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";

export interface TestDatabase extends AsyncDisposable {
  readonly db: Db;
  readonly folder: string;
  /** Closes the database and removes its folder. */
  close(): Promise<void>;
}

/** A real, empty, migrated database in a folder of its own. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "brygga-test-"));
  const db = await openDatabase({ folder });
  await migrate(db);
  const close = async () => {
    await db.destroy();
    await rm(folder, { recursive: true, force: true });
  };
  return { db, folder, close, [Symbol.asyncDispose]: close };
}
