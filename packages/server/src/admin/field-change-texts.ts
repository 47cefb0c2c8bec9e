import { textInLanguage } from "@brygga/protocol";
import type { Language } from "./admin-deps.ts";
import type { TypeChange } from "./save-types.ts";
import { type Words, wordsIn } from "./words.ts";

/** What happened to a field, as a sentence for the administrator. */
export function fieldChangeText(change: TypeChange, language: Language): string {
  const name = textInLanguage(change.displayName, language) || change.fieldKey;
  const words = HAPPENED[change.change];
  const lost = change.lostDirections ? ` ${wordsIn(LOST, language)}` : "";
  return `${change.actorType}, ${name}: ${wordsIn(words, language)}${lost}`;
}

const HAPPENED: Readonly<Record<TypeChange["change"], Words>> = {
  gone: {
    en: "the field is no longer in the ERP.",
    sv: "fältet finns inte längre i ERP-systemet.",
    nb: "feltet finnes ikke lenger i ERP.",
    da: "feltet findes ikke længere i ERP.",
    de: "Das ERP hat das Feld nicht mehr.",
    nl: "het veld is niet meer in het ERP.",
  },
  back: {
    en: "the field is in the ERP again.",
    sv: "fältet finns i ERP-systemet igen.",
    nb: "feltet finnes i ERP igjen.",
    da: "feltet findes i ERP igen.",
    de: "Das Feld ist wieder im ERP.",
    nl: "het veld is weer in het ERP.",
  },
  "type-changed": {
    en: "the ERP changed the field's type.",
    sv: "ERP-systemet har ändrat fältets typ.",
    nb: "ERP-systemet har endret feltets type.",
    da: "ERP-systemet har ændret feltets type.",
    de: "Das ERP hat den Typ des Felds geändert.",
    nl: "het ERP heeft het type van het veld gewijzigd.",
  },
  "read-only-now": {
    en: "the field is read-only in the ERP now.",
    sv: "fältet är nu skrivskyddat i ERP-systemet.",
    nb: "feltet er nå skrivebeskyttet i ERP.",
    da: "feltet er nu skrivebeskyttet i ERP.",
    de: "Das Feld ist im ERP jetzt schreibgeschützt.",
    nl: "het veld is nu alleen-lezen in het ERP.",
  },
};

const LOST: Words = {
  en: "Directions that no longer fit were cleared; check its mapping.",
  sv: "Riktningar som inte längre passar har tagits bort; kontrollera kopplingen.",
  nb: "Retninger som ikke lenger passer, er fjernet; kontroller tilordningen.",
  da: "Retninger, der ikke længere passer, er fjernet; kontrollér tilknytningen.",
  de: "Richtungen, die nicht mehr passen, wurden entfernt; prüfen Sie die Zuordnung.",
  nl: "Richtingen die niet meer passen, zijn verwijderd; controleer de toewijzing.",
};
