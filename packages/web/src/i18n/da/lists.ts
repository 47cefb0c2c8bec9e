import type { lists as source } from "../en/lists.ts";
import type { TranslationOf } from "../translation-of.ts";

export const lists: TranslationOf<typeof source> = {
  title: "Lister",
  intro:
    "Det, som listefelterne på firmaer, kontakter og projekter tilbyder. Markér en liste for at se dens elementer.",
  empty: "Der er ingen lister.",
  count_one: "{{count}} liste",
  count_other: "{{count}} lister",
  add: "Tilføj liste",
  addTitle: "Tilføj liste",
  rename: "Omdøb",
  renameTitle: "Omdøb listen",
  items: "Elementer",
  usedBy: "Bruges af",
  unused: "Intet felt",
  isStandard: "Listen hører til et standardfelt og kan ikke slettes.",
  inUse: "Et felt bruger listen. Slet feltet først, under Felter.",
  nameMissing: "Indtast et navn på mindst ét sprog.",
  deleteTitle: "Vil du slette listen {{name}}?",
  deleteText_one:
    "Intet felt bruger den. Den forsvinder sammen med sit {{count}} element og kan gendannes når som helst.",
  deleteText_other:
    "Intet felt bruger den. Den forsvinder sammen med sine {{count}} elementer og kan gendannes når som helst.",
  deletedList: "Listen {{name}} er slettet.",
  itemsOf: "Elementer i {{name}}",
  noItems: "Listen har ingen elementer endnu.",
  itemCount_one: "{{count}} element",
  itemCount_other: "{{count}} elementer",
  addItem: "Tilføj element",
  addItemTitle: "Tilføj element til {{name}}",
  editItemTitle: "Rediger element",
  tooltip: "Værktøjstip",
  key: "Nøgle",
  order: "Rækkefølge…",
  orderTitle: "Rækkefølgen i {{name}}",
  orderText:
    "Elementerne tilbydes i denne rækkefølge. Slettede beholder deres plads, til de bliver gendannet.",
  sortByName: "Sortér efter navn",
  nothingToOrder: "Listen har færre end to elementer.",
  deleteItemTitle: "Vil du slette elementet {{name}}?",
  deleteItemText:
    "Det tilbydes ikke længere. Poster, der har det, beholder det, og du kan gendanne det når som helst.",
  itemRecords_one: "{{count}} post har det ({{field}}).",
  itemRecords_other: "{{count}} poster har det ({{field}}).",
  itemMapped: "I {{connection}} er det knyttet til ERP-elementet ”{{item}}”. Tilknytningen bliver stående.",
  itemUnused: "Ingen post har det, og ingen listetilknytning bruger det.",
  deletedItem: "Elementet {{name}} er slettet.",
};
