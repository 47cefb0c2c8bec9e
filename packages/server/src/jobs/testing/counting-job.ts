import { NOTHING_READ } from "@brygga/sync-engine";
import type { Job, JobKind, JobSlice, OpenedJob } from "../job.ts";

export interface Counting extends Partial<Pick<OpenedJob, "isReadOnly">> {
  /** How many slices it has. */
  readonly slices: number;
  /** Called in every slice with its number, from 0. */
  readonly during?: (slice: number, job: Job, signal: AbortSignal) => Promise<void>;
}

/** A job that counts its slices, one item and one record each. */
export const countingJob = ({ slices, during = async () => {}, isReadOnly = false }: Counting): JobKind => ({
  name: "count",
  open: async (job) => ({
    total: slices,
    isReadOnly,
    runId: null,
    end: async () => {},
    async slice(position, signal): Promise<JobSlice> {
      const number = position === null ? 0 : (position as { next: number }).next;
      await during(number, job, signal);
      return {
        position: number + 1 < slices ? { next: number + 1 } : null,
        counts: { ...NOTHING_READ, read: 1, written: 1 },
        figures: { slices: 1 },
        items: [{ category: "slice", newValue: String(number) }],
      };
    },
  }),
});
