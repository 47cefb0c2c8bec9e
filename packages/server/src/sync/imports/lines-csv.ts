import type { ImportLine } from "@brygga/api-contract";
import { csvHead, csvLines } from "../../csv.ts";
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

/** Lines of an import as those of a CSV file, piece by piece: a hundred thousand are never in memory. */
export async function* linesAsCsv(
  db: Db,
  one: ErpImport,
  { query, language }: LinesToExport,
): AsyncGenerator<string> {
  yield csvHead(COLUMNS);
  let cursor: string | undefined;
  do {
    const page = await linePage(db, one, { query: { ...query, limit: PAGE_SIZE, cursor }, language });
    yield csvLines(page.items.map(toRow), COLUMNS);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

const toRow = ({ details, record, isChecked, ...line }: ImportLine) => ({
  ...line,
  isChecked: String(isChecked),
  details: Object.keys(details).length === 0 ? "" : JSON.stringify(details),
  entityId: record?.id ?? "",
  recordName: record?.name ?? "",
});
