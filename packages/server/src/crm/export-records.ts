import type { CrmField } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import type { CrmEntity, CrmValue } from "@brygga/sync-engine";
import { z } from "zod";
import { csvOfPages } from "../csv.ts";
import type { Db } from "../db/database.ts";
import { Problem } from "../problem.ts";
import { crmFieldsOf } from "./field-registry.ts";
import { listRecords } from "./list-records.ts";
import { crmLists } from "./lists.ts";
import { readRecords } from "./read-records.ts";
import type { ListSelection } from "./record-lists/list-query.ts";
import { recordName } from "./record-name.ts";
import type { StoredRecord } from "./record-row.ts";

export interface RecordExport extends ListSelection {
  /** Keys of columns with commas between them; every field without it. */
  readonly columns?: string | undefined;
  /** What they are called in the first row, as a JSON array. */
  readonly headings?: string | undefined;
  readonly language: string;
}

const PAGE_SIZE = 500;
/** Nobody waits for one piece of a file as for a page of a list. */
const PATIENCE_MS = 200;

const OWN_COLUMNS = ["id", "createdAt", "updatedAt"];

/**
 * A list as the lines of a CSV file, piece by piece: a million records are never in memory. Values are as people read
 * them, and what a spreadsheet would take for a formula is marked as text. Throws the Problem `invalid-request` for a
 * column that there is not.
 */
export async function exportRecords(db: Db, wanted: RecordExport): Promise<AsyncIterable<string>> {
  const { columns: _columns, headings, language, ...selection } = wanted;
  const columns = await columnsOf(db, wanted);
  const names = headingsOf(columns, headings);
  // What is wrong with the list is answered before the file begins.
  await listRecords(db, { ...selection, limit: 1 });
  return pieces(db, { selection, columns, names, language });
}

async function columnsOf(db: Db, { entity, columns }: RecordExport): Promise<string[]> {
  const fields = (await crmFieldsOf(db, entity)).map(({ key }) => key);
  if (columns === undefined) return ["id", ...fields, "createdAt", "updatedAt"];
  const keys = columns.split(",").filter((key) => key !== "");
  const known = new Set([...OWN_COLUMNS, ...fields]);
  if (keys.every((key) => known.has(key))) return keys;
  throw refused("columns", `A ${entity} has no field ${keys.find((key) => !known.has(key))}.`);
}

const texts = z.array(z.string());

function headingsOf(columns: readonly string[], headings: string | undefined): readonly string[] {
  if (headings === undefined) return columns;
  try {
    const names = texts.parse(JSON.parse(headings));
    if (names.length === columns.length) return names;
  } catch {
    // Said below.
  }
  throw refused("headings", "There must be a JSON array with one text for each column.");
}

const refused = (path: string, message: string): Problem =>
  new Problem("invalid-request", { errors: [{ path, code: "invalid-value", message }] });

interface Pieces {
  readonly selection: ListSelection;
  readonly columns: readonly string[];
  readonly names: readonly string[];
  readonly language: string;
}

async function pieces(
  db: Db,
  { selection, columns, names, language }: Pieces,
): Promise<AsyncIterable<string>> {
  const textOf = await readableValues(db, selection.entity, language);
  const places = columns.map((_, index) => index);
  return csvOfPages({ columns: places, headings: names }, async (cursor) => {
    const page = { ...selection, limit: PAGE_SIZE, cursor };
    const { items, nextCursor } = await listRecords(db, page, { patienceMs: PATIENCE_MS });
    const companies = await companyNames(db, items);
    const textIn = (record: StoredRecord) => (key: string) => {
      const { companyId } = record.values;
      if (key === "companyId") return typeof companyId === "number" ? (companies.get(companyId) ?? "") : "";
      return textOf(key, exportedValue(record, key));
    };
    return { items: items.map((record) => columns.map(textIn(record))), nextCursor };
  });
}

function exportedValue(record: StoredRecord, key: string): CrmValue {
  if (key === "id") return record.id;
  if (key === "createdAt") return record.createdAt;
  return key === "updatedAt" ? record.updatedAt : (record.values[key] ?? null);
}

async function companyNames(db: Db, records: readonly StoredRecord[]): Promise<ReadonlyMap<number, string>> {
  const ids = new Set(
    records.flatMap(({ values: { companyId } }) => (typeof companyId === "number" ? [companyId] : [])),
  );
  if (ids.size === 0) return new Map();
  return new Map(
    (await readRecords(db, "company", [...ids])).map((company) => [company.id, recordName(company)]),
  );
}

/** Items of lists by their names, users by theirs, the rest as it is. */
async function readableValues(
  db: Db,
  entity: CrmEntity,
  language: string,
): Promise<(key: string, value: CrmValue) => string> {
  const names = new Map<string, ReadonlyMap<string, string>>();
  const lists = await crmLists(db);
  for (const field of await crmFieldsOf(db, entity)) {
    const items = await namesOf(db, field, { lists, language });
    if (items) names.set(field.key, items);
  }
  return (key, value) => {
    if (value === null) return "";
    const text = String(value);
    return names.get(key)?.get(text) ?? text;
  };
}

type Lists = Awaited<ReturnType<typeof crmLists>>;

async function namesOf(
  db: Db,
  { key, listId }: CrmField,
  { lists, language }: { readonly lists: Lists; readonly language: string },
): Promise<ReadonlyMap<string, string> | null> {
  if (key === "ourContactId") {
    const users = await db.selectFrom("user_account").select(["id", "display_name"]).execute();
    return new Map(users.map((user) => [String(user.id), user.display_name]));
  }
  const list = lists.find(({ id }) => id === listId);
  return list ? new Map(list.items.map((item) => [item.key, textInLanguage(item.name, language)])) : null;
}
