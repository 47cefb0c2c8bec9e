import type { connections as source } from "../en/connections.ts";
import type { TranslationOf } from "../translation-of.ts";

export const connections: TranslationOf<typeof source> = {
  empty:
    "Er zijn nog geen ERP-verbindingen. Voeg er een toe om aan te geven welke ERP-client moet worden gesynchroniseerd.",
  emptyWithoutConnector: "Er zijn nog geen ERP-verbindingen. Voeg eerst een Sync Connector toe.",
  noConnector: "Voeg eerst een Sync Connector toe.",
  define: "Nieuwe ERP-verbinding definiëren",
  configure: "ERP-verbinding configureren",
  test: "ERP-verbinding testen",
  connector: "Sync Connector",
  lastSync: "Laatste synchronisatie",
  never: "Nooit",
  health: "Toestand",
  healths: {
    ok: "OK",
    problems_one: "{{count}} probleem",
    problems_other: "{{count}} problemen",
    failing: "Mislukt",
    "never-synced": "Nog niet gesynchroniseerd",
    inactive: "Inactief",
  },
  activeOf: "Actief: {{name}}",
  deleteTitle: "ERP-verbinding {{name}} verwijderen?",
  deleteLinks_one: "Ze koppelt {{count}} record aan het ERP.",
  deleteLinks_other: "Ze koppelt {{count}} records aan het ERP.",
  deleteNoLinks: "Er is geen record via deze verbinding gekoppeld.",
  deleteText:
    "De synchronisatie stopt en de verbinding verdwijnt uit de lijst. Gekoppelde records en het logboek blijven behouden, in het ERP wordt niets verwijderd, en u kunt de verbinding herstellen.",
  deleteWarning: "De verbinding is hier verwijderd, maar de Sync Connector meldde: {{explanation}}",
  deleted: "{{name}} is verwijderd. De synchronisatie is gestopt.",
  restored: "{{name}} is hersteld, en inactief.",
  fieldsChanged: "Velden zijn gewijzigd in het ERP",
  incompleteTitle: "De verbinding is niet volledig",
  incompleteRetry: "Actortypen en velden opnieuw ophalen",
  selected: {
    none: "Selecteer een ERP-verbinding om haar toewijzingen te zien.",
    active: "Actief",
    inactive: "Inactief",
    noActorTypes: "Er wordt nog geen actortype gesynchroniseerd. Open Toewijzingen om te beginnen.",
    mappedFields: "Toegewezen velden",
    noFields: "Geen toegewezen velden",
    notSynced: "niet gesynchroniseerd",
  },
  activation: {
    title: "{{name}} kan nog niet worden geactiveerd",
    warningTitle: "{{name}} is actief, met deze opmerkingen",
    intro: "Dit moet eerst worden verholpen:",
    warnings: "Goed om te weten:",
    mend: {
      connection: "Configuratie openen",
      mappings: "Toewijzingen openen",
      "list-mapping": "Lijsttoewijzing openen",
      defaults: "Een standaardwaarde geven",
    },
    reasons: {
      "test-failed": "De verbindingstest is mislukt.",
      incomplete: "De actortypen en velden van de verbinding konden niet volledig worden opgehaald.",
    },
  },
};
