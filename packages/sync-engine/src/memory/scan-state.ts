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

interface RoundTerms {
  readonly now: Date;
  /** How long a full round takes, in milliseconds. */
  readonly roundMs: number;
  readonly countLinks: () => Promise<number>;
}

/**
 * The round that is under way, or a new one when it is time for that; null when there is nothing to do. A clock that was
 * put back begins a new round, too.
 */
export async function beginRound(
  scan: ScanState | undefined,
  { now, roundMs, countLinks }: RoundTerms,
): Promise<ScanState | null> {
  if (scan !== undefined) {
    const elapsedMs = now.getTime() - Date.parse(scan.startedAt);
    const isPut = elapsedMs < 0;
    if (scan.afterId !== null && !isPut) return scan;
    if (elapsedMs < roundMs && !isPut) return null;
  }
  const links = await countLinks();
  if (links === 0) return null;
  const at = now.toISOString();
  const last = scan?.last ?? null;
  return { afterId: 0, startedAt: at, steppedAt: at, links, compared: 0, identical: 0, last };
}

/** Whether fewer links have been looked at than should have been by now: evenly over the round. */
export function isBehind(scan: ScanState, now: Date, roundMs: number): boolean {
  if (scan.afterId === null) return false;
  const elapsedMs = Math.max(0, now.getTime() - Date.parse(scan.startedAt));
  return scan.compared <= (scan.links * elapsedMs) / roundMs;
}

interface ScannedPage {
  /** null: it was the last. */
  readonly afterId: number | null;
  readonly now: Date;
  readonly compared: number;
  readonly identical: number;
}

/** The round after another page. */
export function steppedTo(scan: ScanState, page: ScannedPage): ScanState {
  const at = page.now.toISOString();
  const compared = scan.compared + page.compared;
  const identical = scan.identical + page.identical;
  const last = page.afterId === null ? { at, compared, identical } : scan.last;
  return { ...scan, afterId: page.afterId, steppedAt: at, compared, identical, last };
}
