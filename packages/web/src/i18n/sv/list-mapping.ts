import type { listMapping as source } from "../en/list-mapping.ts";
import type { TranslationOf } from "../translation-of.ts";

export const listMapping: TranslationOf<typeof source> = {
  title: "Listmappning: {{name}}",
  lists: "Listor",
  tableLabel: "Alternativ i {{list}}",
  erpItem: "Alternativ i ERP",
  crmItem: "Alternativ i CRM",
  crmItemOf: "Alternativ i CRM för {{item}}",
  isNew: "Ny",
  matchByName: "Matcha på namn",
  matched_one: "{{count}} alternativ matchades.",
  matched_other: "{{count}} alternativ matchades.",
  nothingToMatch: "Inget omappat alternativ har samma namn på båda sidor.",
  duplicate: "Används mer än en gång",
  duplicateHint: "Varje alternativ i CRM får bara användas en gång. Rätta de rödmarkerade.",
  none: "Det finns inga listor att mappa ännu. Koppla först ett listfält i ERP till ett listfält i CRM.",
  openMappings: "Öppna kopplingarna",
  readOnly:
    "ERP-kopplingen är aktiv, så det går bara att läsa. Avmarkera Aktiv i listan med ERP-kopplingar för att ändra.",
  errorTitle: "Listan kunde inte läsas från ERP",
  progress: "{{mapped}} av {{total}} mappade",
  merged:
    "Någon annan har ändrat listmappningen under tiden. Du ser det aktuella läget med dina ändringar ovanpå. Kontrollera och klicka på Klar igen för att spara.",
  find: "Sök alternativ",
  unmappedOnly: "Bara omappade",
  noMatch: "Inget alternativ matchar.",
  showMore: "Visa {{count}} till",
  shown_one: "{{shown}} av {{count}} alternativ",
  shown_other: "{{shown}} av {{count}} alternativ",
  newCount_one: "{{count}} nytt alternativ i ERP",
  newCount_other: "{{count}} nya alternativ i ERP",
  empty: "Listan i ERP är tom.",
};
