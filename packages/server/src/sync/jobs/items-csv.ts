import type { JobItem } from "@brygga/api-contract";
import { csvHead, csvLines } from "../../csv.ts";
import type { Db } from "../../db/database.ts";
import { listItems } from "../../jobs/job-items.ts";
import { type ItemContext, presentItems } from "./job-view.ts";

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

/**
 * The items of a job as the lines of a CSV file, piece by piece: a list of a million differences is never in memory.
 * What a spreadsheet would take for a formula is marked as text.
 */
export async function* itemsAsCsv(
  db: Db,
  { jobId, category, ...context }: ItemsToExport,
): AsyncGenerator<string> {
  yield csvHead(COLUMNS);
  for (let after = 0; ; ) {
    const items = await listItems(db, { jobId, category, after, limit: PAGE_SIZE });
    const shown = await presentItems(db, items, context);
    yield csvLines(shown, COLUMNS);
    if (items.length < PAGE_SIZE) return;
    after = items.at(-1)?.id ?? after;
  }
}
