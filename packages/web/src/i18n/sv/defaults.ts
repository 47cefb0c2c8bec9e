import type { defaults as english } from "../en/defaults.ts";
import type { TranslationOf } from "../translation-of.ts";

export const defaults: TranslationOf<typeof english> = {
  title: "Standardvärden: {{name}}",
  intro: "Värden som ERP-fält får när något skapas i ERP och ingen koppling fyller i dem.",
  tableLabel: "Standardvärden för {{actor}}",
  value: "Standardvärde",
  asksUser: "Frågar användaren",
  isMandatory: "Krävs",
  noValue: "(inget)",
  empty: "Inget fält har något standardvärde ännu.",
  count_one: "{{count}} standardvärde",
  count_other: "{{count}} standardvärden",
  deleted: "Standardvärdet för {{field}} tas bort när du klickar på Klar.",
  undo: "Ångra",
  unfilled:
    "ERP-systemet kräver ett värde, men varken en koppling mot ERP eller ett standardvärde ger något:",
  addFor: "Lägg till ett standardvärde för {{field}}",
  merged:
    "Någon annan har ändrat standardvärdena under tiden. Du ser det aktuella läget med dina ändringar ovanpå. Kontrollera det och klicka på Klar igen för att spara.",
  addTitle: "Lägg till standardvärde för synkronisering",
  editTitle: "Redigera standardvärde för synkronisering",
  chooseField: "Välj ett ERP-fält",
  demanded: "ERP-systemet kräver ett värde",
  otherFields: "Övriga fält",
  setDefault: "Ange standardvärde",
  askUser: "Fråga användaren om värde",
  mandatory: "Krävs - användaren måste fylla i ett värde",
  locked: "Din Sync Connector anger att fältet är obligatoriskt.",
  meaning: {
    set: "Standardvärdet används utan att användaren ser fältet.",
    ask: "Användaren ser fältet tomt och får lämna det så.",
    askMandatory: "Användaren ser fältet tomt och måste fylla i det.",
    both: "Användaren ser fältet med standardvärdet ifyllt och får ändra det.",
    bothMandatory:
      "Användaren ser fältet med standardvärdet ifyllt, får ändra det och får inte lämna det tomt.",
    none: "Fältet får inget värde.",
  },
  obstacles: {
    "no-field": "Välj ett ERP-fält.",
    "no-source": "Ange ett standardvärde eller fråga användaren om det.",
    blank: "Fyll i standardvärdet.",
    "not-integer": "Ange ett heltal.",
    "not-decimal": "Ange ett tal.",
    "too-long_one": "Högst {{count}} tecken.",
    "too-long_other": "Högst {{count}} tecken.",
  },
};
