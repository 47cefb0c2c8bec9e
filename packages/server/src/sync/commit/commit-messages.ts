import type { BatchCommit, CommitOutcome, LinkUpdate } from "@brygga/sync-engine";

/** What is to become of a link, with its base as it is stored: JSON. */
export type StoredLinkUpdate = Omit<LinkUpdate, "base"> & { readonly base: string };

/** A batch as it is handed over: texts go from thread to thread faster than objects of many members. */
export type HandedBatch = Omit<BatchCommit, "links"> & { readonly links: readonly StoredLinkUpdate[] };

export const handedBatch = (batch: BatchCommit): HandedBatch => ({
  ...batch,
  links: batch.links.map((link) => ({ ...link, base: JSON.stringify(link.base) })),
});

/** For which run a batch is committed, with all that has to be known of it. */
export interface CommitTask {
  readonly connectionId: number;
  readonly origin: string;
  /** Of the connection's fence. */
  readonly holder: string;
  /** Its row is stored. */
  readonly run: { readonly id: number; readonly userId: number | null };
  readonly at: Date;
}

export type CommitAnswer =
  | { readonly kind: "done"; readonly outcome: CommitOutcome }
  /** Another process has taken the connection; nothing was committed. */
  | { readonly kind: "fenced-off" };
