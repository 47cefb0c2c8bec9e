/** Bounds of one call. Times in milliseconds, sizes in bytes. */
export interface CallLimits {
  /** Until the socket is open, TLS included. */
  readonly connectMs: number;
  /** From there until the first byte of the answer. */
  readonly firstByteMs: number;
  /** A whole call that is answered in one piece. */
  readonly wholeMs: number;
  /** Silence within an answer. */
  readonly idleMs: number;
  /** Bytes that must come for silence to have ended; fewer are a trickle. */
  readonly idleBytes: number;
  /** All waiting for the rest of an answer that has begun. It is what bounds the whole of a stream. */
  readonly bodyMs: number;
  readonly maxPlainBytes: number;
  readonly maxStreamBytes: number;
}

export const DEFAULT_CALL_LIMITS: CallLimits = {
  connectMs: 10_000,
  firstByteMs: 60_000,
  wholeMs: 120_000,
  idleMs: 60_000,
  idleBytes: 1024,
  bodyMs: 6 * 60 * 60 * 1000,
  maxPlainBytes: 64 * 1024 * 1024,
  maxStreamBytes: 4 * 1024 * 1024 * 1024,
};
