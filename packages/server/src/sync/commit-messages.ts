import type { BatchCommit, CommitOutcome } from "@brygga/sync-engine";

/** A batch that a thread is to commit, with all that it has to know of the run. */
export interface CommitTask {
  readonly connectionId: number;
  readonly origin: string;
  /** Of the connection's fence. */
  readonly holder: string;
  /** Its row is stored. */
  readonly run: { readonly id: number; readonly userId: number | null };
  readonly at: Date;
  readonly batch: BatchCommit;
}

/** What the thread is asked: to commit a batch, or (null) to close its database and end. */
export type ThreadAsk = CommitTask | null;

export type ThreadReply =
  /** The database is open. */
  | { readonly kind: "ready" }
  | { readonly kind: "done"; readonly outcome: CommitOutcome }
  | { readonly kind: "fenced-off" }
  /** Nothing was committed. */
  | { readonly kind: "failed"; readonly error: unknown };
