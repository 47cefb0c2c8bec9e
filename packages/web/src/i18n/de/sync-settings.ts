import type { syncSettings as source } from "../en/sync-settings.ts";
import type { TranslationOf } from "../translation-of.ts";

export const syncSettings: TranslationOf<typeof source> = {
  open: "Erweiterte Sync-Einstellungen",
  title: "Erweiterte Sync-Einstellungen: {{name}}",
  overlap: "Überlappung",
  overlapHint:
    "Wie weit jedes Lesen zurückreicht, da ein ERP eine Änderung erst einige Zeit nach ihrem Zeitstempel zeigen kann. 0, wenn es alles sofort zeigt.",
  seconds: "Sekunden",
  scan: "Hintergrundprüfung",
  scanHint:
    "Wie lange es dauert, alle Verknüpfungen einmal im Hintergrund zu vergleichen. 0: Sie läuft nicht.",
  hours: "Stunden",
  timeZone: "Zeitzone des ERP",
  timeZoneHint: "Die Zeitzone, in der das ERP Datum und Uhrzeit angibt.",
  noZone: "Keine: Zeiten bleiben unverändert",
  zoneLocked:
    "Die Verbindung ist aktiv. Entfernen Sie zuerst in der Liste das Häkchen bei Aktiv, um die Zeitzone zu ändern.",
  wrong: "Eine ganze Zahl zwischen 0 und {{max}}.",
  state: "Aktueller Stand",
  noRound: "Die Hintergrundprüfung hat noch keine vollständige Runde beendet.",
  lastRound_one:
    "In der letzten vollständigen Runde ({{time}}) war {{identical}} von {{count}} Verknüpfung identisch.",
  lastRound_other:
    "In der letzten vollständigen Runde ({{time}}) waren {{identical}} von {{count}} Verknüpfungen identisch.",
  round_one: "Laufende Runde, begonnen {{time}}: {{compared}} von {{count}} Verknüpfung verglichen.",
  round_other: "Laufende Runde, begonnen {{time}}: {{compared}} von {{count}} Verknüpfungen verglichen.",
  readsEverything:
    "Die Reihenfolge der Zeitstempel dieses ERP ist unbekannt; jede Synchronisierung liest daher alle Akteure.",
  noPaused: "Keine Verknüpfung ist angehalten.",
  pausedErp_one: "{{count}} Verknüpfung ist angehalten, weil es ihren Akteur im ERP nicht mehr gibt.",
  pausedErp_other: "{{count}} Verknüpfungen sind angehalten, weil es ihre Akteure im ERP nicht mehr gibt.",
  pausedCrm_one: "{{count}} Verknüpfung ist angehalten, weil es ihren Datensatz im CRM nicht mehr gibt.",
  pausedCrm_other: "{{count}} Verknüpfungen sind angehalten, weil es ihre Datensätze im CRM nicht mehr gibt.",
  pausedParent_one: "{{count}} Verknüpfung wartet darauf, dass ihre Firma verbunden wird.",
  pausedParent_other: "{{count}} Verknüpfungen warten darauf, dass ihre Firmen verbunden werden.",
  gone: {
    title: "Gibt es diese Akteure im ERP wirklich nicht mehr?",
    text: "{{actors}} von {{links}} verbundenen Akteuren wurden im ERP nicht mehr gefunden, seit {{time}}. So viele auf einmal können auf einen Fehler des ERP oder seiner Konfiguration hindeuten; ihre Verknüpfungen bleiben daher, wie sie sind, bis Sie geantwortet haben.",
    confirmed:
      "Sie haben bestätigt, dass es sie nicht mehr gibt. Die nächste Synchronisierung sieht noch einmal nach und hält dann ihre Verknüpfungen an.",
    yes: "Ja, es gibt sie nicht mehr",
    no: "Nein, noch einmal nachsehen",
  },
};
