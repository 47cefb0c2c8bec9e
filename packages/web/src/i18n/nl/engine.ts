import type { engine as source } from "../en/engine.ts";
import type { TranslationOf } from "../translation-of.ts";

export const engine: TranslationOf<typeof source> = {
  title: "Automatische synchronisatie",
  on: "Aan",
  off: "Uit",
  switchLabel: "Automatische synchronisatie",
  stateOn: "Automatische synchronisatie is ingeschakeld.",
  stateOff: "Automatische synchronisatie is uitgeschakeld.",
  nextCycle: "Volgende synchronisatie om {{time}}.",
  busy: "Bezig met synchroniseren…",
  interval: "Interval",
  intervalUnit: "Eenheid",
  units: { seconds: "seconden", minutes: "minuten", hours: "uren", days: "dagen" },
  intervalRange: "Tussen 5 seconden en 365 dagen.",
  syncNow: "Nu synchroniseren",
  noActive: "Er is geen ERP-verbinding actief. Activeer er eerst een in de lijst hieronder.",
  runs: {
    title: "Resultaat van de synchronisatie",
    none: "Er is geen ERP-verbinding actief; daarom is er niets gesynchroniseerd.",
    connection: "ERP-verbinding",
    outcome: "Resultaat",
    outcomes: {
      running: "Bezig",
      completed: "Voltooid",
      failed: "Mislukt",
      interrupted: "Onderbroken",
    },
    read: "Gelezen",
    written: "Geschreven",
    unchanged: "Ongewijzigd",
    unlinked: "Niet gekoppeld",
    conflicting: "Conflicten",
    skipped: "Overgeslagen",
    failed: "Mislukt",
    close: "Resultaat sluiten",
  },
};
