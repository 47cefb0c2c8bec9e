import type { Migration } from "../migration.ts";

/** Imports from an ERP with what they have found, chosen and done, and selections of records. */
export const imports: Migration = {
  version: 14,
  name: "imports",
  statements: ({ idColumn }) => [
    `create table selection (
      id ${idColumn},
      name text not null,
      entity text not null check (entity in ('company', 'contact', 'project')),
      kind text not null check (kind in ('new', 'updated')),
      import_id integer,
      connection_id integer references erp_connection (id) on delete set null,
      user_id integer references user_account (id),
      created_at text not null,
      deleted_at text,
      job_id integer)`,
    "create index selection_import on selection (import_id)",
    // Which job deleted a record with its selection: it alone is what restoring brings back.
    `create table selection_member (
      selection_id integer not null references selection (id) on delete cascade,
      record_id integer not null,
      deleted_by integer,
      primary key (selection_id, record_id)) without rowid`,
    `create table erp_import (
      id ${idColumn},
      name text not null,
      connection_id integer not null references erp_connection (id) on delete cascade,
      actor_type text not null,
      entity text not null check (entity in ('company', 'contact', 'project')),
      settings text not null,
      criteria text not null default '[]',
      user_id integer references user_account (id),
      created_at text not null,
      preview_job_id integer,
      import_job_id integer)`,
    "create index erp_import_connection on erp_import (connection_id, id)",
    `create table erp_import_found (
      id ${idColumn},
      import_id integer not null references erp_import (id) on delete cascade,
      erp_key text not null,
      actor text not null,
      unique (import_id, erp_key))`,
    `create table erp_import_line (
      id ${idColumn},
      import_id integer not null references erp_import (id) on delete cascade,
      actor_type text not null,
      erp_key text not null,
      parent_type text not null default '',
      parent_key text not null default '',
      is_brought integer not null default 0,
      name text not null default '',
      actor text not null default '{}',
      is_checked integer not null default 1,
      outcome text,
      result text,
      reason text,
      details text not null default '{}',
      value_count integer not null default 0,
      problem_count integer not null default 0,
      record_id integer,
      match_key text,
      unique (import_id, actor_type, erp_key))`,
    "create index erp_import_line_order on erp_import_line (import_id, id)",
    "create index erp_import_line_outcome on erp_import_line (import_id, outcome, id)",
    "create index erp_import_line_result on erp_import_line (import_id, result, id) where result is not null",
    "create index erp_import_line_match on erp_import_line (import_id, match_key) where match_key is not null",
    "create index erp_import_line_parent on erp_import_line (import_id, parent_key) where parent_key <> ''",
    `create table erp_import_item (
      import_id integer not null references erp_import (id) on delete cascade,
      actor_type text not null,
      field_key text not null,
      erp_item_key text not null,
      text text not null,
      count integer not null,
      primary key (import_id, actor_type, field_key, erp_item_key)) without rowid`,
    // Duplicates are looked for by what people write in several ways, a batch at a time among a million records.
    `create index company_vat_key on company (${plain("vat_number")}) where ${filled("vat_number")}`,
    `create index company_code_key on company (trim(code)) where ${filled("code")}`,
    `create index contact_mobile_key on contact (${plain("phone_mobile")}) where ${filled("phone_mobile")}`,
  ],
};

/** The same expression as crm/duplicate-keys.ts asks with: SQLite takes the index only for the very same. */
const plain = (column: string) =>
  [" ", "-", ".", "/", "(", ")"].reduce((sql, mark) => `replace(${sql}, '${mark}', '')`, `upper(${column})`);

const filled = (column: string) => `deleted_at is null and ${column} is not null`;
