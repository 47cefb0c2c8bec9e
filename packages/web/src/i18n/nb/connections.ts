import type { connections as source } from "../en/connections.ts";
import type { TranslationOf } from "../translation-of.ts";

export const connections: TranslationOf<typeof source> = {
  empty:
    "Det finnes ingen ERP-tilkoblinger ennå. Legg til en for å fortelle Brygga hvilken ERP-klient som skal synkroniseres.",
  emptyWithoutConnector: "Det finnes ingen ERP-tilkoblinger ennå. Legg først til en Sync Connector.",
  noConnector: "Legg først til en Sync Connector.",
  define: "Definer ny ERP-tilkobling",
  configure: "Konfigurer ERP-tilkobling",
  test: "Test ERP-tilkoblingen",
  connector: "Sync Connector",
  lastSync: "Siste synk",
  never: "Aldri",
  health: "Tilstand",
  healths: {
    ok: "OK",
    problems_one: "{{count}} problem",
    problems_other: "{{count}} problemer",
    failing: "Virker ikke",
    "never-synced": "Ikke synkronisert ennå",
    inactive: "Inaktiv",
  },
  activeOf: "Aktiv: {{name}}",
  deleteTitle: "Vil du slette ERP-tilkoblingen {{name}}?",
  deleteLinks_one: "Den kobler {{count}} post til ERP.",
  deleteLinks_other: "Den kobler {{count}} poster til ERP.",
  deleteNoLinks: "Ingen post er koblet til gjennom den.",
  deleteText:
    "Synkroniseringen stanser, og tilkoblingen forsvinner fra listen. Koblede poster og loggen beholdes, ingenting slettes i ERP, og du kan gjenopprette tilkoblingen.",
  deleted: "{{name}} er slettet. Synkroniseringen er stanset.",
  deleteWarning: "Tilkoblingen er slettet her, men Sync Connectoren meldte: {{explanation}}",
  restored: "{{name}} er gjenopprettet, og inaktiv.",
  fieldsChanged: "Felt er endret i ERP",
  incompleteTitle: "Tilkoblingen er ikke fullstendig",
  incompleteRetry: "Hent aktørtyper og felt på nytt",
  selected: {
    none: "Merk en ERP-tilkobling for å se tilordningene dens.",
    active: "Aktiv",
    inactive: "Inaktiv",
    noActorTypes: "Ingen aktørtype synkroniseres ennå. Åpne Tilordninger for å begynne.",
    mappedFields: "Tilordnede felt",
    noFields: "Ingen tilordnede felt",
    notSynced: "synkroniseres ikke",
  },
  activation: {
    title: "{{name}} kan ikke aktiveres ennå",
    warningTitle: "{{name}} er aktiv, med disse merknadene",
    intro: "Dette må rettes først:",
    warnings: "Verdt å vite:",
    mend: {
      connection: "Åpne konfigurasjonen",
      mappings: "Åpne tilordningene",
      "list-mapping": "Åpne listetilordningen",
      defaults: "Gi det en standardverdi",
    },
    reasons: {
      "test-failed": "Testen av tilkoblingen mislyktes.",
      incomplete: "Tilkoblingens aktørtyper og felt kunne ikke hentes fullstendig.",
    },
  },
};
