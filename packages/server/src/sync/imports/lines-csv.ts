import type { ImportLine } from "@brygga/api-contract";
import { csvOfPages } from "../../csv.ts";
import type { Db } from "../../db/database.ts";
import type { ErpImport } from "./import-store.ts";
import { type LinePageQuery, linePage } from "./line-pages.ts";

const COLUMNS = [
  "entity",
  "actorType",
  "erpKey",
  "name",
  "parentName",
  "isChecked",
  "outcome",
  "result",
  "reason",
  "details",
  "values",
  "problems",
  "entityId",
  "recordName",
] as const;

const PAGE_SIZE = 500;

export interface LinesToExport {
  readonly query: Omit<LinePageQuery, "limit" | "cursor">;
  readonly language: string;
}

/** Lines of an import as those of a CSV file. */
export const linesAsCsv = (
  db: Db,
  one: ErpImport,
  { query, language }: LinesToExport,
): AsyncIterable<string> =>
  csvOfPages({ columns: COLUMNS }, async (cursor) => {
    const page = await linePage(db, one, { query: { ...query, limit: PAGE_SIZE, cursor }, language });
    return { ...page, items: page.items.map(toRow) };
  });

const toRow = ({ details, record, isChecked, ...line }: ImportLine) => ({
  ...line,
  isChecked: String(isChecked),
  details: Object.keys(details).length === 0 ? "" : JSON.stringify(details),
  entityId: record?.id ?? "",
  recordName: record?.name ?? "",
});
