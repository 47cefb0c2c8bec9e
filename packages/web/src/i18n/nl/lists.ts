import type { lists as source } from "../en/lists.ts";
import type { TranslationOf } from "../translation-of.ts";

export const lists: TranslationOf<typeof source> = {
  title: "Lijsten",
  intro:
    "Wat de lijstvelden van bedrijven, contacten en projecten aanbieden. Selecteer een lijst om de items te zien.",
  empty: "Er zijn geen lijsten.",
  count_one: "{{count}} lijst",
  count_other: "{{count}} lijsten",
  add: "Lijst toevoegen",
  addTitle: "Lijst toevoegen",
  rename: "Naam wijzigen",
  renameTitle: "Naam van lijst wijzigen",
  items: "Items",
  usedBy: "Gebruikt door",
  unused: "Geen veld",
  isStandard: "Deze lijst hoort bij een standaardveld en kan niet worden verwijderd.",
  inUse: "Een veld gebruikt de lijst. Verwijder eerst het veld, onder Velden.",
  nameMissing: "Vul een naam in minstens één taal in.",
  deleteTitle: "Lijst {{name}} verwijderen?",
  deleteText_one:
    "Geen enkel veld gebruikt deze lijst. Ze verdwijnt met {{count}} item en kan altijd worden hersteld.",
  deleteText_other:
    "Geen enkel veld gebruikt deze lijst. Ze verdwijnt met {{count}} items en kan altijd worden hersteld.",
  deletedList: "De lijst {{name}} is verwijderd.",
  itemsOf: "Items van {{name}}",
  noItems: "De lijst heeft nog geen items.",
  itemCount_one: "{{count}} item",
  itemCount_other: "{{count}} items",
  addItem: "Item toevoegen",
  addItemTitle: "Item toevoegen aan {{name}}",
  editItemTitle: "Item bewerken",
  tooltip: "Knopinfo",
  key: "Sleutel",
  order: "Ordenen…",
  orderTitle: "Volgorde van {{name}}",
  orderText:
    "De items worden in deze volgorde aangeboden. Verwijderde items houden hun plaats voor als ze worden hersteld.",
  sortByName: "Op naam sorteren",
  nothingToOrder: "De lijst heeft minder dan twee items.",
  deleteItemTitle: "Item {{name}} verwijderen?",
  deleteItemText:
    "Het wordt niet meer aangeboden. Records die het hebben, houden het, en u kunt het altijd herstellen.",
  itemRecords_one: "{{count}} record heeft het ({{field}}).",
  itemRecords_other: "{{count}} records hebben het ({{field}}).",
  itemMapped: "In {{connection}} is het toegewezen aan het ERP-item “{{item}}”. De toewijzing blijft.",
  itemUnused: "Geen enkele record heeft het, en geen enkele lijsttoewijzing gebruikt het.",
  deletedItem: "Het item {{name}} is verwijderd.",
};
