import type { CrmEntity } from "@brygga/sync-engine";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../db/database.ts";
import { idSet, textSet } from "../db/sql.ts";
import { fold } from "./fold.ts";

/** By what two records are taken for the same. */
export type DuplicateKey =
  | "name"
  | "name-department"
  | "number"
  | "code"
  | "vat-number"
  | "full-name"
  | "email"
  | "mobile-phone"
  | "id";

/** A value of a CRM field as text; "" where there is none. */
export type ReadValue = (crmFieldKey: string) => string;

interface KeyDefinition {
  /** CRM fields that it is made of. The first of them must not be blank. */
  readonly fields: readonly string[];
  readonly of: (read: ReadValue) => string;
  /** The same of a record, in SQL for which there is an index. */
  readonly column: RawBuilder<string>;
}

const folded = (text: string) => fold(text.trim());
/** Letters and digits alone, as far as people write them in several ways: `SE 556012-5790` is `SE5560125790`. */
const plain = (text: string) => text.replaceAll(/[ \-./()]/g, "").toUpperCase();

/** The very expression of the index. */
const plainColumn = (column: string) =>
  sql<string>`${sql.raw(
    [" ", "-", ".", "/", "(", ")"].reduce(
      (text, mark) => `replace(${text}, '${mark}', '')`,
      `upper(${column})`,
    ),
  )}`;

const SEPARATOR = "\u001f";

const one = (field: string, of: (text: string) => string, column: RawBuilder<string>): KeyDefinition => ({
  fields: [field],
  of: (read) => of(read(field)),
  column,
});

const KEYS: Readonly<Record<Exclude<DuplicateKey, "id">, KeyDefinition>> = {
  name: one("name", folded, sql`name_folded`),
  "name-department": {
    fields: ["name", "department"],
    of: (read) => folded(read("name")) && `${folded(read("name"))}${SEPARATOR}${folded(read("department"))}`,
    column: sql`name_folded || ${sql.raw("char(31)")} || department_folded`,
  },
  number: one("number", folded, sql`number_folded`),
  code: one("code", (text) => text.trim(), sql`trim(code)`),
  "vat-number": one("vatNumber", plain, plainColumn("vat_number")),
  email: one("email", folded, sql`email_folded`),
  "mobile-phone": one("phoneMobile", plain, plainColumn("phone_mobile")),
  "full-name": {
    fields: ["lastName", "firstName"],
    of: (read) =>
      folded(read("lastName")) && `${folded(read("lastName"))}${SEPARATOR}${folded(read("firstName"))}`,
    column: sql`last_name_folded || ${sql.raw("char(31)")} || first_name_folded`,
  },
};

/** The CRM fields that a key is made of; none for the id. */
export const fieldsOfKey = (key: DuplicateKey): readonly string[] => (key === "id" ? [] : KEYS[key].fields);

/** The key of values as text; "" where they have none. */
export const duplicateKeyOf = (key: Exclude<DuplicateKey, "id">, read: ReadValue): string =>
  KEYS[key].of(read);

export interface DuplicateQuery {
  readonly entity: CrmEntity;
  readonly key: DuplicateKey;
  readonly values: readonly string[];
}

export interface DuplicateRecord {
  readonly id: number;
  /** Of contacts: their company. */
  readonly companyId: number | null;
}

/** Records that are not deleted, by the values of the key that they have. */
export async function findDuplicates(
  db: Db,
  query: DuplicateQuery,
): Promise<ReadonlyMap<string, readonly DuplicateRecord[]>> {
  const values = [...new Set(query.values)].filter((value) => value !== "");
  if (values.length === 0) return new Map();
  const { entity } = query;
  const companyId = entity === "contact" ? sql<number | null>`company_id` : sql<null>`null`;
  const { rows } = await sql<{ value: string; id: number; company_id: number | null }>`
    select ${valueColumn(query)} as value, id, ${companyId} as company_id from ${sql.table(entity)}
    where deleted_at is null and ${conditionOf(query, values)} order by id`.execute(db);
  const found = rows.map(({ value, id, company_id }) => [value, { id, companyId: company_id }] as const);
  return new Map(
    [...Map.groupBy(found, ([value]) => value)].map(([value, all]) => [value, all.map(([, r]) => r)]),
  );
}

const valueColumn = ({ key }: DuplicateQuery): RawBuilder<string> =>
  key === "id" ? sql<string>`cast(id as text)` : KEYS[key].column;

/** A key of two columns is looked up by the index of the first, and compared by both. */
function conditionOf(query: DuplicateQuery, values: readonly string[]): RawBuilder<unknown> {
  const { key } = query;
  if (key === "id") return sql`id in ${idSet(values.map(Number))}`;
  const matches = sql`${KEYS[key].column} in ${textSet(values)}`;
  const leading = LEADING[key];
  if (leading === undefined) {
    const filled = FILLED[key];
    return filled === undefined ? matches : sql`${sql.raw(`${filled} is not null`)} and ${matches}`;
  }
  const firsts = [...new Set(values.map((value) => value.split(SEPARATOR)[0] ?? ""))];
  return sql`${sql.raw(leading)} in ${textSet(firsts)} and ${matches}`;
}

const LEADING: Partial<Record<DuplicateKey, string>> = {
  "name-department": "name_folded",
  "full-name": "last_name_folded",
};

/** Columns of which only the filled ones are in an index: SQLite takes it when it is told so. */
const FILLED: Partial<Record<DuplicateKey, string>> = {
  code: "code",
  "vat-number": "vat_number",
  "mobile-phone": "phone_mobile",
};
