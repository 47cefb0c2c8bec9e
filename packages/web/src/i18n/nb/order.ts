import type { order as source } from "../en/order.ts";
import type { TranslationOf } from "../translation-of.ts";

export const order: TranslationOf<typeof source> = {
  handleOf: "Flytt {{name}}",
  sortable: "kan flyttes",
  dragHint: "Dra til et annet sted",
  instructions:
    "Trykk på mellomrom for å løfte raden, flytt den med piltastene, og trykk på mellomrom for å slippe den. Escape legger den tilbake.",
  up: "Flytt opp",
  down: "Flytt ned",
  upOf: "Flytt {{name}} opp",
  downOf: "Flytt {{name}} ned",
  isFirst: "Den er allerede først.",
  isLast: "Den er allerede sist.",
  rankOf: "Rangering av {{name}}",
  rankHint: "Skriv et nummer fra 1 til {{total}} og trykk på Enter for å flytte raden dit.",
  moved: "{{name}} er nå nummer {{rank}} av {{total}}.",
  pickedUp: "{{name}} er løftet, nummer {{rank}} av {{total}}.",
  movedOver: "{{name}} ville bli nummer {{rank}} av {{total}}.",
  putBack: "{{name}} er tilbake som nummer {{rank}}.",
  ranks: {
    title: "Ranger felt: {{name}}",
    listLabel: "Felt for {{actor}}",
    intro: "Feltene vises i denne rekkefølgen på ERP-fanen, i søkeresultater og i dialogbokser.",
    noActorTypes: "ERP-systemet tilbyr ingenting som kan synkroniseres med CRM.",
    inSearch: "Søk",
    onErpTab: "ERP-fane",
    missing: "Finnes ikke lenger i ERP",
    changed: "Noen andre har endret rekkefølgen i mellomtiden. Ferdig erstatter den med din.",
  },
  priority: {
    intro: "Rekkefølgen avgjør tre ting:",
    served: "Tilkoblingene synkroniseres i denne rekkefølgen, ovenfra og ned.",
    resources: "Når det er mye å gjøre, får de som står høyere oppe, ressursene først.",
    conflict:
      "Når samme felt er endret på begge sider, vinner den som står høyest: en tilkobling over CRM vinner over CRM, en under viker.",
    listLabel: "Synkroniseringsprioritet",
    crm: "CRM",
    crmHint: "Postene i Brygga",
    wins: "Vinner over CRM",
    givesWay: "CRM vinner",
    noConnections: "Det finnes ingen ERP-tilkoblinger ennå.",
    changed: "Noen andre har endret prioriteten i mellomtiden. OK erstatter den med din.",
    unchanged: "Ingenting er endret.",
  },
};
