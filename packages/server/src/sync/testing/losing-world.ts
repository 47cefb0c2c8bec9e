import type { Principal } from "../../auth/principal.ts";
import { addUser } from "../../auth/users.ts";
import { createRecord } from "../../crm/records.ts";
import { inTransaction } from "../../db/database.ts";
import { type LosingProxy, openLosingProxy } from "./losing-proxy.ts";
import { openSyncWorld, type SyncWorld } from "./sync-world.ts";

/** A user who is no administrator. */
export const anna: Principal = { userId: 1, username: "anna", role: "user", language: null };

/** The world of a connection whose calls can be lost on their way, with the user Anna. */
export interface LosingWorld extends AsyncDisposable {
  readonly world: SyncWorld;
  readonly proxy: LosingProxy;
}

export async function openLosingWorld(): Promise<LosingWorld> {
  const world = await openSyncWorld({ customers: 3 });
  const { url } = await world.db.selectFrom("sync_connector").select("url").executeTakeFirstOrThrow();
  const proxy = await openLosingProxy(url);
  await world.db.updateTable("sync_connector").set({ url: proxy.url }).execute();
  const user = { username: "anna", displayName: "Anna", role: "user", password: "a good password" } as const;
  await addUser(world.db, user);
  return {
    world,
    proxy,
    [Symbol.asyncDispose]: async () => {
      await world[Symbol.asyncDispose]();
      await proxy[Symbol.asyncDispose]();
    },
  };
}

/** Adds a company to the CRM and answers its id. */
export async function addCompany(
  { db }: Pick<SyncWorld, "db">,
  values: Record<string, string>,
): Promise<number> {
  const { id } = await inTransaction(db, (trx) => createRecord(trx, { entity: "company", values }, "user:1"));
  return id;
}
