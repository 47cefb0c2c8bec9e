import { type Translate, textOf } from "../i18n/use-texts.ts";

export interface SyncProblemText {
  /** What is wrong, and why. */
  text: string;
  /** What to do about it. */
  advice: string;
}

/**
 * Says why a value, or a whole record, could not be synchronised. `details` fill the text with the values
 * concerned; without them the text speaks in general.
 */
export function syncProblemText(
  t: Translate,
  code: string,
  details: Readonly<Record<string, string>> = {},
): SyncProblemText {
  const known = textOf(t, `crm:problems.${code}.advice`) !== "" ? code : "other";
  const hasValues = Object.values(details).some((value) => value !== "");
  const exact = hasValues ? textOf(t, `crm:problems.${known}.exact`, details) : "";
  return {
    text: exact || textOf(t, `crm:problems.${known}.text`, { ...details, code }),
    advice: textOf(t, `crm:problems.${known}.advice`, details),
  };
}
