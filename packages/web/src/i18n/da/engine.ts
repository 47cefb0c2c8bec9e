import type { engine as source } from "../en/engine.ts";
import type { TranslationOf } from "../translation-of.ts";

export const engine: TranslationOf<typeof source> = {
  title: "Automatisk synkronisering",
  on: "Til",
  off: "Fra",
  switchLabel: "Automatisk synkronisering",
  stateOn: "Automatisk synkronisering er slået til.",
  stateOff: "Automatisk synkronisering er slået fra.",
  nextCycle: "Næste synkronisering kl. {{time}}.",
  busy: "Synkroniserer nu…",
  interval: "Interval",
  intervalUnit: "Enhed",
  units: { seconds: "sekunder", minutes: "minutter", hours: "timer", days: "dage" },
  intervalRange: "Mellem 5 sekunder og 365 dage.",
  syncNow: "Synkroniser nu",
  noActive: "Ingen ERP-forbindelse er aktiv. Aktivér først en på listen nedenfor.",
  runs: {
    title: "Resultat af synkroniseringen",
    none: "Ingen ERP-forbindelse er aktiv, så intet blev synkroniseret.",
    connection: "ERP-forbindelse",
    outcome: "Udfald",
    outcomes: {
      running: "I gang",
      completed: "Fuldført",
      failed: "Mislykkedes",
      interrupted: "Afbrudt",
    },
    read: "Læst",
    written: "Skrevet",
    unchanged: "Uændret",
    unlinked: "Ikke forbundet",
    conflicting: "Konflikter",
    skipped: "Sprunget over",
    failed: "Mislykkedes",
    close: "Luk resultatet",
  },
};
