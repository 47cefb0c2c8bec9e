import { type Config, StartError } from "./config.ts";
import { indexCustomFields } from "./crm/custom-indexes.ts";
import { takeDataFolder } from "./data-folder.ts";
import { type Db, openDatabase } from "./db/database.ts";
import { migrate, NewerSchemaError } from "./db/migrate.ts";
import { checkSecretKey } from "./secret-key-check.ts";
import { createSecrets, loadSecretKey, type Secrets } from "./secrets.ts";

/** The data of one Brygga, opened for this process alone and brought up to this version. */
export interface Installation {
  readonly db: Db;
  readonly secrets: Secrets;
  /** Names of the migrations that were needed. */
  readonly migrations: readonly string[];
  close(): Promise<void>;
}

/** Throws a StartError when the data cannot be used, with what to do about it. */
export async function openInstallation(config: Config): Promise<Installation> {
  const folder = await takeDataFolder(config.dataFolder);
  let db: Db | undefined;
  try {
    const secrets = createSecrets(await loadSecretKey(config));
    db = await openDatabase({ folder: config.dataFolder });
    const migrations = await migrate(db);
    await indexCustomFields(db);
    await checkSecretKey(db, secrets);
    const opened = db;
    const close = async () => {
      await opened.destroy();
      folder.release();
    };
    return { db, secrets, migrations, close };
  } catch (error) {
    await db?.destroy();
    folder.release();
    throw error instanceof NewerSchemaError ? new StartError(error.message, { cause: error }) : error;
  }
}
