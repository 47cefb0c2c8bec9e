import type { engine as source } from "../en/engine.ts";
import type { TranslationOf } from "../translation-of.ts";

export const engine: TranslationOf<typeof source> = {
  title: "Automatische Synchronisierung",
  on: "Ein",
  off: "Aus",
  switchLabel: "Automatische Synchronisierung",
  stateOn: "Die automatische Synchronisierung ist eingeschaltet.",
  stateOff: "Die automatische Synchronisierung ist ausgeschaltet.",
  nextCycle: "Nächste Synchronisierung um {{time}}.",
  busy: "Wird gerade synchronisiert…",
  interval: "Intervall",
  intervalUnit: "Einheit",
  units: { seconds: "Sekunden", minutes: "Minuten", hours: "Stunden", days: "Tage" },
  intervalRange: "Zwischen 5 Sekunden und 365 Tagen.",
  syncNow: "Jetzt synchronisieren",
  noActive: "Keine ERP-Verbindung ist aktiv. Aktivieren Sie zuerst eine in der Liste unten.",
  runs: {
    title: "Ergebnis der Synchronisierung",
    none: "Keine ERP-Verbindung ist aktiv; daher wurde nichts synchronisiert.",
    connection: "ERP-Verbindung",
    outcome: "Ergebnis",
    outcomes: {
      running: "Läuft",
      completed: "Abgeschlossen",
      failed: "Fehlgeschlagen",
      interrupted: "Unterbrochen",
    },
    read: "Gelesen",
    written: "Geschrieben",
    unchanged: "Unverändert",
    unlinked: "Nicht verbunden",
    conflicting: "Konflikte",
    skipped: "Übersprungen",
    failed: "Fehlgeschlagen",
    close: "Ergebnis schließen",
  },
};
