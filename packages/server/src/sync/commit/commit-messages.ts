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

/** What the thread is asked. */
export type ThreadAsk =
  /** To keep a batch, instead of the one that it keeps. */
  | { readonly kind: "keep"; readonly batch: HandedBatch }
  /** To commit the batch that it keeps. */
  | { readonly kind: "commit"; readonly task: CommitTask }
  /** To close its database and end. */
  | { readonly kind: "end" };

export type ThreadReply =
  /** The database is open. */
  | { readonly kind: "ready" }
  | { readonly kind: "done"; readonly outcome: CommitOutcome }
  | { readonly kind: "fenced-off" }
  /** Nothing was committed. */
  | { readonly kind: "failed"; readonly error: unknown };
