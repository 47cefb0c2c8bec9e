import type { Words } from "./words.ts";

/** How a value of a field is written, as the end of a sentence that begins with the field's name. */
const FORMS: ReadonlyMap<string, Words> = new Map([
  [
    "Integer",
    {
      en: "write a whole number with digits only, such as 1250",
      sv: "skriv ett heltal med bara siffror, till exempel 1250",
      nb: "skriv et heltall med bare sifre, for eksempel 1250",
      da: "skriv et heltal med cifre alene, for eksempel 1250",
      de: "Schreiben Sie eine ganze Zahl nur mit Ziffern, etwa 1250",
      nl: "schrijf een geheel getal met alleen cijfers, zoals 1250",
    },
  ],
  [
    "Double",
    {
      en: "write a number with digits and, where needed, a decimal point, such as 1250.5",
      sv: "skriv ett tal med siffror och vid behov decimalpunkt, till exempel 1250.5",
      nb: "skriv et tall med sifre og om nødvendig desimalpunktum, for eksempel 1250.5",
      da: "skriv et tal med cifre og om nødvendigt decimalpunktum, for eksempel 1250.5",
      de: "Schreiben Sie eine Zahl mit Ziffern und, wenn nötig, einem Dezimalpunkt, etwa 1250.5",
      nl: "schrijf een getal met cijfers en zo nodig een decimale punt, zoals 1250.5",
    },
  ],
  [
    "Datetime",
    {
      en: "write date and time as in 2026-12-31T14:30:00",
      sv: "skriv datum och tid som i 2026-12-31T14:30:00",
      nb: "skriv dato og klokkeslett som i 2026-12-31T14:30:00",
      da: "skriv dato og klokkeslæt som i 2026-12-31T14:30:00",
      de: "Schreiben Sie Datum und Uhrzeit wie in 2026-12-31T14:30:00",
      nl: "schrijf datum en tijd zoals in 2026-12-31T14:30:00",
    },
  ],
  [
    "Checkbox",
    {
      en: "write 1 for yes or 0 for no",
      sv: "skriv 1 för ja eller 0 för nej",
      nb: "skriv 1 for ja eller 0 for nei",
      da: "skriv 1 for ja eller 0 for nej",
      de: "Schreiben Sie 1 für ja oder 0 für nein",
      nl: "schrijf 1 voor ja of 0 voor nee",
    },
  ],
]);

const UNKNOWN_TYPE: Words = {
  en: "does not fit the field's type",
  sv: "passar inte fältets typ",
  nb: "passer ikke feltets type",
  da: "passer ikke til feltets type",
  de: "passt nicht zum Typ des Felds",
  nl: "past niet bij het type van het veld",
};

/** What to write instead of a value that is not one of the field's type, or not in the one form that it has. */
export const valueFormWords = (fieldType: string): Words => FORMS.get(fieldType) ?? UNKNOWN_TYPE;
