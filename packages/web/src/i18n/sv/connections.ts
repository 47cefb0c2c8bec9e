import type { connections as source } from "../en/connections.ts";
import type { TranslationOf } from "../translation-of.ts";

export const connections: TranslationOf<typeof source> = {
  empty:
    "Det finns inga ERP-kopplingar ännu. Lägg till en för att ange vilken ERP-klient som ska synkroniseras.",
  emptyWithoutConnector: "Det finns inga ERP-kopplingar ännu. Lägg först till en Sync Connector.",
  noConnector: "Lägg först till en Sync Connector.",
  define: "Ange ny ERP-koppling",
  configure: "Konfigurera ERP-koppling",
  test: "Testa ERP-kopplingen",
  connector: "Sync Connector",
  lastSync: "Senast synkad",
  never: "Aldrig",
  health: "Hälsa",
  healths: {
    ok: "OK",
    problems_one: "{{count}} problem",
    problems_other: "{{count}} problem",
    failing: "Fungerar inte",
    "never-synced": "Inte synkroniserad ännu",
    inactive: "Inaktiv",
  },
  activeOf: "Aktiv: {{name}}",
  deleteTitle: "Ta bort ERP-kopplingen {{name}}?",
  deleteLinks_one: "Den ansluter {{count}} post till ERP.",
  deleteLinks_other: "Den ansluter {{count}} poster till ERP.",
  deleteNoLinks: "Ingen post är ansluten genom den.",
  deleteText:
    "Synkroniseringen upphör och kopplingen försvinner från listan. Anslutna poster och loggen behålls, inget tas bort i ERP, och du kan återställa kopplingen.",
  deleteWarning: "Kopplingen är borttagen här, men Sync Connector meddelade: {{explanation}}",
  deleted: "{{name}} är borttagen. Synkroniseringen har upphört.",
  restored: "{{name}} är återställd, och inaktiv.",
  fieldsChanged: "Fält har ändrats i ERP",
  incompleteTitle: "Kopplingen är inte komplett",
  incompleteRetry: "Hämta aktörstyper och fält igen",
  selected: {
    none: "Markera en ERP-koppling för att se dess kopplingar.",
    active: "Aktiv",
    inactive: "Inaktiv",
    noActorTypes: "Ingen aktörstyp synkroniseras ännu. Öppna Kopplingar för att börja.",
    mappedFields: "Kopplade fält",
    noFields: "Inga kopplade fält",
    notSynced: "synkroniseras inte",
  },
  activation: {
    title: "{{name}} kan inte aktiveras ännu",
    warningTitle: "{{name}} är aktiv, med dessa anmärkningar",
    intro: "Detta måste åtgärdas först:",
    warnings: "Bra att veta:",
    mend: {
      connection: "Öppna konfigurationen",
      mappings: "Öppna kopplingarna",
      "list-mapping": "Öppna listmappningen",
      defaults: "Ge det ett standardvärde",
    },
    reasons: {
      "test-failed": "Testet av kopplingen misslyckades.",
      incomplete: "Kopplingens aktörstyper och fält kunde inte hämtas fullständigt.",
    },
  },
};
