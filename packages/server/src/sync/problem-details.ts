import { textInLanguage } from "@brygga/protocol";

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
