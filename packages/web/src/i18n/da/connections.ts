import type { connections as source } from "../en/connections.ts";
import type { TranslationOf } from "../translation-of.ts";

export const connections: TranslationOf<typeof source> = {
  empty:
    "Der er ingen ERP-forbindelser endnu. Tilføj en for at fortælle Brygga, hvilken ERP-klient der skal synkroniseres.",
  emptyWithoutConnector: "Der er ingen ERP-forbindelser endnu. Tilføj først en Sync Connector.",
  noConnector: "Tilføj først en Sync Connector.",
  define: "Definer ny ERP-forbindelse",
  configure: "Konfigurer ERP-forbindelse",
  test: "Test ERP-forbindelsen",
  connector: "Sync Connector",
  lastSync: "Seneste synk",
  never: "Aldrig",
  health: "Tilstand",
  healths: {
    ok: "OK",
    problems_one: "{{count}} problem",
    problems_other: "{{count}} problemer",
    failing: "Fungerer ikke",
    "never-synced": "Ikke synkroniseret endnu",
    inactive: "Inaktiv",
  },
  activeOf: "Aktiv: {{name}}",
  deleteTitle: "Vil du slette ERP-forbindelsen {{name}}?",
  deleteLinks_one: "Den forbinder {{count}} post med ERP.",
  deleteLinks_other: "Den forbinder {{count}} poster med ERP.",
  deleteNoLinks: "Ingen post er forbundet gennem den.",
  deleteText:
    "Synkroniseringen ophører, og forbindelsen forsvinder fra listen. Forbundne poster og loggen beholdes, intet slettes i ERP, og du kan gendanne forbindelsen.",
  deleted: "{{name}} er slettet. Synkroniseringen er stoppet.",
  deleteWarning: "Forbindelsen er slettet her, men Sync Connectoren meldte: {{explanation}}",
  restored: "{{name}} er gendannet, og inaktiv.",
  fieldsChanged: "Felter er ændret i ERP",
  incompleteTitle: "Forbindelsen er ikke fuldstændig",
  incompleteRetry: "Hent aktørtyper og felter igen",
  selected: {
    none: "Markér en ERP-forbindelse for at se dens tilknytninger.",
    active: "Aktiv",
    inactive: "Inaktiv",
    noActorTypes: "Ingen aktørtype synkroniseres endnu. Åbn Tilknytninger for at begynde.",
    mappedFields: "Tilknyttede felter",
    noFields: "Ingen tilknyttede felter",
    notSynced: "synkroniseres ikke",
  },
  activation: {
    title: "{{name}} kan ikke aktiveres endnu",
    warningTitle: "{{name}} er aktiv, med disse bemærkninger",
    intro: "Dette skal rettes først:",
    warnings: "Værd at vide:",
    mend: {
      connection: "Åbn konfigurationen",
      mappings: "Åbn tilknytningerne",
      "list-mapping": "Åbn listetilknytningen",
      defaults: "Giv det en standardværdi",
    },
    reasons: {
      "test-failed": "Testen af forbindelsen mislykkedes.",
      incomplete: "Forbindelsens aktørtyper og felter kunne ikke hentes fuldstændigt.",
    },
  },
};
