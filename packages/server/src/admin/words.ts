import {
  charactersInWords,
  type InLanguages,
  multiLanguageText,
  type Words,
} from "../connector-client/index.ts";
import type { Language } from "./admin-deps.ts";

export { charactersInWords, multiLanguageText, type Words };

/** What is there in a language, else in English. */
export const wordsIn = <Thing>(words: InLanguages<Thing>, language: Language): Thing =>
  words[language] ?? words.en;
