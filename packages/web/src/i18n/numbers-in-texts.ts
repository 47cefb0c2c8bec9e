import type { FormatterModule } from "i18next";
import { localeOf } from "./locale-of.ts";

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(language: string): Intl.NumberFormat {
  const format = formats.get(language) ?? new Intl.NumberFormat(localeOf(language));
  formats.set(language, format);
  return format;
}

/**
 * Writes every number that is filled into a text as people write it in the language of the text: 2,000 or 2 000. What is
 * no quantity, such as an id, is handed to the text as a string.
 */
export const numbersInTexts: FormatterModule = {
  type: "formatter",
  init: () => undefined,
  // No text asks for another format by its name.
  add: () => undefined,
  addCached: () => undefined,
  format: (value, _format, language) =>
    typeof value === "number" ? formatOf(language ?? "en").format(value) : value,
};

/** How texts are filled in. */
export const INTERPOLATION = { escapeValue: false, alwaysFormat: true } as const;
