import type { Migration } from "../migration.ts";

/**
 * Indexes that cost every write more than they gave readers. Those of fields with items had the name in them, so that a
 * new name was written in five places, each somewhere else in the file; and nobody goes through a million companies
 * by their telephone numbers.
 */
export const leanSortIndexes: Migration = {
  version: 18,
  name: "lean-sort-indexes",
  statements: () => [
    ...Object.entries(BY_VALUE).flatMap(([table, columns]) =>
      columns.flatMap((column) => byId(table, column)),
    ),
    ...[
      "company_sort_phone",
      "company_sort_vat_number",
      "contact_sort_phone_direct",
      "contact_sort_phone_mobile",
    ].map((index) => `drop index ${index}`),
  ],
};

const BY_VALUE = {
  company: ["category", "business", "country", "our_contact_id"],
  contact: ["position", "country"],
  project: ["type", "status"],
};

const byId = (table: string, column: string): string[] => [
  `drop index ${table}_sort_${column}`,
  `create index ${table}_sort_${column} on ${table} (${column}, id) where deleted_at is null`,
];
