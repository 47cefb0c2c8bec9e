/** Bounds of one call. Times in milliseconds, sizes in bytes. */
export interface CallLimits {
  /** Until the socket is open, TLS included. */
  readonly connectMs: number;
  /** From there until the first byte of the answer. */
  readonly firstByteMs: number;
  /** A whole call that is answered in one piece. */
  readonly wholeMs: number;
  /** Silence within an answer that is streamed; such an answer has no bound on its whole. */
  readonly idleMs: number;
  readonly maxPlainBytes: number;
  readonly maxStreamBytes: number;
}

export const DEFAULT_CALL_LIMITS: CallLimits = {
  connectMs: 10_000,
  firstByteMs: 60_000,
  wholeMs: 120_000,
  idleMs: 60_000,
  maxPlainBytes: 64 * 1024 * 1024,
  maxStreamBytes: 4 * 1024 * 1024 * 1024,
};
