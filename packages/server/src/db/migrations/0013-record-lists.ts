import type { Migration } from "../migration.ts";

/**
 * What lists of a million records need: an index for every column that they are sorted by, one for the texts that
 * are searched, and counters. Members of projects, and which columns a user wants to see.
 */
export const recordLists: Migration = {
  version: 13,
  name: "record-lists",
  statements: () => [
    ...sortIndexes("company", {
      blankIsEmpty: ["number_folded", "email_folded"],
      withoutCase: ["postal_city", "phone", "vat_number"],
      byName: ["category", "business", "country", "our_contact_id"],
      name: "name_folded, id",
    }),
    ...sortIndexes("contact", {
      blankIsEmpty: ["number_folded", "email_folded"],
      withoutCase: ["phone_direct", "phone_mobile"],
      byName: ["position", "country"],
      name: "last_name_folded, first_name_folded, id",
    }),
    ...sortIndexes("project", {
      blankIsEmpty: ["number_folded"],
      withoutCase: ["end_date"],
      byName: ["type", "status"],
      name: "name_folded, id",
    }),
    ...texts("company", ["name", "department", "number", "email"]),
    ...texts("contact", ["first_name", "last_name", "number", "email"]),
    ...texts("project", ["name", "number"]),
    `create table search_due (
      entity text not null,
      record_id integer not null,
      primary key (entity, record_id)) without rowid`,
    ...counts(),
    `create table project_member (
      project_id integer not null references project (id),
      entity text not null check (entity in ('company', 'contact')),
      record_id integer not null,
      primary key (project_id, entity, record_id)) without rowid`,
    "create index project_member_record on project_member (entity, record_id, project_id)",
    `create table user_list_columns (
      user_id integer not null references user_account (id) on delete cascade,
      entity text not null,
      columns text not null,
      primary key (user_id, entity)) without rowid`,
  ],
};

type Entity = "company" | "contact" | "project";

interface SortColumns {
  readonly blankIsEmpty: readonly string[];
  readonly withoutCase: readonly string[];
  /** Those of one value come in the order of their names, which is also how they are shown when they are filtered. */
  readonly byName: readonly string[];
  readonly name: string;
}

const sortIndexes = (entity: Entity, { blankIsEmpty, withoutCase, byName, name }: SortColumns): string[] => [
  ...blankIsEmpty.map((column) => sortIndex(entity, column, `${column}, id`)),
  ...withoutCase.map((column) => sortIndex(entity, column, `${column} collate nocase, id`)),
  ...byName.map((column) => sortIndex(entity, column, `${column}, ${name}`)),
  `create index ${entity}_deleted on ${entity} (deleted_at, id) where deleted_at is not null`,
];

const sortIndex = (entity: Entity, column: string, columns: string): string =>
  `create index ${entity}_sort_${column} on ${entity} (${columns}) where deleted_at is null`;

/**
 * Groups of three characters, with no more than the ids of the records that have them. What a record had before stays
 * in it: whoever searches looks at the record itself in the end.
 */
const texts = (entity: Entity, fields: readonly string[]): string[] => [
  `create virtual table ${entity}_text using fts5 (
    text, tokenize = 'trigram case_sensitive 1', content = '', columnsize = 0, detail = none)`,
  `insert into ${entity}_text (rowid, text)
    select id, ${fields.map((field) => `${field}_folded`).join(" || char(10) || ")} from ${entity} order by id`,
];

const counts = (): string[] => [
  "create table crm_count (entity text primary key, live integer not null, deleted integer not null) without rowid",
  ...(["company", "contact", "project"] as const).map(
    (entity) =>
      `insert into crm_count select '${entity}', count(*) filter (where deleted_at is null),
        count(*) filter (where deleted_at is not null) from ${entity}`,
  ),
];
