import type { Migration } from "../migration.ts";

/**
 * The actor of a line is most of it, and is read by nobody but who looks at what was chosen: beside the lines, a preview and an
 * import write a fifth of the pages.
 */
export const actorsOfLines: Migration = {
  version: 22,
  name: "actors-of-lines",
  statements: () => [
    `create table erp_import_actor (
      line_id integer primary key references erp_import_line (id) on delete cascade,
      actor text not null)`,
    "insert into erp_import_actor (line_id, actor) select id, actor from erp_import_line where is_brought = 0",
    "alter table erp_import_line drop column actor",
  ],
};
