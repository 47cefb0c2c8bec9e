import type { texts as english } from "./en/index.ts";
import type { TranslationOf } from "./translation-of.ts";

export type Texts = TranslationOf<typeof english>;

/** A further language is a folder of texts and a line here: those of the first screen, and all. */
export const LANGUAGES = {
  en: { name: "English", first: () => import("./en/first.ts"), all: () => import("./en/index.ts") },
  sv: { name: "Svenska", first: () => import("./sv/first.ts"), all: () => import("./sv/index.ts") },
  nb: { name: "Norsk bokmål", first: () => import("./nb/first.ts"), all: () => import("./nb/index.ts") },
  da: { name: "Dansk", first: () => import("./da/first.ts"), all: () => import("./da/index.ts") },
  de: { name: "Deutsch", first: () => import("./de/first.ts"), all: () => import("./de/index.ts") },
  nl: { name: "Nederlands", first: () => import("./nl/first.ts"), all: () => import("./nl/index.ts") },
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

/** The texts that are seen before anybody is signed in. */
export async function loadFirstTexts(language: LanguageCode): Promise<Partial<Texts>> {
  const { first } = await LANGUAGES[language].first();
  return first;
}

export async function loadTexts(language: LanguageCode): Promise<Texts> {
  const { texts } = await LANGUAGES[language].all();
  return texts;
}
