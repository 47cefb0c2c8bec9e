import {
  charactersInWords,
  type InLanguages,
  multiLanguageText,
  numberIn,
  type Words,
} from "../connector-client/index.ts";
import type { Language } from "./admin-deps.ts";

export { charactersInWords, multiLanguageText, numberIn, type Words };

/** What is there in a language, else in English. */
export const wordsIn = <Thing>(words: InLanguages<Thing>, language: Language): Thing =>
  words[language] ?? words.en;
