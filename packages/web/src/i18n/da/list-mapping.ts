import type { listMapping as source } from "../en/list-mapping.ts";
import type { TranslationOf } from "../translation-of.ts";

export const listMapping: TranslationOf<typeof source> = {
  title: "Listetilknytning: {{name}}",
  lists: "Lister",
  tableLabel: "Elementer i {{list}}",
  erpItem: "ERP-element",
  crmItem: "CRM-element",
  crmItemOf: "CRM-element for {{item}}",
  isNew: "Ny",
  matchByName: "Match på navn",
  matched_one: "{{count}} element blev matchet.",
  matched_other: "{{count}} elementer blev matchet.",
  nothingToMatch: "Ingen elementer uden tilknytning har samme navn på begge sider.",
  duplicate: "Brugt mere end én gang",
  duplicateHint: "Hvert CRM-element må kun bruges én gang. Ret de elementer, der er markeret med rødt.",
  none: "Der er ingen lister at tilknytte endnu. Knyt først et listefelt i ERP til et listefelt i CRM.",
  openMappings: "Åbn tilknytningerne",
  readOnly:
    "Forbindelsen er aktiv, så listerne kan kun læses. Fjern markeringen af Aktiv på listen over forbindelser for at ændre dem.",
  errorTitle: "Listen kunne ikke læses fra ERP",
  progress: "{{mapped}} af {{total}} tilknyttet",
  merged:
    "En anden har ændret listetilknytningen i mellemtiden. Du ser den aktuelle version med dine ændringer ovenpå. Kontrollér den, og klik på Færdig igen for at gemme.",
  find: "Find element",
  unmappedOnly: "Kun uden tilknytning",
  noMatch: "Intet element passer.",
  showMore: "Vis {{count}} til",
  shown_one: "{{shown}} af {{count}} element",
  shown_other: "{{shown}} af {{count}} elementer",
  newCount_one: "{{count}} nyt element i ERP",
  newCount_other: "{{count}} nye elementer i ERP",
  empty: "Listen i ERP er tom.",
};
