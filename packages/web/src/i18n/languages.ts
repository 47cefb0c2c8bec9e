import type { texts as english } from "./en/index.ts";
import type { TranslationOf } from "./translation-of.ts";

export type Texts = TranslationOf<typeof english>;

/** A further language is a folder of texts and a line here. */
export const LANGUAGES = {
  en: { name: "English", load: () => import("./en/index.ts") },
  sv: { name: "Svenska", load: () => import("./sv/index.ts") },
  nb: { name: "Norsk bokmål", load: () => import("./nb/index.ts") },
  da: { name: "Dansk", load: () => import("./da/index.ts") },
  de: { name: "Deutsch", load: () => import("./de/index.ts") },
  nl: { name: "Nederlands", load: () => import("./nl/index.ts") },
} as const;

export type LanguageCode = keyof typeof LANGUAGES;

export const isLanguage = (code: string): code is LanguageCode => Object.hasOwn(LANGUAGES, code);

/** Norwegian goes by three codes; the texts are Bokmål. */
const OTHER_CODES: Readonly<Record<string, string>> = { no: "nb", nn: "nb" };

/** The language of a BCP 47 tag such as "sv-FI"; null where the interface does not speak it. */
export function languageOfTag(tag: string): LanguageCode | null {
  const [code = ""] = tag.toLowerCase().split("-", 1);
  const known = OTHER_CODES[code] ?? code;
  return isLanguage(known) ? known : null;
}

/** What a language calls itself; its code where the interface does not speak it. */
export const languageName = (code: string): string => (isLanguage(code) ? LANGUAGES[code].name : code);

export async function loadTexts(language: LanguageCode): Promise<Texts> {
  const { texts } = await LANGUAGES[language].load();
  return texts;
}
