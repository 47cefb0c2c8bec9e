/** What callers of a service may take of it. Times in milliseconds. */
export interface ServiceLimits {
  /** Until the head of a request is there. @default 20 seconds */
  readonly headersMs: number;
  /** Until a request is there as a whole. @default 2 minutes */
  readonly requestMs: number;
  /** How long a caller may take to read 64 KB of its answer. @default 1 minute */
  readonly readMs: number;
  /** Connections at a time; further ones are closed at once. @default 256 */
  readonly connections: number;
}

export const DEFAULT_SERVICE_LIMITS: ServiceLimits = {
  headersMs: 20_000,
  requestMs: 120_000,
  readMs: 60_000,
  connections: 256,
};
