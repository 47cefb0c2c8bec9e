import type { connectors as source } from "../en/connectors.ts";
import type { TranslationOf } from "../translation-of.ts";

export const connectors: TranslationOf<typeof source> = {
  empty: "Det finns inga Sync Connectors ännu. Lägg till den som hör till ditt ERP-system.",
  addTitle: "Lägg till Sync Connector",
  configure: "Konfigurera Sync Connector",
  inUse_one: "Den har en ERP-koppling. Ta bort den först.",
  inUse_other: "Den har {{count}} ERP-kopplingar. Ta bort dem först.",
  deleteTitle: "Ta bort Sync Connector {{name}}?",
  deleteText: "Den försvinner från listan. Du kan återställa den när som helst.",
  deleted: "{{name}} är borttagen.",
  nameMissing: "Ange ett namn.",
  urlMissing: "Ange connectorns URL.",
  urlInvalid:
    "Detta är inte en URL till en Sync Connector. Den börjar med http://, https://, plugin:// eller app://, till exempel http://server/ErpConnectorWS.svc",
  urlCredentials: "URL:en får inte innehålla användarnamn eller lösenord. Ange dem under Avancerat.",
  urlHint: "Till exempel http://server/ErpConnectorWS.svc",
  failedTitle: "Ingen Sync Connector svarar på denna URL",
  failedAdvice: "Rätta URL:en, eller spara den som den är om Sync Connector ska finnas där senare.",
  duplicateTitle: "URL:en används redan",
  duplicateText: "Sync Connector {{name}} har redan denna URL. Spara bara om du vill ha den två gånger.",
  saveAnyway: "Spara ändå",
};
