/** Hur en ERP-koppling läser ERP-systemet. */
export const syncSettings = {
  open: "Avancerade synkinställningar",
  title: "Avancerade synkinställningar: {{name}}",
  overlap: "Överlappning",
  overlapHint:
    "Hur långt tillbaka varje läsning går, eftersom ett ERP-system kan visa en ändring en stund efter dess tidsstämpel. 0 om allt visas genast.",
  seconds: "sekunder",
  scan: "Bakgrundsgenomgång",
  scanHint:
    "Hur lång tid det tar att jämföra alla anslutna poster en gång i bakgrunden. 0: genomgången körs inte.",
  hours: "timmar",
  timeZone: "ERP-systemets tidszon",
  timeZoneHint: "Tidszonen för datum med klockslag i ERP-systemet.",
  noZone: "Ingen: tiderna används som de är",
  zoneLocked: "ERP-kopplingen är aktiv. Avmarkera först Aktiv i listan för att ändra tidszonen.",
  wrong: "Ett heltal mellan 0 och {{max}}.",
  state: "Aktuell status",
  noRound: "Bakgrundsgenomgången har inte gått ett helt varv ännu.",
  lastRound_one:
    "Under det senaste hela varvet, {{time}}, var {{identical}} av {{count}} ansluten post identisk.",
  lastRound_other:
    "Under det senaste hela varvet, {{time}}, var {{identical}} av {{count}} anslutna poster identiska.",
  round_one: "Det pågående varvet började {{time}}: {{compared}} av {{count}} ansluten post är jämförd.",
  round_other: "Det pågående varvet började {{time}}: {{compared}} av {{count}} anslutna poster är jämförda.",
  readsEverything:
    "Ordningen på detta ERP-systems tidsstämplar är okänd, så varje synkronisering läser alla aktörer.",
  noPaused: "Ingen anslutning är pausad.",
  pausedErp_one: "{{count}} anslutning är pausad för att aktören inte längre finns i ERP.",
  pausedErp_other: "{{count}} anslutningar är pausade för att aktörerna inte längre finns i ERP.",
  pausedCrm_one: "{{count}} anslutning är pausad för att posten inte längre finns i CRM.",
  pausedCrm_other: "{{count}} anslutningar är pausade för att posterna inte längre finns i CRM.",
  pausedParent_one: "{{count}} anslutning väntar på att företaget ska anslutas.",
  pausedParent_other: "{{count}} anslutningar väntar på att företagen ska anslutas.",
  gone: {
    title: "Är de här aktörerna verkligen borta ur ERP?",
    text: "{{actors}} av {{links}} anslutna aktörer har inte hittats i ERP sedan {{time}}. Så många på en gång kan bero på ett fel i ERP-systemet eller dess konfiguration, så deras anslutningar lämnas som de är tills du har svarat.",
    confirmed:
      "Du har svarat att de är borta. Nästa synkronisering tittar en gång till och pausar sedan deras anslutningar.",
    yes: "Ja, de är borta",
    no: "Nej, titta igen",
  },
} as const;
