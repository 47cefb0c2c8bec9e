import type { Db } from "../../db/database.ts";
import type { SqlRow } from "../../db/for-each-row.ts";
import { fold } from "../fold.ts";
import { customOf, insertMany, instantOf, type Random, wordOf } from "./many-records.ts";

const COLUMNS = [
  "company_id",
  "first_name",
  "first_name_folded",
  "last_name",
  "last_name_folded",
  "number",
  "number_folded",
  "email",
  "email_folded",
  "phone_mobile",
  "position",
  "country",
  "custom",
  "version",
  "created_at",
  "updated_at",
  "deleted_at",
];

/** Their companies have the ids from 1 to `companies`; one contact in fifty has none. */
const contactOf =
  (companies: number) =>
  (index: number, random: Random): SqlRow => {
    const [first, last] = [wordOf(random), wordOf(random)];
    const email = `${first}.${last}@example.com`;
    const at = instantOf(random);
    return [
      companies === 0 || random(50) === 0 ? null : 1 + random(companies),
      ...[first, fold(first), last, fold(last)],
      ...[String(index), String(index), email, fold(email)],
      random(3) === 0 ? null : `+46 70 ${random(9_000_000)}`,
      random(4) === 0 ? null : ["sales", "purchasing", "finance"][random(3)],
      ["SE", "SE", "NO", "DE"][random(4)],
      JSON.stringify({
        ...{ x_shoe: 36 + random(10), x_nickname: wordOf(random), x_member: random(2) === 0 },
        ...customOf(index),
      }),
      ...[1, at, at, random(1000) === 0 ? at : null],
    ].map((value) => value ?? null);
  };

/** Fills a table of contacts as a CRM has them. */
export const insertManyContacts = (
  db: Db,
  { contacts, companies }: { readonly contacts: number; readonly companies: number },
): Promise<void> =>
  insertMany(db, { entity: "contact", columns: COLUMNS, rowOf: contactOf(companies) }, contacts);
