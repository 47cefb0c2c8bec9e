import type { LogReason, LogRow } from "@brygga/sync-engine";
import { type SqlBool, sql } from "kysely";
import { z } from "zod";
import type { Db } from "../../db/database.ts";
import { idSet } from "../../db/sql.ts";
import type { LinkSubject } from "../links/link-subjects.ts";
import { SLICE_SIZE } from "./job-work.ts";

/** Which log rows are to be taken back: those that all members given agree on. At least one is given. */
export const undoSelection = z.object({
  runId: z.int().optional(),
  rowIds: z.array(z.int()).optional(),
  linkId: z.int().optional(),
  /** Only rows with at least this id, such as the first of the changes that are to go. */
  fromRowId: z.int().optional(),
  /** Rows that were there when it was asked for: what the undo itself logs is none of them. */
  toRowId: z.int(),
});
export type UndoSelection = z.infer<typeof undoSelection>;

/**
 * What an import has filled is taken back with the import as a whole, which does not touch the ERP: as a change of its own
 * it would empty the field there, where the value came from.
 */
const UNDOABLE = sql`and (reason <> 'import' or old_value <> '')`;

/**
 * Rows are found by their run, their record or their ids. The plus keeps the database from going through the whole
 * log of a connection, or all ids up to one, instead.
 */
export const selected = ({ runId, rowIds, linkId, fromRowId, toRowId }: Partial<UndoSelection>) =>
  sql<SqlBool>`+id <= ${toRowId ?? Number.MAX_SAFE_INTEGER} ${UNDOABLE}
    ${runId === undefined ? sql`` : sql`and run_id = ${runId}`}
    ${rowIds === undefined ? sql`` : sql`and id in ${idSet(rowIds)}`}
    ${linkId === undefined ? sql`` : ofLink(linkId)}
    ${fromRowId === undefined ? sql`` : sql`and +id >= ${fromRowId}`}`;

const ofConnection = (connectionId: number) => sql<SqlBool>`+connection_id = ${connectionId}`;

/** By the record of the link, because the log is found by records. */
const ofLink = (linkId: number) => sql`and link_id = ${linkId}
  and crm_entity = (select crm_entity from link where link.id = ${linkId})
  and crm_id = (select crm_id from link where link.id = ${linkId})`;

/** How many links the selected rows are about. */
export async function countUndoLinks(
  db: Db,
  connectionId: number,
  selection: UndoSelection,
): Promise<number> {
  const { count } = await db
    .selectFrom("sync_log")
    .select((eb) => eb.fn.count<number>("link_id").distinct().as("count"))
    .where(ofConnection(connectionId))
    .where(selected(selection))
    .executeTakeFirstOrThrow();
  return Number(count);
}

export interface UndoPage {
  /** All selected rows of these links, oldest first. */
  readonly rows: readonly LogRow[];
  /** What the links joined, also where they are gone. */
  readonly subjects: ReadonlyMap<number, LinkSubject>;
  readonly afterId: number | null;
}

/** The selected rows of the next links. */
export async function undoPage(
  db: Db,
  { connectionId, selection, afterId }: { connectionId: number; selection: UndoSelection; afterId: number },
): Promise<UndoPage> {
  const links = await db
    .selectFrom("sync_log")
    .select("link_id")
    .distinct()
    .where(ofConnection(connectionId))
    .where(selected(selection))
    .where("link_id", ">", afterId)
    .orderBy("link_id")
    .limit(SLICE_SIZE)
    .execute();
  const linkIds = links.map((row) => row.link_id);
  const rows = await db
    .selectFrom("sync_log")
    .selectAll()
    .where(ofConnection(connectionId))
    .where(selected(selection))
    .where("link_id", "in", idSet(linkIds))
    .orderBy("id")
    .execute();
  return {
    rows: rows.map(toLogRow),
    subjects: new Map(
      rows.map((row) => [
        row.link_id,
        { entity: row.crm_entity, crmId: row.crm_id, actorType: row.actor_type, erpKey: row.erp_key },
      ]),
    ),
    afterId: linkIds.length < SLICE_SIZE ? null : (linkIds.at(-1) ?? null),
  };
}

interface StoredRow {
  readonly link_id: number;
  readonly erp_field_key: string;
  readonly crm_field_key: string;
  readonly target: "crm" | "erp";
  readonly old_value: string;
  readonly new_value: string;
  readonly reason: string;
}

const toLogRow = (row: StoredRow): LogRow => ({
  linkId: row.link_id,
  erpFieldKey: row.erp_field_key,
  crmFieldKey: row.crm_field_key,
  target: row.target,
  oldValue: row.old_value,
  newValue: row.new_value,
  reason: row.reason as LogReason,
});
