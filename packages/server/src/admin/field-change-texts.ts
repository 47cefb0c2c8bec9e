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
  },
  back: { en: "the field is in the ERP again.", sv: "fältet finns i ERP-systemet igen." },
  "type-changed": { en: "the ERP changed the field's type.", sv: "ERP-systemet har ändrat fältets typ." },
  "read-only-now": {
    en: "the field is read-only in the ERP now.",
    sv: "fältet är nu skrivskyddat i ERP-systemet.",
  },
};

const LOST: Words = {
  en: "Directions that no longer fit were cleared; check its mapping.",
  sv: "Riktningar som inte längre passar har tagits bort; kontrollera kopplingen.",
};
