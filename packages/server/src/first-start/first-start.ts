import { addUser, type NewUser } from "../auth/users.ts";
import type { Config } from "../config.ts";
import { indexCustomFields } from "../crm/custom-indexes.ts";
import { createRecord } from "../crm/records.ts";
import { type Db, inTransaction, type Trx } from "../db/database.ts";
import { toJson } from "../db/json.ts";
import { DEMO_FIELDS } from "./demo-fields.ts";
import { DEMO_COMPANIES, DEMO_PROJECTS } from "./demo-records.ts";
import { generatePassword } from "./generate-password.ts";
import { FIRST_LIST_ITEMS } from "./list-items.ts";

/** Someone who can sign in from the first start. */
export interface FirstUser extends Pick<NewUser, "username" | "role"> {
  /** null when the operator set it, and so knows it. */
  readonly generatedPassword: string | null;
}

type FirstStartConfig = Pick<Config, "adminPassword" | "demo" | "demoUserPassword">;

const DONE = "first-start";

/**
 * Fills an empty database: an administrator, two users, a group with one of them (unless somebody was added by
 * hand before), list items, and sample records where the sample ERP is wanted. All or nothing, and once.
 * Answers the users that it made, or null when there was nobody to make.
 */
export async function fillOnFirstStart(db: Db, config: FirstStartConfig): Promise<FirstUser[] | null> {
  return await inTransaction(db, async (trx) => {
    const done = await trx.selectFrom("setting").select("key").where("key", "=", DONE).executeTakeFirst();
    if (done) {
      return null;
    }
    await trx
      .insertInto("setting")
      .values({ key: DONE, value: toJson(new Date().toISOString()) })
      .execute();
    const someone = await trx.selectFrom("user_account").select("id").limit(1).executeTakeFirst();
    const users = someone ? null : await addFirstUsers(trx, config);
    await addListItems(trx);
    if (config.demo) {
      await addDemoRecords(trx);
    }
    return users;
  });
}

async function addFirstUsers(trx: Trx, config: FirstStartConfig): Promise<FirstUser[]> {
  const sharedPassword = config.demoUserPassword ?? generatePassword();
  const adminPassword = config.adminPassword ?? generatePassword();
  await addUser(trx, {
    username: "admin",
    displayName: "Administrator",
    role: "administrator",
    password: adminPassword,
  });
  const user = { role: "user", password: sharedPassword } as const;
  const anna = await addUser(trx, { ...user, username: "anna", displayName: "Anna Berg" });
  await addUser(trx, { ...user, username: "erik", displayName: "Erik Dahl" });
  await addGroup(trx, "Sales", anna);
  const shown = (given: string | undefined, used: string) => (given === undefined ? used : null);
  const generatedPassword = shown(config.demoUserPassword, sharedPassword);
  return [
    {
      username: "admin",
      role: "administrator",
      generatedPassword: shown(config.adminPassword, adminPassword),
    },
    { username: "anna", role: "user", generatedPassword },
    { username: "erik", role: "user", generatedPassword },
  ];
}

async function addGroup(trx: Trx, name: string, memberId: number): Promise<void> {
  const group = await trx.insertInto("user_group").values({ name }).returning("id").executeTakeFirstOrThrow();
  await trx.insertInto("user_group_member").values({ group_id: group.id, user_id: memberId }).execute();
}

async function addListItems(trx: Trx): Promise<void> {
  const lists = await trx.selectFrom("crm_list").select(["id", "key"]).execute();
  const rows = lists.flatMap(({ id, key: listKey }) =>
    (FIRST_LIST_ITEMS[listKey] ?? []).map(([key, name], index) => ({
      list_id: id,
      key,
      name,
      tooltip: "",
      rank: index + 1,
      deleted: 0 as const,
    })),
  );
  await trx.insertInto("crm_list_item").values(rows).execute();
}

const ORIGIN = "setup:1";

async function addDemoRecords(trx: Trx): Promise<void> {
  await trx
    .insertInto("crm_field")
    .values([...DEMO_FIELDS])
    .execute();
  await indexCustomFields(trx);
  for (const { values, contacts } of DEMO_COMPANIES) {
    const { id } = await createRecord(trx, { entity: "company", values }, ORIGIN);
    for (const contact of contacts) {
      await createRecord(trx, { entity: "contact", values: { ...contact, companyId: id } }, ORIGIN);
    }
  }
  for (const values of DEMO_PROJECTS) {
    await createRecord(trx, { entity: "project", values }, ORIGIN);
  }
}
