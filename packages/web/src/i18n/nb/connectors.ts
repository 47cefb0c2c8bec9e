import type { connectors as source } from "../en/connectors.ts";
import type { TranslationOf } from "../translation-of.ts";

export const connectors: TranslationOf<typeof source> = {
  empty: "Det finnes ingen Sync Connectors ennå. Legg til den som hører til ERP-systemet ditt.",
  addTitle: "Legg til Sync Connector",
  configure: "Konfigurer Sync Connector",
  inUse_one: "Den har en ERP-tilkobling. Slett den først.",
  inUse_other: "Den har {{count}} ERP-tilkoblinger. Slett dem først.",
  deleteTitle: "Vil du slette Sync Connectoren {{name}}?",
  deleteText: "Den forsvinner fra listen. Du kan gjenopprette den når som helst.",
  deleted: "{{name}} er slettet.",
  nameMissing: "Skriv inn et navn.",
  urlMissing: "Skriv inn URL-en til Sync Connectoren.",
  urlInvalid:
    "Dette er ikke URL-en til en Sync Connector. Den begynner med http://, https://, plugin:// eller app://, for eksempel http://server/ErpConnectorWS.svc",
  urlCredentials: "URL-en kan ikke inneholde brukernavn eller passord. Skriv dem inn under Avansert.",
  urlHint: "For eksempel http://server/ErpConnectorWS.svc",
  failedTitle: "Ingen Sync Connector svarer på denne URL-en",
  failedAdvice: "Rett URL-en, eller lagre den som den er hvis Sync Connectoren kommer dit senere.",
  duplicateTitle: "URL-en er i bruk",
  duplicateText:
    "Sync Connectoren {{name}} har allerede denne URL-en. Lagre bare hvis du vil ha den to ganger.",
  saveAnyway: "Lagre likevel",
};
