import { textByKey } from "../model/text-by-key.ts";
import type { RivalCreate, SentCreate } from "./create-ports.ts";

/**
 * So long after it was sent a request may still be carried out. Nobody waits for an answer longer than minutes; what has taken
 * a request in (a queue before the ERP, a batch of the night) may hold it over a night, a weekend or a few days of standstill.
 * The time errs on the long side: too long, and somebody is asked once more; too short, and a record is linked with another
 * one's actor.
 */
export const LANDS_WITHIN_MS = 7 * 24 * 3_600_000;

/**
 * Whether the actor of a rival may appear after those were noted that were there before the intent was sent: only then can it
 * be taken for the intent's own. So what was given up is no rival of what is sent when its time is over.
 */
export const canBeNewTo = (intent: Pick<SentCreate, "sentAt">, rival: RivalCreate): boolean =>
  !rival.isGivenUp || canStillLand(rival, Date.parse(intent.sentAt));

/** Whether a request may still be carried out at a time, in milliseconds since 1970. */
export const canStillLand = ({ sentAt }: Pick<SentCreate, "sentAt">, atMs: number): boolean =>
  Date.parse(sentAt) + LANDS_WITHIN_MS >= atMs;

/**
 * The intent with what is certain of its actor where an earlier request for the same record may have made it: the values that
 * all of them had. The rest is compared as in a link that never agreed on them.
 */
export function withoutOther<Intent extends SentCreate>(
  intent: Intent,
  earlier: readonly Pick<RivalCreate, "sent">[],
): Intent {
  const isSame = ([key]: readonly [string, string]): boolean =>
    earlier.every(({ sent }) => textByKey(sent.fieldValues, key) === textByKey(intent.sent.fieldValues, key));
  if (earlier.length === 0) return intent;
  const fieldValues = Object.fromEntries(Object.entries(intent.sent.fieldValues).filter(isSame));
  const agreed = Object.fromEntries(Object.entries(intent.agreed).filter(isSame));
  return { ...intent, sent: { ...intent.sent, fieldValues }, agreed };
}
