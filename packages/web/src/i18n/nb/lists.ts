import type { lists as source } from "../en/lists.ts";
import type { TranslationOf } from "../translation-of.ts";

export const lists: TranslationOf<typeof source> = {
  title: "Lister",
  intro:
    "Det som listefeltene på firmaer, kontakter og prosjekter tilbyr. Merk en liste for å se elementene i den.",
  empty: "Det finnes ingen lister.",
  count_one: "{{count}} liste",
  count_other: "{{count}} lister",
  add: "Legg til liste",
  addTitle: "Legg til liste",
  rename: "Gi nytt navn",
  renameTitle: "Gi listen nytt navn",
  items: "Elementer",
  usedBy: "Brukes av",
  unused: "Ingen felt",
  isStandard: "Listen hører til et standardfelt og kan ikke slettes.",
  inUse: "Et felt bruker listen. Slett feltet først, under Felt.",
  nameMissing: "Skriv inn et navn på minst ett språk.",
  deleteTitle: "Vil du slette listen {{name}}?",
  deleteText_one:
    "Ingen felt bruker den. Den forsvinner sammen med {{count}} element, og kan gjenopprettes når som helst.",
  deleteText_other:
    "Ingen felt bruker den. Den forsvinner sammen med {{count}} elementer, og kan gjenopprettes når som helst.",
  deletedList: "Listen {{name}} er slettet.",
  itemsOf: "Elementer i {{name}}",
  noItems: "Listen har ingen elementer ennå.",
  itemCount_one: "{{count}} element",
  itemCount_other: "{{count}} elementer",
  addItem: "Legg til element",
  addItemTitle: "Legg til element i {{name}}",
  editItemTitle: "Rediger element",
  tooltip: "Hjelpetekst",
  key: "Nøkkel",
  order: "Rekkefølge…",
  orderTitle: "Rekkefølgen i {{name}}",
  orderText:
    "Elementene tilbys i denne rekkefølgen. Slettede beholder plassen sin til de blir gjenopprettet.",
  sortByName: "Sorter etter navn",
  nothingToOrder: "Listen har færre enn to elementer.",
  deleteItemTitle: "Vil du slette elementet {{name}}?",
  deleteItemText:
    "Det tilbys ikke lenger. Poster som har det, beholder det, og du kan gjenopprette det når som helst.",
  itemRecords_one: "{{count}} post har det ({{field}}).",
  itemRecords_other: "{{count}} poster har det ({{field}}).",
  itemMapped: "I {{connection}} er det tilordnet ERP-elementet «{{item}}». Tilordningen blir stående.",
  itemUnused: "Ingen post har det, og ingen listetilordning bruker det.",
  deletedItem: "Elementet {{name}} er slettet.",
};
