import type { defaults as source } from "../en/defaults.ts";
import type { TranslationOf } from "../translation-of.ts";

export const defaults: TranslationOf<typeof source> = {
  title: "Standaardwaarden: {{name}}",
  intro: "Waarden die ERP-velden krijgen als er iets in het ERP wordt aangemaakt en geen toewijzing ze vult.",
  tableLabel: "Standaardwaarden voor {{actor}}",
  value: "Standaardwaarde",
  asksUser: "Vraagt gebruiker",
  isMandatory: "Verplicht",
  noValue: "(geen)",
  empty: "Nog geen enkel veld heeft een standaardwaarde.",
  count_one: "{{count}} standaardwaarde",
  count_other: "{{count}} standaardwaarden",
  deleted: "De standaardwaarde van {{field}} wordt verwijderd als u op Gereed klikt.",
  undo: "Ongedaan maken",
  unfilled: "Het ERP vereist een waarde, en geen toewijzing naar het ERP of standaardwaarde levert die:",
  addFor: "Standaardwaarde voor {{field}} toevoegen",
  merged:
    "Iemand anders heeft de standaardwaarden intussen gewijzigd. U ziet de huidige stand met uw wijzigingen eroverheen. Controleer die en klik opnieuw op Gereed om op te slaan.",
  addTitle: "Standaardwaarde voor synchronisatie toevoegen",
  editTitle: "Standaardwaarde voor synchronisatie bewerken",
  chooseField: "Kies een ERP-veld",
  demanded: "Vereist door het ERP",
  otherFields: "Andere velden",
  setDefault: "Standaardwaarde instellen",
  askUser: "Gebruiker om waarde vragen",
  mandatory: "Verplicht - gebruiker moet een waarde invullen",
  locked: "Volgens de Sync Connector is dit veld verplicht.",
  meaning: {
    set: "De standaardwaarde wordt zonder vragen gebruikt. De gebruiker ziet het veld niet.",
    ask: "De gebruiker ziet het lege veld en mag het leeg laten.",
    askMandatory: "De gebruiker ziet het lege veld en moet het invullen.",
    both: "De gebruiker ziet het veld met de standaardwaarde en mag die wijzigen.",
    bothMandatory:
      "De gebruiker ziet het veld met de standaardwaarde, mag die wijzigen en mag het veld niet leeg laten.",
    none: "Het veld krijgt geen waarde.",
  },
  obstacles: {
    "no-field": "Kies een ERP-veld.",
    "no-source": "Stel een standaardwaarde in, of vraag de gebruiker erom.",
    blank: "Vul de standaardwaarde in.",
    "not-integer": "Vul een geheel getal in.",
    "not-decimal": "Vul een getal in.",
    "too-long_one": "Hoogstens {{count}} teken.",
    "too-long_other": "Hoogstens {{count}} tekens.",
  },
};
