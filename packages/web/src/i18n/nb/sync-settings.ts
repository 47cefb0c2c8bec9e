import type { syncSettings as source } from "../en/sync-settings.ts";
import type { TranslationOf } from "../translation-of.ts";

export const syncSettings: TranslationOf<typeof source> = {
  open: "Avanserte synkinnstillinger",
  title: "Avanserte synkinnstillinger: {{name}}",
  overlap: "Overlapping",
  overlapHint:
    "Hvor langt tilbake hver lesing går, fordi et ERP-system kan vise en endring en stund etter stempelet på den. 0 hvis alt vises med en gang.",
  seconds: "sekunder",
  scan: "Gjennomgang i bakgrunnen",
  scanHint: "Hvor lang tid det tar å sammenligne alle koblinger én gang i bakgrunnen. 0: den kjøres ikke.",
  hours: "timer",
  timeZone: "ERP-systemets tidssone",
  timeZoneHint: "Tidssonen for datoer med klokkeslett i ERP-systemet.",
  noZone: "Ingen: tidene brukes som de er",
  zoneLocked: "Tilkoblingen er aktiv. Fjern først merket for Aktiv i listen for å endre tidssonen.",
  wrong: "Et heltall mellom 0 og {{max}}.",
  state: "Gjeldende status",
  noRound: "Gjennomgangen i bakgrunnen har ikke gått en full runde ennå.",
  lastRound_one: "I den siste fulle runden, {{time}}, var {{identical}} av {{count}} kobling identisk.",
  lastRound_other: "I den siste fulle runden, {{time}}, var {{identical}} av {{count}} koblinger identiske.",
  round_one: "Den pågående runden begynte {{time}}: {{compared}} av {{count}} kobling er sammenlignet.",
  round_other: "Den pågående runden begynte {{time}}: {{compared}} av {{count}} koblinger er sammenlignet.",
  readsEverything:
    "Rekkefølgen på stemplene i dette ERP-systemet er ukjent, så hver synkronisering leser alle aktører.",
  noPaused: "Ingen kobling er satt på pause.",
  pausedErp_one: "{{count}} kobling er satt på pause fordi aktøren ikke lenger finnes i ERP.",
  pausedErp_other: "{{count}} koblinger er satt på pause fordi aktørene ikke lenger finnes i ERP.",
  pausedCrm_one: "{{count}} kobling er satt på pause fordi posten ikke lenger finnes i CRM.",
  pausedCrm_other: "{{count}} koblinger er satt på pause fordi postene ikke lenger finnes i CRM.",
  pausedParent_one: "{{count}} kobling venter på at firmaet blir koblet til.",
  pausedParent_other: "{{count}} koblinger venter på at firmaene blir koblet til.",
  gone: {
    title: "Er disse aktørene virkelig borte fra ERP?",
    text: "{{actors}} av {{links}} koblede aktører er ikke funnet i ERP siden {{time}}. Så mange på én gang kan skyldes en feil i ERP-systemet eller konfigurasjonen, så koblingene deres blir som de er til du har svart.",
    confirmed:
      "Du har svart at de er borte. Neste synkronisering ser etter én gang til og setter deretter koblingene deres på pause.",
    yes: "Ja, de er borte",
    no: "Nei, se etter igjen",
  },
};
