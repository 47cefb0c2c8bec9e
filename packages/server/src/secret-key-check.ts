import { StartError } from "./config.ts";
import type { Db } from "./db/database.ts";
import type { Secrets } from "./secrets.ts";

const CHECK = "secret-key-check";

/**
 * Throws a {@link StartError} when the key is not the one that the stored secrets were encrypted with: better
 * at the start than with the first password that cannot be read.
 */
export async function checkSecretKey(db: Db, secrets: Secrets): Promise<void> {
  const stored = await db.selectFrom("setting").select("value").where("key", "=", CHECK).executeTakeFirst();
  if (!stored) {
    const value = JSON.stringify(secrets.encrypt(CHECK));
    await db.insertInto("setting").values({ key: CHECK, value }).execute();
    return;
  }
  try {
    secrets.decrypt(String(JSON.parse(stored.value)));
  } catch (cause) {
    throw new StartError(
      "The stored secrets were encrypted with another key: set BRYGGA_SECRET_KEY or BRYGGA_SECRET_KEY_FILE " +
        "to the key in use before, or restore secret.key in the data folder.",
      { cause },
    );
  }
}
