import type { syncSettings as source } from "../en/sync-settings.ts";
import type { TranslationOf } from "../translation-of.ts";

export const syncSettings: TranslationOf<typeof source> = {
  open: "Geavanceerde sync-instellingen",
  title: "Geavanceerde sync-instellingen: {{name}}",
  overlap: "Overlap",
  overlapHint:
    "Hoever elke lezing teruggaat, omdat een ERP een wijziging soms pas enige tijd na het tijdstempel laat zien. 0 als het alles meteen laat zien.",
  seconds: "seconden",
  scan: "Scan op de achtergrond",
  scanHint:
    "Hoe lang het duurt om alle koppelingen één keer op de achtergrond te vergelijken. 0: de scan loopt niet.",
  hours: "uur",
  timeZone: "Tijdzone van het ERP",
  timeZoneHint: "De tijdzone waarin het ERP datum en tijd opgeeft.",
  noZone: "Geen: tijden blijven ongewijzigd",
  zoneLocked:
    "De verbinding is actief. Haal eerst in de lijst het vinkje bij Actief weg om de tijdzone te wijzigen.",
  wrong: "Een geheel getal tussen 0 en {{max}}.",
  state: "Stand van zaken",
  noRound: "De scan op de achtergrond heeft nog geen volledige ronde gemaakt.",
  lastRound_one:
    "In de laatste volledige ronde ({{time}}) was {{identical}} van {{count}} koppeling identiek.",
  lastRound_other:
    "In de laatste volledige ronde ({{time}}) waren {{identical}} van {{count}} koppelingen identiek.",
  round_one: "De huidige ronde begon {{time}}: {{compared}} van {{count}} koppeling vergeleken.",
  round_other: "De huidige ronde begon {{time}}: {{compared}} van {{count}} koppelingen vergeleken.",
  readsEverything:
    "De volgorde van de tijdstempels van dit ERP is onbekend; daarom leest elke synchronisatie alle actoren.",
  noPaused: "Er is geen koppeling gepauzeerd.",
  pausedErp_one: "{{count}} koppeling is gepauzeerd omdat de actor niet meer in het ERP bestaat.",
  pausedErp_other: "{{count}} koppelingen zijn gepauzeerd omdat de actoren niet meer in het ERP bestaan.",
  pausedCrm_one: "{{count}} koppeling is gepauzeerd omdat de record niet meer in het CRM bestaat.",
  pausedCrm_other: "{{count}} koppelingen zijn gepauzeerd omdat de records niet meer in het CRM bestaan.",
  pausedParent_one: "{{count}} koppeling wacht tot het bedrijf wordt gekoppeld.",
  pausedParent_other: "{{count}} koppelingen wachten tot de bedrijven worden gekoppeld.",
  gone: {
    title: "Zijn deze actoren echt uit het ERP verdwenen?",
    text: "{{actors}} van {{links}} gekoppelde actoren zijn niet meer in het ERP gevonden sinds {{time}}. Zoveel tegelijk kan aan een fout in het ERP of in de configuratie liggen; hun koppelingen blijven daarom zoals ze zijn tot u hebt geantwoord.",
    confirmed:
      "U hebt bevestigd dat ze verdwenen zijn. De volgende synchronisatie kijkt nog één keer en pauzeert daarna hun koppelingen.",
    yes: "Ja, ze zijn verdwenen",
    no: "Nee, opnieuw kijken",
  },
};
