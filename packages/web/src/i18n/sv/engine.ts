import type { engine as source } from "../en/engine.ts";
import type { TranslationOf } from "../translation-of.ts";

export const engine: TranslationOf<typeof source> = {
  title: "Automatisk synkronisering",
  on: "På",
  off: "Av",
  switchLabel: "Automatisk synkronisering",
  stateOn: "Automatisk synkronisering är påslagen.",
  stateOff: "Automatisk synkronisering är avstängd.",
  nextCycle: "Nästa synkronisering kl. {{time}}.",
  busy: "Synkroniserar nu…",
  interval: "Intervall",
  intervalUnit: "Enhet",
  units: { seconds: "sekunder", minutes: "minuter", hours: "timmar", days: "dagar" },
  intervalRange: "Mellan 5 sekunder och 365 dagar.",
  syncNow: "Synka nu",
  noActive: "Ingen ERP-koppling är aktiv. Aktivera först en i listan nedan.",
  runs: {
    title: "Resultat av Synka nu",
    none: "Ingen ERP-koppling är aktiv, så inget synkroniserades.",
    connection: "ERP-koppling",
    outcome: "Utfall",
    outcomes: {
      running: "Pågår",
      completed: "Klar",
      failed: "Misslyckades",
      interrupted: "Avbruten",
    },
    read: "Lästa",
    written: "Skrivna",
    unchanged: "Oförändrade",
    unlinked: "Inte anslutna",
    conflicting: "Konflikter",
    skipped: "Överhoppade",
    failed: "Misslyckade",
    close: "Stäng resultatet",
  },
};
