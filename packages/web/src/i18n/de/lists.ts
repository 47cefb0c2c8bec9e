import type { lists as source } from "../en/lists.ts";
import type { TranslationOf } from "../translation-of.ts";

export const lists: TranslationOf<typeof source> = {
  title: "Listen",
  intro:
    "Was die Listenfelder von Firmen, Kontakten und Projekten anbieten. Markieren Sie eine Liste, um ihre Einträge zu sehen.",
  empty: "Es gibt keine Listen.",
  count_one: "{{count}} Liste",
  count_other: "{{count}} Listen",
  add: "Liste hinzufügen",
  addTitle: "Liste hinzufügen",
  rename: "Umbenennen",
  renameTitle: "Liste umbenennen",
  items: "Einträge",
  usedBy: "Verwendet von",
  unused: "Kein Feld",
  isStandard: "Diese Liste gehört zu einem Standardfeld und kann nicht gelöscht werden.",
  inUse: "Ein Feld verwendet die Liste. Löschen Sie zuerst das Feld, unter Felder.",
  nameMissing: "Geben Sie einen Namen in mindestens einer Sprache ein.",
  deleteTitle: "Liste {{name}} löschen?",
  deleteText_one:
    "Kein Feld verwendet sie. Sie verschwindet mit ihrem {{count}} Eintrag und kann jederzeit wiederhergestellt werden.",
  deleteText_other:
    "Kein Feld verwendet sie. Sie verschwindet mit ihren {{count}} Einträgen und kann jederzeit wiederhergestellt werden.",
  deletedList: "Die Liste {{name}} ist gelöscht.",
  itemsOf: "Einträge von {{name}}",
  noItems: "Die Liste hat noch keine Einträge.",
  itemCount_one: "{{count}} Eintrag",
  itemCount_other: "{{count}} Einträge",
  addItem: "Eintrag hinzufügen",
  addItemTitle: "Eintrag zu {{name}} hinzufügen",
  editItemTitle: "Eintrag bearbeiten",
  tooltip: "QuickInfo",
  key: "Schlüssel",
  order: "Ordnen…",
  orderTitle: "Reihenfolge von {{name}}",
  orderText:
    "Die Einträge werden in dieser Reihenfolge angeboten. Gelöschte behalten ihren Platz für den Fall, dass sie wiederhergestellt werden.",
  sortByName: "Nach Namen sortieren",
  nothingToOrder: "Die Liste hat weniger als zwei Einträge.",
  deleteItemTitle: "Eintrag {{name}} löschen?",
  deleteItemText:
    "Er wird nicht mehr angeboten. Datensätze, die ihn haben, behalten ihn, und Sie können ihn jederzeit wiederherstellen.",
  itemRecords_one: "{{count}} Datensatz hat ihn ({{field}}).",
  itemRecords_other: "{{count}} Datensätze haben ihn ({{field}}).",
  itemMapped: "In {{connection}} ist er dem ERP-Eintrag „{{item}}“ zugeordnet. Die Zuordnung bleibt.",
  itemUnused: "Kein Datensatz hat ihn, und keine Listenzuordnung verwendet ihn.",
  deletedItem: "Der Eintrag {{name}} ist gelöscht.",
};
