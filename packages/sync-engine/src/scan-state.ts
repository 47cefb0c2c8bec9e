/** What one full round of the background scan found. */
export interface ScanFigure {
  /** When the round ended, ISO 8601 in UTC. */
  readonly at: string;
  /** Links that were looked at. */
  readonly compared: number;
  /** Of them, those whose mapped fields were all equal on both sides when they were looked at. */
  readonly identical: number;
}

/** Where the background scan stands. */
export interface ScanState {
  /** Id of the last link of this round that was looked at; null when the round is over. */
  readonly afterId: number | null;
  /** When this round began, ISO 8601 in UTC. */
  readonly startedAt: string;
  /** When the last page was looked at, ISO 8601 in UTC. */
  readonly steppedAt: string;
  /** Links that there were when the round began. */
  readonly links: number;
  readonly compared: number;
  readonly identical: number;
  /** The last full round; null before the first is over. */
  readonly last: ScanFigure | null;
}
