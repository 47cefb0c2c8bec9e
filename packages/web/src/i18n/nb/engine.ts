import type { engine as source } from "../en/engine.ts";
import type { TranslationOf } from "../translation-of.ts";

export const engine: TranslationOf<typeof source> = {
  title: "Automatisk synkronisering",
  on: "På",
  off: "Av",
  switchLabel: "Automatisk synkronisering",
  stateOn: "Automatisk synkronisering er slått på.",
  stateOff: "Automatisk synkronisering er slått av.",
  nextCycle: "Neste synkronisering kl. {{time}}.",
  busy: "Synkroniserer nå…",
  interval: "Intervall",
  intervalUnit: "Enhet",
  units: { seconds: "sekunder", minutes: "minutter", hours: "timer", days: "dager" },
  intervalRange: "Mellom 5 sekunder og 365 dager.",
  syncNow: "Synk nå",
  noActive: "Ingen ERP-tilkobling er aktiv. Aktiver først en i listen nedenfor.",
  runs: {
    title: "Resultat av synkroniseringen",
    none: "Ingen ERP-tilkobling er aktiv, så ingenting ble synkronisert.",
    connection: "ERP-tilkobling",
    outcome: "Utfall",
    outcomes: {
      running: "Pågår",
      completed: "Fullført",
      failed: "Mislyktes",
      interrupted: "Avbrutt",
    },
    read: "Lest",
    written: "Skrevet",
    unchanged: "Uendret",
    unlinked: "Ikke koblet til",
    conflicting: "Konflikter",
    skipped: "Hoppet over",
    failed: "Mislyktes",
    close: "Lukk resultatet",
  },
};
