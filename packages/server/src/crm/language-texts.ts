import type { LanguageCode, MultiLanguage } from "@brygga/api-contract";
import { parseMultiLanguageText } from "@brygga/protocol";

/** The code under which a text of each language is stored; others that are read for it are in the protocol. */
const STORED_CODES: Readonly<Record<LanguageCode, string>> = {
  en: "US",
  sv: "SV",
  nb: "NO",
  da: "DA",
  de: "DE",
  nl: "NL",
};

/** Every code that stands for a language of the interface. */
const LANGUAGE_OF_CODE: Readonly<Record<string, LanguageCode>> = {
  US: "en",
  EN: "en",
  UK: "en",
  SV: "sv",
  SW: "sv",
  SE: "sv",
  NO: "nb",
  NB: "nb",
  DA: "da",
  DK: "da",
  DE: "de",
  GE: "de",
  NL: "nl",
  DU: "nl",
};

/** A stored text by language; a plain text counts as English. Languages that the interface lacks are left out. */
export function toLanguageTexts(stored: string): MultiLanguage {
  const entries = parseMultiLanguageText(stored);
  if (entries === null) return stored === "" ? {} : { en: stored };
  const texts: MultiLanguage = {};
  for (const [code, text] of entries) {
    const language = LANGUAGE_OF_CODE[code];
    if (language !== undefined && text !== "") texts[language] ??= text;
  }
  return texts;
}

/**
 * Texts by language as one stored text. What `present` holds in languages that the interface does not know is
 * kept: an ERP may write the name of a country in Finnish.
 */
export function fromLanguageTexts(texts: MultiLanguage, present = ""): string {
  const known = Object.entries(STORED_CODES).flatMap(([language, code]): [string, string][] => {
    const text = texts[language as LanguageCode] ?? "";
    return text === "" ? [] : [[code, text]];
  });
  const foreign = [...(parseMultiLanguageText(present) ?? [])].filter(
    ([code]) => LANGUAGE_OF_CODE[code] === undefined,
  );
  const entries = [...known, ...foreign];
  // The form has no sure way to write a straight quote, so those become curly ones.
  return entries.map(([code, text]) => `${code}:"${text.replaceAll('"', "”")}"`).join(";");
}

/** Every wording of a stored text, in one form for comparison. */
export function wordingsOf(stored: string): string[] {
  const entries = parseMultiLanguageText(stored);
  const texts = entries === null ? [stored] : [...entries.values()];
  return texts.filter((text) => text !== "").map(comparable);
}

const comparable = (text: string): string => text.normalize("NFKC").trim().toLowerCase();
