import type { Migration } from "../migration.ts";

/** Who unchecks some of a hundred thousand lines is told how many they are without all being read. */
export const uncheckedLines: Migration = {
  version: 19,
  name: "unchecked-lines",
  statements: () => [
    "create index erp_import_line_unchecked on erp_import_line (import_id, outcome) where is_checked = 0",
  ],
};
