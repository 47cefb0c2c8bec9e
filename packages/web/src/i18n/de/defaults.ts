import type { defaults as source } from "../en/defaults.ts";
import type { TranslationOf } from "../translation-of.ts";

export const defaults: TranslationOf<typeof source> = {
  title: "Standardwerte: {{name}}",
  intro: "Werte, die ERP-Felder erhalten, wenn etwas im ERP angelegt wird und keine Zuordnung sie füllt.",
  tableLabel: "Standardwerte für {{actor}}",
  value: "Standardwert",
  asksUser: "Fragt Benutzer",
  isMandatory: "Pflichtfeld",
  noValue: "(keiner)",
  empty: "Noch hat kein Feld einen Standardwert.",
  count_one: "{{count}} Standardwert",
  count_other: "{{count}} Standardwerte",
  deleted: "Der Standardwert von {{field}} wird gelöscht, wenn Sie auf Fertig klicken.",
  undo: "Rückgängig",
  unfilled:
    "Das ERP verlangt einen Wert, und weder eine Zuordnung zum ERP noch ein Standardwert liefert ihn:",
  addFor: "Standardwert für {{field}} hinzufügen",
  merged:
    "Jemand anders hat die Standardwerte inzwischen geändert. Sie sehen den aktuellen Stand mit Ihren Änderungen darüber. Prüfen Sie ihn, und klicken Sie zum Speichern erneut auf Fertig.",
  addTitle: "Sync-Standardwert hinzufügen",
  editTitle: "Sync-Standardwert bearbeiten",
  chooseField: "ERP-Feld auswählen",
  demanded: "Vom ERP verlangt",
  otherFields: "Andere Felder",
  setDefault: "Standardwert festlegen",
  askUser: "Benutzer nach Wert fragen",
  mandatory: "Pflichtfeld – Benutzer muss einen Wert eingeben",
  locked: "Laut Sync Connector ist dieses Feld ein Pflichtfeld.",
  meaning: {
    set: "Der Standardwert wird ohne Rückfrage verwendet. Der Benutzer sieht das Feld nicht.",
    ask: "Der Benutzer sieht das leere Feld und darf es leer lassen.",
    askMandatory: "Der Benutzer sieht das leere Feld und muss es ausfüllen.",
    both: "Der Benutzer sieht das Feld mit dem Standardwert und darf ihn ändern.",
    bothMandatory:
      "Der Benutzer sieht das Feld mit dem Standardwert, darf ihn ändern und darf das Feld nicht leer lassen.",
    none: "Das Feld erhält keinen Wert.",
  },
  obstacles: {
    "no-field": "Wählen Sie ein ERP-Feld aus.",
    "no-source": "Legen Sie einen Standardwert fest, oder fragen Sie den Benutzer danach.",
    blank: "Geben Sie den Standardwert ein.",
    "not-integer": "Geben Sie eine ganze Zahl ein.",
    "not-decimal": "Geben Sie eine Zahl ein.",
    "too-long_one": "Höchstens {{count}} Zeichen.",
    "too-long_other": "Höchstens {{count}} Zeichen.",
  },
};
