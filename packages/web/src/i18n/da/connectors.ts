import type { connectors as source } from "../en/connectors.ts";
import type { TranslationOf } from "../translation-of.ts";

export const connectors: TranslationOf<typeof source> = {
  empty: "Der er ingen Sync Connectors endnu. Tilføj den, der hører til dit ERP-system.",
  addTitle: "Tilføj Sync Connector",
  configure: "Konfigurer Sync Connector",
  inUse_one: "Den har en ERP-forbindelse. Slet den først.",
  inUse_other: "Den har {{count}} ERP-forbindelser. Slet dem først.",
  deleteTitle: "Vil du slette Sync Connectoren {{name}}?",
  deleteText: "Den forsvinder fra listen. Du kan gendanne den når som helst.",
  deleted: "{{name}} er slettet.",
  nameMissing: "Indtast et navn.",
  urlMissing: "Indtast Sync Connectorens URL.",
  urlInvalid:
    "Dette er ikke URL'en til en Sync Connector. Den begynder med http://, https://, plugin:// eller app://, for eksempel http://server/ErpConnectorWS.svc",
  urlCredentials: "URL'en må ikke indeholde brugernavn eller adgangskode. Indtast dem under Avanceret.",
  urlHint: "For eksempel http://server/ErpConnectorWS.svc",
  failedTitle: "Ingen Sync Connector svarer på denne URL",
  failedAdvice: "Ret URL'en, eller gem den, som den er, hvis Sync Connectoren kommer dertil senere.",
  duplicateTitle: "URL'en er i brug",
  duplicateText: "Sync Connectoren {{name}} har allerede denne URL. Gem kun, hvis du vil have den to gange.",
  saveAnyway: "Gem alligevel",
};
