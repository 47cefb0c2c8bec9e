// No two adjacent \s*: a long run of blanks would then be tried in every way to cut it in two.
const ENTRY_START = /\s*(?:;\s*)?([A-Za-z]{2}):"/y;
const ENTRY_END = /"\s*(?:;\s*)?(?:[A-Za-z]{2}:"|$)/g;

/** The codes that a language goes by in multi-language texts, best first. */
const CODES_OF_LANGUAGE: Readonly<Record<string, readonly string[]>> = {
  en: ["US", "EN", "UK"],
  "en-gb": ["UK", "EN", "US"],
  nb: ["NO", "NB", "NN"],
  nn: ["NO", "NN", "NB"],
  no: ["NO", "NB", "NN"],
  sv: ["SW", "SV", "SE"],
  da: ["DA", "DK"],
  de: ["GE", "DE"],
  nl: ["DU", "NL"],
  fr: ["FR"],
  fi: ["FI"],
  es: ["SP", "ES"],
  it: ["IT"],
};

const FALLBACK_CODES = ["US", "EN"];

/**
 * Takes `US:"Text in English";NO:"Tekst på norsk"` apart, texts by upper-case language code in the order in
 * which they stand. The semicolon between entries may be missing; a doubled quote inside a text is one quote;
 * what follows the last entry is left out.
 *
 * @returns null when the text is not of this form.
 */
export function parseMultiLanguageText(text: string): Map<string, string> | null {
  const texts = new Map<string, string>();
  let position = 0;
  for (;;) {
    ENTRY_START.lastIndex = position;
    const start = ENTRY_START.exec(text);
    if (start?.[1] === undefined) break;
    const from = ENTRY_START.lastIndex;
    const to = endOfEntry(text, from);
    const code = start[1].toUpperCase();
    if (!texts.has(code)) texts.set(code, text.slice(from, to).replaceAll('""', '"'));
    position = to + 1;
  }
  return texts.size === 0 ? null : texts;
}

/**
 * The text in a language (BCP 47, such as "sv" or "en-GB"), else in US or EN, else the first one, else the text
 * itself. A language whose text is empty counts as missing.
 */
export function textInLanguage(text: string, language: string): string {
  const texts = parseMultiLanguageText(text);
  if (texts === null) return text;
  for (const code of [...codesOf(language), ...FALLBACK_CODES]) {
    const found = texts.get(code);
    if (found) return found;
  }
  return [...texts.values()].find((found) => found !== "") ?? "";
}

function codesOf(language: string): readonly string[] {
  const tag = language.toLowerCase();
  const primary = tag.split("-", 1)[0] ?? tag;
  return CODES_OF_LANGUAGE[tag] ?? CODES_OF_LANGUAGE[primary] ?? [primary.toUpperCase()];
}

/**
 * Where the quote stands that closes an entry: before the next entry or the end. Without such a quote, the next
 * one; without any, the end of the text.
 */
function endOfEntry(text: string, from: number): number {
  ENTRY_END.lastIndex = from;
  const proper = ENTRY_END.exec(text);
  const next = text.indexOf('"', from);
  if (proper !== null && !isUnrelated(text, { from: next, to: proper.index })) return proper.index;
  return next < 0 ? text.length : next;
}

/** Whether an entry's proper end lies so far on that another entry would begin in between. */
function isUnrelated(text: string, range: { from: number; to: number }): boolean {
  return /"[^"]*[A-Za-z]{2}:"/.test(text.slice(range.from, range.to + 1));
}
