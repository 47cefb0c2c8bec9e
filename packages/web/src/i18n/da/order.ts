import type { order as source } from "../en/order.ts";
import type { TranslationOf } from "../translation-of.ts";

export const order: TranslationOf<typeof source> = {
  handleOf: "Flyt {{name}}",
  sortable: "kan flyttes",
  dragHint: "Træk til et andet sted",
  instructions:
    "Tryk på mellemrum for at løfte rækken, flyt den med piletasterne, og tryk på mellemrum for at slippe den. Escape lægger den tilbage.",
  up: "Flyt op",
  down: "Flyt ned",
  upOf: "Flyt {{name}} op",
  downOf: "Flyt {{name}} ned",
  isFirst: "Den er allerede først.",
  isLast: "Den er allerede sidst.",
  rankOf: "Rangering af {{name}}",
  rankHint: "Skriv et nummer fra 1 til {{total}}, og tryk på Enter for at flytte rækken dertil.",
  moved: "{{name}} er nu nummer {{rank}} af {{total}}.",
  pickedUp: "{{name}} er løftet, nummer {{rank}} af {{total}}.",
  movedOver: "{{name}} ville blive nummer {{rank}} af {{total}}.",
  putBack: "{{name}} er tilbage som nummer {{rank}}.",
  ranks: {
    title: "Rangér felter: {{name}}",
    listLabel: "Felter for {{actor}}",
    intro: "Felterne vises i denne rækkefølge på ERP-fanen, i søgeresultater og i dialogbokse.",
    noActorTypes: "ERP-systemet tilbyder intet, der kan synkroniseres med CRM.",
    inSearch: "Søgning",
    onErpTab: "ERP-fane",
    missing: "Findes ikke længere i ERP",
    changed: "En anden har ændret rækkefølgen i mellemtiden. Færdig erstatter den med din.",
  },
  priority: {
    intro: "Rækkefølgen afgør tre ting:",
    served: "Forbindelserne synkroniseres i denne rækkefølge, oppefra og ned.",
    resources: "Når der er meget at gøre, får de, der står højere oppe, ressourcerne først.",
    conflict:
      "Når samme felt er ændret på begge sider, vinder den, der står højest: en forbindelse over CRM vinder over CRM, en under viger.",
    listLabel: "Synkroniseringsprioritet",
    crm: "CRM",
    crmHint: "Posterne i Brygga",
    wins: "Vinder over CRM",
    givesWay: "CRM vinder",
    noConnections: "Der er ingen ERP-forbindelser endnu.",
    changed: "En anden har ændret prioriteten i mellemtiden. OK erstatter den med din.",
    unchanged: "Intet er ændret.",
  },
};
