import type { Words } from "./words.ts";

/** What is wrong with a setting of an ERP field. */
export interface Fault {
  readonly code: string;
  readonly words: Words;
}

export const fault = (code: string, words: Words): Fault => ({ code, words });

export const UNKNOWN_FIELD = fault("unknown-field", {
  en: "the ERP has no such field; fetch the fields again",
  sv: "ERP-systemet har inget sådant fält; hämta fälten igen",
  nb: "ERP har ikke noe slikt felt; hent feltene på nytt",
  da: "ERP har ikke et sådant felt; hent felterne igen",
  de: "Das ERP hat kein solches Feld; rufen Sie die Felder erneut ab",
  nl: "het ERP heeft zo'n veld niet; haal de velden opnieuw op",
});
