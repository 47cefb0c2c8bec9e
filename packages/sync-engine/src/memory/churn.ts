/** What is remembered of one field of a link that is written to the ERP although no person changed it. */
export interface FieldChurn {
  /** Values that were sent lately, the last one last. Canonical text. */
  readonly sent: readonly string[];
  /** What the ERP made of the last one. */
  readonly left: string;
  /** Whether that is the value that was sent, in the form in which the ERP stores it. */
  readonly isKept: boolean;
  /** How often the field has come round. */
  readonly rounds: number;
  /** Other connections through which it came, by origin: `sync:7`. */
  readonly via: readonly string[];
  /** When it was written last, as an ISO 8601 text. */
  readonly at: string;
}

/** By ERP field key; empty nearly always. */
export type Churn = Readonly<Record<string, FieldChurn>>;

export const NO_CHURN: Churn = {};

/** So many rounds are let pass. */
export const MAX_ROUNDS = 3;

const FORGOTTEN_AFTER_MS = 60 * 60_000;
const VALUES_KEPT = 4;

/** A value that was written to the ERP, and why. */
export interface ChurnWrite {
  readonly sent: string;
  /** What the ERP answered. */
  readonly stored: string;
  /** What it held before. */
  readonly before: string;
  readonly isKept: boolean;
  /** Whether what it answered goes on to the CRM. */
  readonly flowsBack: boolean;
  /** Who wrote to the CRM record since it was looked at last: `user:3`, `api:7`, `sync:2`. */
  readonly origins: readonly string[];
  readonly at: Date;
}

const isPerson = (origin: string): boolean => origin.startsWith("user:");
const isSync = (origin: string): boolean => origin.startsWith("sync:");

/** Whether the field has come round too often, and is not synchronised until somebody says so. */
export const isStopped = (churn: FieldChurn | undefined): churn is FieldChurn =>
  churn !== undefined && churn.rounds >= MAX_ROUNDS;

/**
 * What is remembered after one more write. It has come round where a value is sent again that the ERP has moved
 * away from since, or where the change came through another connection, derives from what the ERP made of the last one,
 * and is changed again, which goes on to the CRM. What people do is never counted, however often they do it: neither
 * what they write in the CRM, nor what they write in another ERP. After an hour all is forgotten.
 */
export function countWrite(known: FieldChurn | undefined, write: ChurnWrite): FieldChurn | undefined {
  const { sent, stored, isKept, origins, at } = write;
  if (origins.length === 0 || origins.some(isPerson)) return known;
  const recent = known !== undefined && isRecent(known, at) ? known : undefined;
  const hasComeRound = isRecurring(recent, write) || isBouncing(recent, write);
  const through = hasComeRound ? origins.filter(isSync) : [];
  return {
    sent: [...(recent?.sent ?? []).filter((value) => value !== sent), sent].slice(-VALUES_KEPT),
    left: stored,
    isKept,
    rounds: (recent?.rounds ?? 0) + (hasComeRound ? 1 : 0),
    via: [...new Set([...(recent?.via ?? []), ...through])],
    at: at.toISOString(),
  };
}

const isRecent = (known: FieldChurn, now: Date): boolean =>
  known.rounds >= MAX_ROUNDS || now.getTime() - Date.parse(known.at) < FORGOTTEN_AFTER_MS;

/** Where the ERP still holds what it was sent last it was the CRM alone that changed its mind. */
function isRecurring(known: FieldChurn | undefined, { sent, before }: ChurnWrite): boolean {
  if (known === undefined || !known.sent.includes(sent)) return false;
  return before !== known.left || !known.isKept;
}

/** What somebody writes in another ERP comes through its connection too, but has nothing to do with our last answer. */
function isBouncing(known: FieldChurn | undefined, write: ChurnWrite): boolean {
  const { sent, origins, isKept, flowsBack } = write;
  if (known === undefined || known.isKept || isKept || !flowsBack || !origins.some(isSync)) return false;
  return known.sent.includes(sent) || isDerived(sent, known.left);
}

/** Whether one text may have been made out of the other by writing it otherwise, lengthening or shortening it. */
function isDerived(text: string, from: string): boolean {
  const [left, right] = [lettersOf(text), lettersOf(from)];
  return left.includes(right) || right.includes(left);
}

const lettersOf = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "") || text;
