import type { JobItem } from "@brygga/api-contract";
import { csvOfPages } from "../../csv.ts";
import type { Db } from "../../db/database.ts";
import { type ItemContext, itemPage } from "./job-view.ts";

const COLUMNS = [
  "category",
  "entity",
  "entityId",
  "recordName",
  "actorType",
  "erpKey",
  "erpFieldKey",
  "erpFieldName",
  "crmFieldKey",
  "target",
  "oldValue",
  "newValue",
  "erpValue",
  "crmValue",
  "reason",
] as const satisfies readonly (keyof JobItem)[];

const PAGE_SIZE = 500;

export interface ItemsToExport extends ItemContext {
  readonly jobId: number;
  readonly category?: string | undefined;
}

/** The items of a job as the lines of a CSV file. */
export const itemsAsCsv = (db: Db, { jobId, category, ...context }: ItemsToExport): AsyncIterable<string> =>
  csvOfPages({ columns: COLUMNS }, (cursor) =>
    itemPage(db, { jobId, category, cursor, limit: PAGE_SIZE }, context),
  );
