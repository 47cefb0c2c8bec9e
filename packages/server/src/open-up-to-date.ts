import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Config, StartError } from "./config.ts";
import { DATABASE_FILE, type Db, openDatabase } from "./db/database.ts";
import { isUpToDate } from "./db/migrate.ts";

/**
 * Opens the database beside a server that may be running. Throws a StartError when there is none yet, or when
 * its tables are of another version.
 */
export async function openUpToDate({ dataFolder }: Pick<Config, "dataFolder">): Promise<Db> {
  if (!existsSync(join(dataFolder, DATABASE_FILE))) {
    throw new StartError(
      `There is no database in ${dataFolder} yet: start Brygga once, or set BRYGGA_DATA to its folder.`,
    );
  }
  const db = await openDatabase({ folder: dataFolder });
  if (!(await isUpToDate(db))) {
    await db.destroy();
    throw new StartError("The database is of another version of Brygga: run `brygga migrate` first.");
  }
  return db;
}
