import { loadConfig, openUpToDate } from "@brygga/server";

type Database = Awaited<ReturnType<typeof openUpToDate>>;

/** Runs `work` on the configured database, beside a server that may be running. */
export async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openUpToDate(loadConfig(process.env));
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
