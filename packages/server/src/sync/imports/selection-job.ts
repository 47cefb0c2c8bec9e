import { NOTHING_READ } from "@brygga/sync-engine";
import { z } from "zod";
import { deleteRecords, restoreRecords } from "../../crm/delete-records.ts";
import { changeSelection, loadSelection, memberIds, noteDeletedBy } from "../../crm/selections.ts";
import { type Db, inTransaction } from "../../db/database.ts";
import type { Job, JobKind, JobSlice } from "../../jobs/job.ts";

const params = z.object({ selectionId: z.int(), action: z.enum(["delete", "restore"]) });
const position = z.object({ after: z.int() }).nullable();

const PAGE_SIZE = 500;

export interface SelectionJobDeps {
  readonly db: Db;
  readonly clock: { now(): Date };
}

/**
 * Deletes the records of a selection, and it with them, or brings back what was deleted so. Records that somebody else
 * has deleted stay as they are. Links stop and wake as with any record.
 */
export const selectionJob = ({ db, clock }: SelectionJobDeps): JobKind => ({
  name: "selection-records",
  async open(job) {
    const { selectionId, action } = params.parse(job.params);
    const { count, deletedCount } = await loadSelection(db, selectionId);
    return {
      total: job.counts.read + (action === "delete" ? count : deletedCount),
      isReadOnly: false,
      runId: null,
      async slice(stored) {
        const after = position.parse(stored)?.after ?? 0;
        return action === "delete"
          ? deleteSlice({ db, job, selectionId, at: clock.now() }, after)
          : restoreSlice({ db, job, selectionId, at: clock.now() }, after);
      },
      end: async () => undefined,
    };
  },
});

interface Work {
  readonly db: Db;
  readonly job: Job;
  readonly selectionId: number;
  readonly at: Date;
}

const originOf = ({ userId, id }: Job) => (userId === null ? `job:${id}` : `user:${userId}`);

function deleteSlice({ db, job, selectionId, at }: Work, after: number): Promise<JobSlice> {
  return inTransaction(db, async (trx) => {
    const { entity } = await loadSelection(trx, selectionId);
    const ids = await memberIds(trx, { selectionId, after, limit: PAGE_SIZE });
    if (ids.length === 0) {
      await changeSelection(trx, selectionId, { deletedAt: at.toISOString() });
      return { position: null, counts: NOTHING_READ };
    }
    const deleted = await deleteRecords(trx, { entity, ids }, originOf(job));
    await noteDeletedBy(trx, { selectionId, ids: deleted, jobId: job.id });
    return sliceOf(ids, deleted.length);
  });
}

function restoreSlice({ db, job, selectionId }: Work, after: number): Promise<JobSlice> {
  return inTransaction(db, async (trx) => {
    const { entity } = await loadSelection(trx, selectionId);
    await changeSelection(trx, selectionId, { deletedAt: null });
    const page = { selectionId, after, limit: PAGE_SIZE, isDeletedWithIt: true };
    const ids = await memberIds(trx, page);
    if (ids.length === 0) return { position: null, counts: NOTHING_READ };
    const restored = await restoreRecords(trx, { entity, ids }, originOf(job));
    await noteDeletedBy(trx, { selectionId, ids, jobId: null });
    return sliceOf(ids, restored.length);
  });
}

const sliceOf = (ids: readonly number[], written: number): JobSlice => ({
  position: { after: ids.at(-1) ?? 0 },
  counts: { ...NOTHING_READ, read: ids.length, written, unchanged: ids.length - written },
});
