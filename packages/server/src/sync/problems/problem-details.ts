import { textInLanguage } from "@brygga/protocol";
import { PARENT_KEY_FIELD } from "@brygga/sync-engine";

/** The stored details of a problem, with what an ERP said (it may speak several languages) in one of them. */
export function detailsInLanguage(stored: string, language: string): Record<string, string> {
  return detailsOf(JSON.parse(stored) as Record<string, string>, language);
}

/** The details of a problem in one language. */
export function detailsOf(
  details: Readonly<Record<string, string>>,
  language: string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(details).map(([key, text]) => [key, textInLanguage(text, language)]),
  );
}

/** The mapped field that a problem is about; null where it is the record as a whole, or its parent. */
export const fieldOfProblem = (erpFieldKey: string): string | null =>
  erpFieldKey === "" || erpFieldKey === PARENT_KEY_FIELD ? null : erpFieldKey;
