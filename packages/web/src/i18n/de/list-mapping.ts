import type { listMapping as source } from "../en/list-mapping.ts";
import type { TranslationOf } from "../translation-of.ts";

export const listMapping: TranslationOf<typeof source> = {
  title: "Listenzuordnung: {{name}}",
  lists: "Listen",
  tableLabel: "Einträge von {{list}}",
  erpItem: "ERP-Eintrag",
  crmItem: "CRM-Eintrag",
  crmItemOf: "CRM-Eintrag für {{item}}",
  isNew: "Neu",
  matchByName: "Nach Namen zuordnen",
  matched_one: "{{count}} Eintrag zugeordnet.",
  matched_other: "{{count}} Einträge zugeordnet.",
  nothingToMatch: "Kein nicht zugeordneter Eintrag hat auf beiden Seiten denselben Namen.",
  duplicate: "Mehr als einmal verwendet",
  duplicateHint:
    "Jeder CRM-Eintrag darf nur einmal verwendet werden. Korrigieren Sie die rot markierten Einträge.",
  none: "Es gibt noch keine Listen zum Zuordnen. Ordnen Sie zuerst ein Listenfeld des ERP einem Listenfeld des CRM zu.",
  openMappings: "Zuordnungen öffnen",
  readOnly:
    "Die Verbindung ist aktiv; die Listen können nur gelesen werden. Entfernen Sie in der Liste der ERP-Verbindungen das Häkchen bei Aktiv, um sie zu ändern.",
  errorTitle: "Die Liste konnte nicht aus dem ERP gelesen werden",
  progress: "{{mapped}} von {{total}} zugeordnet",
  merged:
    "Jemand anders hat die Listenzuordnung inzwischen geändert. Sie sehen den aktuellen Stand mit Ihren Änderungen darüber. Prüfen Sie ihn, und klicken Sie zum Speichern erneut auf Fertig.",
  find: "Eintrag suchen",
  unmappedOnly: "Nur nicht zugeordnete",
  noMatch: "Kein Eintrag passt.",
  showMore: "{{count}} weitere anzeigen",
  shown_one: "{{shown}} von {{count}} Eintrag",
  shown_other: "{{shown}} von {{count}} Einträgen",
  newCount_one: "{{count}} neuer Eintrag im ERP",
  newCount_other: "{{count}} neue Einträge im ERP",
  empty: "Die Liste im ERP ist leer.",
};
