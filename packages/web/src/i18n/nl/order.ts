import type { order as source } from "../en/order.ts";
import type { TranslationOf } from "../translation-of.ts";

export const order: TranslationOf<typeof source> = {
  handleOf: "{{name}} verplaatsen",
  sortable: "verplaatsbaar",
  dragHint: "Sleep naar een andere plaats",
  instructions:
    "Druk op de spatiebalk om de rij op te pakken, verplaats die met de pijltoetsen en druk op de spatiebalk om die neer te zetten. Esc zet de rij terug.",
  up: "Omhoog",
  down: "Omlaag",
  upOf: "{{name}} omhoog verplaatsen",
  downOf: "{{name}} omlaag verplaatsen",
  isFirst: "Staat al bovenaan.",
  isLast: "Staat al onderaan.",
  rankOf: "Rang van {{name}}",
  rankHint: "Typ een rang van 1 tot en met {{total}} en druk op Enter om de rij daarheen te verplaatsen.",
  moved: "{{name}} is nu nummer {{rank}} van {{total}}.",
  pickedUp: "{{name}} is opgepakt, nummer {{rank}} van {{total}}.",
  movedOver: "{{name}} zou nummer {{rank}} van {{total}} zijn.",
  putBack: "{{name}} is weer nummer {{rank}}.",
  ranks: {
    title: "Velden rangschikken: {{name}}",
    listLabel: "Velden van {{actor}}",
    intro:
      "De velden verschijnen in deze volgorde op het ERP-tabblad, in zoekresultaten en in dialoogvensters.",
    noActorTypes: "Het ERP biedt niets aan dat met het CRM kan worden gesynchroniseerd.",
    inSearch: "Zoeken",
    onErpTab: "ERP-tabblad",
    missing: "Niet meer in het ERP",
    changed: "Iemand anders heeft de volgorde intussen gewijzigd. Gereed vervangt die door de uwe.",
  },
  priority: {
    intro: "De volgorde bepaalt drie dingen:",
    served: "Verbindingen worden in deze volgorde gesynchroniseerd, van boven naar beneden.",
    resources: "Als er veel te doen is, krijgen de hoogst geplaatste als eerste de middelen.",
    conflict:
      "Als hetzelfde veld aan beide kanten is gewijzigd, wint wie hoger staat: een verbinding boven het CRM wint van het CRM, een verbinding eronder geeft toe.",
    listLabel: "Sync-prioriteit",
    crm: "CRM",
    crmHint: "De records in Brygga",
    wins: "Wint van het CRM",
    givesWay: "Het CRM wint",
    noConnections: "Er zijn nog geen ERP-verbindingen.",
    changed: "Iemand anders heeft de prioriteit intussen gewijzigd. OK vervangt die door de uwe.",
    unchanged: "Er is niets gewijzigd.",
  },
};
