import type { order as english } from "../en/order.ts";
import type { TranslationOf } from "../translation-of.ts";

export const order: TranslationOf<typeof english> = {
  handleOf: "Flytta {{name}}",
  sortable: "flyttbar",
  dragHint: "Dra till en annan plats",
  instructions:
    "Tryck på mellanslag för att lyfta raden, flytta den med piltangenterna och tryck på mellanslag för att släppa den. Escape lägger tillbaka den.",
  up: "Flytta upp",
  down: "Flytta ned",
  upOf: "Flytta upp {{name}}",
  downOf: "Flytta ned {{name}}",
  isFirst: "Den är redan först.",
  isLast: "Den är redan sist.",
  rankOf: "Ordningsnummer för {{name}}",
  rankHint: "Skriv ett ordningsnummer från 1 till {{total}} och tryck på Retur för att flytta raden dit.",
  moved: "{{name}} är nu nummer {{rank}} av {{total}}.",
  pickedUp: "{{name}} är lyft, nummer {{rank}} av {{total}}.",
  movedOver: "{{name}} skulle bli nummer {{rank}} av {{total}}.",
  putBack: "{{name}} är tillbaka som nummer {{rank}}.",
  ranks: {
    title: "Ordna fält: {{name}}",
    listLabel: "Fält för {{actor}}",
    intro: "Fälten visas i den här ordningen på ERP-fliken, i sökresultat och i dialogrutor.",
    noActorTypes: "ERP-systemet erbjuder inget som kan synkroniseras med CRM.",
    inSearch: "Sökning",
    onErpTab: "ERP-flik",
    missing: "Finns inte längre i ERP",
    changed: "Någon annan har ändrat ordningen under tiden. Klar ersätter den med din.",
  },
  priority: {
    intro: "Ordningen avgör tre saker:",
    served: "Kopplingarna synkroniseras i den här ordningen, uppifrån och ned.",
    resources: "När det finns mycket att göra får de som står högre upp resurserna först.",
    conflict:
      "När samma fält har ändrats på båda sidor vinner den som står högst: en koppling ovanför CRM vinner över CRM, en nedanför ger vika.",
    listLabel: "Synkroniseringsprioritet",
    crm: "CRM",
    crmHint: "Posterna i Brygga",
    wins: "Vinner över CRM",
    givesWay: "CRM vinner",
    noConnections: "Det finns inga ERP-kopplingar ännu.",
    changed: "Någon annan har ändrat prioriteten under tiden. OK ersätter den med din.",
    unchanged: "Inget har ändrats.",
  },
};
