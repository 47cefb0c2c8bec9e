/** What a thread that writes is asked. */
export type WriterAsk<Note, Task> =
  /** To know something, which is not answered. */
  | { readonly kind: "note"; readonly note: Note }
  | { readonly kind: "task"; readonly task: Task }
  /** To close its database and end. */
  | { readonly kind: "end" };

export type WriterReply<Answer> =
  /** The database is open. */
  | { readonly kind: "ready" }
  | { readonly kind: "done"; readonly answer: Answer }
  /** The task has thrown; `errcode` is SQLite's, which does not survive with the error. */
  | { readonly kind: "failed"; readonly error: unknown; readonly errcode: number | null };

export const failedReply = (error: unknown): WriterReply<never> => ({
  kind: "failed",
  error,
  errcode:
    error instanceof Error && "errcode" in error && typeof error.errcode === "number" ? error.errcode : null,
});

/** The error as it was thrown in the thread. */
export function thrownError({ error, errcode }: { error: unknown; errcode: number | null }): unknown {
  return error instanceof Error && errcode !== null ? Object.assign(error, { errcode }) : error;
}
