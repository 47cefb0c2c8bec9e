import type { Db } from "../../db/database.ts";
import type { SqlRow } from "../../db/for-each-row.ts";
import { fold } from "../fold.ts";
import { customOf, insertMany, instantOf, type Random, wordOf } from "./many-records.ts";

const COLUMNS = [
  "name",
  "name_folded",
  "number",
  "number_folded",
  "type",
  "status",
  "end_date",
  "version",
  "created_at",
  "updated_at",
  "deleted_at",
  "custom",
];

function projectOf(index: number, random: Random): SqlRow {
  const name = `${wordOf(random)} ${wordOf(random)}`;
  const at = instantOf(random);
  return [
    ...[name, fold(name), `P${index}`, fold(`P${index}`)],
    random(500) === 0 ? "internal" : "delivery",
    ["planned", "active", "closed"][random(3)] ?? null,
    random(4) === 0 ? null : instantOf(random).slice(0, 10),
    ...[1, at, at, random(1000) === 0 ? at : null, JSON.stringify(customOf(index))],
  ];
}

/** Fills a table of projects as a CRM has them. */
export const insertManyProjects = (db: Db, count: number): Promise<void> =>
  insertMany(db, { entity: "project", columns: COLUMNS, rowOf: projectOf }, count);
