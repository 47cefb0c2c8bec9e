import type { syncSettings as source } from "../en/sync-settings.ts";
import type { TranslationOf } from "../translation-of.ts";

export const syncSettings: TranslationOf<typeof source> = {
  open: "Avancerede synkindstillinger",
  title: "Avancerede synkindstillinger: {{name}}",
  overlap: "Overlap",
  overlapHint:
    "Hvor langt tilbage hver læsning går, fordi et ERP-system kan vise en ændring et stykke tid efter dens stempel. 0, hvis alt vises med det samme.",
  seconds: "sekunder",
  scan: "Gennemgang i baggrunden",
  scanHint: "Hvor lang tid det tager at sammenligne alle koblinger én gang i baggrunden. 0: den køres ikke.",
  hours: "timer",
  timeZone: "ERP-systemets tidszone",
  timeZoneHint: "Tidszonen for datoer med klokkeslæt i ERP-systemet.",
  noZone: "Ingen: tiderne bruges, som de er",
  zoneLocked: "Forbindelsen er aktiv. Fjern først markeringen af Aktiv på listen for at ændre tidszonen.",
  wrong: "Et heltal mellem 0 og {{max}}.",
  state: "Aktuel status",
  noRound: "Gennemgangen i baggrunden har ikke kørt en fuld runde endnu.",
  lastRound_one: "I den seneste fulde runde, {{time}}, var {{identical}} af {{count}} kobling identisk.",
  lastRound_other: "I den seneste fulde runde, {{time}}, var {{identical}} af {{count}} koblinger identiske.",
  round_one: "Den igangværende runde begyndte {{time}}: {{compared}} af {{count}} kobling er sammenlignet.",
  round_other:
    "Den igangværende runde begyndte {{time}}: {{compared}} af {{count}} koblinger er sammenlignet.",
  readsEverything:
    "Rækkefølgen af dette ERP-systems stempler er ukendt, så hver synkronisering læser alle aktører.",
  noPaused: "Ingen kobling er sat på pause.",
  pausedErp_one: "{{count}} kobling er sat på pause, fordi aktøren ikke længere findes i ERP.",
  pausedErp_other: "{{count}} koblinger er sat på pause, fordi aktørerne ikke længere findes i ERP.",
  pausedCrm_one: "{{count}} kobling er sat på pause, fordi posten ikke længere findes i CRM.",
  pausedCrm_other: "{{count}} koblinger er sat på pause, fordi posterne ikke længere findes i CRM.",
  pausedParent_one: "{{count}} kobling venter på, at firmaet bliver forbundet.",
  pausedParent_other: "{{count}} koblinger venter på, at firmaerne bliver forbundet.",
  gone: {
    title: "Er disse aktører virkelig væk fra ERP?",
    text: "{{actors}} af {{links}} forbundne aktører er ikke fundet i ERP siden {{time}}. Så mange på én gang kan skyldes en fejl i ERP-systemet eller dets konfiguration, så deres koblinger bliver, som de er, til du har svaret.",
    confirmed:
      "Du har svaret, at de er væk. Næste synkronisering ser efter én gang til og sætter derefter deres koblinger på pause.",
    yes: "Ja, de er væk",
    no: "Nej, se efter igen",
  },
};
