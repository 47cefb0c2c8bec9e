import type { connections as source } from "../en/connections.ts";
import type { TranslationOf } from "../translation-of.ts";

export const connections: TranslationOf<typeof source> = {
  empty:
    "Es gibt noch keine ERP-Verbindungen. Fügen Sie eine hinzu, um Brygga mitzuteilen, welcher ERP-Mandant synchronisiert werden soll.",
  emptyWithoutConnector: "Es gibt noch keine ERP-Verbindungen. Fügen Sie zuerst einen Sync Connector hinzu.",
  noConnector: "Fügen Sie zuerst einen Sync Connector hinzu.",
  define: "Neue ERP-Verbindung definieren",
  configure: "ERP-Verbindung konfigurieren",
  test: "ERP-Verbindung testen",
  connector: "Sync Connector",
  lastSync: "Letzte Synchronisierung",
  never: "Nie",
  health: "Zustand",
  healths: {
    ok: "OK",
    problems_one: "{{count}} Problem",
    problems_other: "{{count}} Probleme",
    failing: "Gestört",
    "never-synced": "Noch nicht synchronisiert",
    inactive: "Inaktiv",
  },
  activeOf: "Aktiv: {{name}}",
  deleteTitle: "ERP-Verbindung {{name}} löschen?",
  deleteLinks_one: "Sie verbindet {{count}} Datensatz mit dem ERP.",
  deleteLinks_other: "Sie verbindet {{count}} Datensätze mit dem ERP.",
  deleteNoLinks: "Kein Datensatz ist über sie verbunden.",
  deleteText:
    "Die Synchronisierung endet, und die Verbindung verschwindet aus der Liste. Verbundene Datensätze und das Protokoll bleiben erhalten, im ERP wird nichts gelöscht, und Sie können die Verbindung wiederherstellen.",
  deleteWarning: "Die Verbindung ist hier gelöscht, aber der Sync Connector meldete: {{explanation}}",
  deleted: "{{name}} ist gelöscht. Die Synchronisierung ist beendet.",
  restored: "{{name}} ist wiederhergestellt und inaktiv.",
  fieldsChanged: "Felder haben sich im ERP geändert",
  incompleteTitle: "Die Verbindung ist nicht vollständig",
  incompleteRetry: "Akteurtypen und Felder erneut abrufen",
  selected: {
    none: "Markieren Sie eine ERP-Verbindung, um ihre Zuordnungen zu sehen.",
    active: "Aktiv",
    inactive: "Inaktiv",
    noActorTypes: "Noch wird kein Akteurtyp synchronisiert. Öffnen Sie Zuordnungen, um zu beginnen.",
    mappedFields: "Zugeordnete Felder",
    noFields: "Keine zugeordneten Felder",
    notSynced: "nicht synchronisiert",
  },
  activation: {
    title: "{{name}} kann noch nicht aktiviert werden",
    warningTitle: "{{name}} ist aktiv, mit diesen Anmerkungen",
    intro: "Das muss zuerst behoben werden:",
    warnings: "Gut zu wissen:",
    mend: {
      connection: "Konfiguration öffnen",
      mappings: "Zuordnungen öffnen",
      "list-mapping": "Listenzuordnung öffnen",
      defaults: "Standardwert angeben",
    },
    reasons: {
      "test-failed": "Der Verbindungstest ist fehlgeschlagen.",
      incomplete: "Die Akteurtypen und Felder der Verbindung konnten nicht vollständig abgerufen werden.",
    },
  },
};
