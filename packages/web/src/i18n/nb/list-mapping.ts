import type { listMapping as source } from "../en/list-mapping.ts";
import type { TranslationOf } from "../translation-of.ts";

export const listMapping: TranslationOf<typeof source> = {
  title: "Listetilordning: {{name}}",
  lists: "Lister",
  tableLabel: "Elementer i {{list}}",
  erpItem: "ERP-element",
  crmItem: "CRM-element",
  crmItemOf: "CRM-element for {{item}}",
  isNew: "Ny",
  matchByName: "Match på navn",
  matched_one: "{{count}} element ble matchet.",
  matched_other: "{{count}} elementer ble matchet.",
  nothingToMatch: "Ingen elementer uten tilordning har samme navn på begge sider.",
  duplicate: "Brukt mer enn én gang",
  duplicateHint: "Hvert CRM-element kan bare brukes én gang. Rett elementene som er merket med rødt.",
  none: "Det finnes ingen lister å tilordne ennå. Tilordne først et listefelt i ERP til et listefelt i CRM.",
  openMappings: "Åpne tilordningene",
  readOnly:
    "Tilkoblingen er aktiv, så listene kan bare leses. Fjern merket for Aktiv i listen over tilkoblinger for å endre dem.",
  errorTitle: "Listen kunne ikke leses fra ERP",
  progress: "{{mapped}} av {{total}} tilordnet",
  merged:
    "Noen andre har endret listetilordningen i mellomtiden. Du ser gjeldende versjon med dine endringer oppå. Kontroller den, og klikk på Ferdig igjen for å lagre.",
  find: "Finn element",
  unmappedOnly: "Bare uten tilordning",
  noMatch: "Ingen elementer passer.",
  showMore: "Vis {{count}} til",
  shown_one: "{{shown}} av {{count}} element",
  shown_other: "{{shown}} av {{count}} elementer",
  newCount_one: "{{count}} nytt element i ERP",
  newCount_other: "{{count}} nye elementer i ERP",
  empty: "Listen i ERP er tom.",
};
