import type { Words } from "./words.ts";

type AllWords = Required<Words>;

/** Of one thing, and of several. */
type Forms = Readonly<Record<keyof AllWords, readonly [one: string, many: string]>>;

const SECONDS: Forms = {
  en: ["second", "seconds"],
  sv: ["sekund", "sekunder"],
  nb: ["sekund", "sekunder"],
  da: ["sekund", "sekunder"],
  de: ["Sekunde", "Sekunden"],
  nl: ["seconde", "seconden"],
};

const CHARACTERS: Forms = {
  en: ["character", "characters"],
  sv: ["tecken", "tecken"],
  nb: ["tegn", "tegn"],
  da: ["tegn", "tegn"],
  de: ["Zeichen", "Zeichen"],
  nl: ["teken", "tekens"],
};

/** Such as "1 second", "30 seconds". */
export const secondsInWords = (count: string | number | undefined): AllWords => counted(count, SECONDS);

/** Such as "1 character", "40 characters". */
export const charactersInWords = (count: number): AllWords => counted(count, CHARACTERS);

const FORMATS: Readonly<Record<keyof AllWords, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat("en-GB"),
  sv: new Intl.NumberFormat("sv"),
  nb: new Intl.NumberFormat("nb"),
  da: new Intl.NumberFormat("da"),
  de: new Intl.NumberFormat("de"),
  nl: new Intl.NumberFormat("nl"),
};

/** As people write it in the language: 2,000 or 2 000. What is no number stays as it is. */
export function numberIn(language: keyof AllWords, count: string | number | undefined): string {
  const number = Number(count ?? Number.NaN);
  return Number.isNaN(number) ? String(count) : FORMATS[language].format(number);
}

function counted(count: string | number | undefined, forms: Forms): AllWords {
  const form = Number(count) === 1 ? 0 : 1;
  const of = (language: keyof AllWords): string => `${numberIn(language, count)} ${forms[language][form]}`;
  return { en: of("en"), sv: of("sv"), nb: of("nb"), da: of("da"), de: of("de"), nl: of("nl") };
}
