/**
 * A text that people read: one text for everybody, or one per language code of the contract
 * (`US`, `UK`, `NO`, `SV`, `DA`, `GE`, `FR`, …). Always give `US`: it is what everybody else falls back to.
 *
 * @example
 * const label: DisplayText = { US: "Company", SV: "Företag", NO: "Firma" };
 */
export type DisplayText = string | Readonly<Record<string, string>>;

/** Wire form of a text: itself, or `US:"Company";SV:"Företag"`. */
export function displayText(text: DisplayText): string {
  if (typeof text === "string") return text;
  return Object.entries(text)
    .map(([language, words]) => `${language}:"${withoutQuotes(words)}"`)
    .join(";");
}

// The notation has no escape for a double quote, so one inside a text would end it.
const withoutQuotes = (words: string): string => words.replaceAll('"', "”");

/** Builds one text from several, language by language; a part without a language falls back to its `US`. */
export function joinDisplayTexts(parts: readonly DisplayText[], separator: string): DisplayText {
  const languages = new Set(parts.flatMap((part) => (typeof part === "string" ? [] : Object.keys(part))));
  if (languages.size === 0) return parts.join(separator);
  const inLanguage = (part: DisplayText, language: string): string =>
    typeof part === "string" ? part : (part[language] ?? part.US ?? Object.values(part)[0] ?? "");
  return Object.fromEntries(
    [...languages].map((language) => [
      language,
      parts.map((part) => inLanguage(part, language)).join(separator),
    ]),
  );
}
