import type { lists as source } from "../en/lists.ts";
import type { TranslationOf } from "../translation-of.ts";

export const lists: TranslationOf<typeof source> = {
  title: "Listor",
  intro:
    "Det som listfälten på företag, kontakter och projekt erbjuder. Markera en lista för att se dess alternativ.",
  empty: "Det finns inga listor.",
  count_one: "{{count}} lista",
  count_other: "{{count}} listor",
  add: "Lägg till lista",
  addTitle: "Lägg till lista",
  rename: "Byt namn",
  renameTitle: "Byt namn på listan",
  items: "Alternativ",
  usedBy: "Används av",
  unused: "Inget fält",
  isStandard: "Listan hör till ett standardfält och kan inte tas bort.",
  inUse: "Ett fält använder listan. Ta först bort fältet, under Fält.",
  nameMissing: "Ange ett namn på minst ett språk.",
  deleteTitle: "Ta bort listan {{name}}?",
  deleteText_one:
    "Inget fält använder den. Den försvinner med sitt {{count}} alternativ och kan återställas när som helst.",
  deleteText_other:
    "Inget fält använder den. Den försvinner med sina {{count}} alternativ och kan återställas när som helst.",
  deletedList: "Listan {{name}} är borttagen.",
  itemsOf: "Alternativ i {{name}}",
  noItems: "Listan har inga alternativ än.",
  itemCount_one: "{{count}} alternativ",
  itemCount_other: "{{count}} alternativ",
  addItem: "Lägg till alternativ",
  addItemTitle: "Lägg till alternativ i {{name}}",
  editItemTitle: "Redigera alternativ",
  tooltip: "Knappbeskrivning",
  key: "Nyckel",
  order: "Ordna…",
  orderTitle: "Ordningen i {{name}}",
  orderText: "Alternativen erbjuds i den här ordningen. Borttagna behåller sin plats tills de återställs.",
  sortByName: "Sortera efter namn",
  nothingToOrder: "Listan har färre än två alternativ.",
  deleteItemTitle: "Ta bort alternativet {{name}}?",
  deleteItemText:
    "Det erbjuds inte längre. Poster som har det behåller det, och du kan återställa det när som helst.",
  itemRecords_one: "{{count}} post har det ({{field}}).",
  itemRecords_other: "{{count}} poster har det ({{field}}).",
  itemMapped: "I {{connection}} är det mappat till ERP-alternativet ”{{item}}”. Mappningen blir kvar.",
  itemUnused: "Ingen post har det, och ingen listmappning använder det.",
  deletedItem: "Alternativet {{name}} är borttaget.",
};
