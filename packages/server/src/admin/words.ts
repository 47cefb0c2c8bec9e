import { multiLanguageText, type Words } from "../connector-client/index.ts";
import type { Language } from "./admin-deps.ts";

export { multiLanguageText, type Words };

/** One of the two texts. */
export const wordsIn = (words: Words, language: Language): string => words[language];
