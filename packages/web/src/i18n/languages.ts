import type { texts as english } from "./en/index.ts";
import type { TranslationOf } from "./translation-of.ts";

export type Texts = TranslationOf<typeof english>;

/** A further language is a folder of texts and a line here. */
export const LANGUAGES = {
  en: { name: "English", load: () => import("./en/index.ts") },
  sv: { name: "Svenska", load: () => import("./sv/index.ts") },
} as const;

export type LanguageCode = keyof typeof LANGUAGES;

export const isLanguage = (code: string): code is LanguageCode => Object.hasOwn(LANGUAGES, code);

/** What a language calls itself; its code where the interface does not speak it. */
export const languageName = (code: string): string => (isLanguage(code) ? LANGUAGES[code].name : code);

export async function loadTexts(language: LanguageCode): Promise<Texts> {
  const { texts } = await LANGUAGES[language].load();
  return texts;
}
