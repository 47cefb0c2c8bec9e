import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import {
  isLanguage,
  LANGUAGES,
  type LanguageCode,
  languageOfTag,
  loadFirstTexts,
  loadTexts,
} from "./languages.ts";
import { NAMESPACES } from "./namespaces.ts";
import { INTERPOLATION, numbersInTexts } from "./numbers-in-texts.ts";

const STORAGE_KEY = "brygga.language";

/** The language chosen on this device, else the browser's first that Brygga speaks, else English. */
function firstLanguage(): LanguageCode {
  const stored = localStorage.getItem(STORAGE_KEY);
  return [stored ?? "", ...navigator.languages].map(languageOfTag).find((code) => code !== null) ?? "en";
}

/** Prepares the texts of one language; a test sees to it that each has all of them. */
export async function startI18n(): Promise<void> {
  i18next.on("languageChanged", (language) => {
    document.documentElement.lang = language;
  });
  await i18next
    .use(initReactI18next)
    .use(numbersInTexts)
    .init({
      resources: {},
      fallbackLng: false,
      defaultNS: "app",
      ns: NAMESPACES,
      interpolation: INTERPOLATION,
      returnNull: false,
      supportedLngs: Object.keys(LANGUAGES),
    });
  // Texts that cannot be fetched now are no reason to show nothing: those of another language may still come.
  await show(firstLanguage()).catch(() => show("en"));
}

/** Changes the language of every text, and remembers it on this device. */
export async function changeLanguage(language: LanguageCode): Promise<void> {
  localStorage.setItem(STORAGE_KEY, language);
  await show(language);
}

/** Forgets what was chosen on this device: the browser's languages decide again. */
export async function followBrowser(): Promise<void> {
  localStorage.removeItem(STORAGE_KEY);
  await show(firstLanguage());
}

/** Follows the language of the user's profile, and remembers it for the page on which to sign in. */
export async function followProfileLanguage(language: string | null): Promise<void> {
  if (language === null || !isLanguage(language) || language === i18next.language) return;
  await changeLanguage(language);
}

/** Most texts are seen by nobody who is not signed in. */
let wantsAll = false;

/** Fetches the texts of every feature, beyond those of the first screen. */
export async function loadAllTexts(): Promise<void> {
  wantsAll = true;
  if (isLanguage(i18next.language)) await addTexts(i18next.language);
}

async function show(language: LanguageCode): Promise<void> {
  await addTexts(language);
  await i18next.changeLanguage(language);
}

async function addTexts(language: LanguageCode): Promise<void> {
  if (i18next.hasResourceBundle(language, wantsAll ? "crm" : "app")) return;
  const texts = await (wantsAll ? loadTexts(language) : loadFirstTexts(language));
  for (const [namespace, bundle] of Object.entries(texts)) {
    i18next.addResourceBundle(language, namespace, bundle);
  }
}
