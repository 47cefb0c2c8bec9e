import type { Db } from "../../db/database.ts";
import type { SqlRow } from "../../db/for-each-row.ts";
import { fold } from "../fold.ts";
import { customOf, insertMany, instantOf, type Random, wordOf } from "./many-records.ts";

const COUNTRIES = ["SE", "SE", "SE", "NO", "NO", "DK", "FI", "DE"];
const CITIES = ["Stockholm", "Göteborg", "Malmö", "Oslo", "Bergen", "Århus", "Helsingfors", "Örebro"];

const COLUMNS = [
  "name",
  "name_folded",
  "number",
  "number_folded",
  "email",
  "email_folded",
  "postal_city",
  "phone",
  "category",
  "country",
  "version",
  "created_at",
  "updated_at",
  "deleted_at",
  "custom",
];

/** A name of two words, of some ten million possible ones. */
const nameOf = (random: Random): string =>
  `${wordOf(random)} ${wordOf(random)} ${["AB", "AS", "Oy", "GmbH"][random(4)]}`;

function companyOf(index: number, random: Random): SqlRow {
  const number = String(10_001 + index);
  const name = nameOf(random);
  const email = `info@${fold(name).replaceAll(" ", "")}.example`;
  const at = instantOf(random);
  // One in ten has no category, one in five hundred a rare one, one in a thousand is deleted.
  const category = random(10) === 0 ? null : random(500) === 0 ? "competitor" : "customer";
  return [
    name,
    fold(name),
    number,
    number,
    email,
    fold(email),
    random(20) === 0 ? null : (CITIES[random(CITIES.length)] ?? null),
    random(4) === 0 ? null : `+46 ${random(90_000_000)}`,
    category,
    COUNTRIES[random(COUNTRIES.length)] ?? null,
    1,
    at,
    at,
    random(1000) === 0 ? at : null,
    JSON.stringify(customOf(index)),
  ];
}

/** Fills an empty database with companies as a CRM has them. */
export const insertManyCompanies = (db: Db, count: number): Promise<void> =>
  insertMany(db, { entity: "company", columns: COLUMNS, rowOf: companyOf }, count);
