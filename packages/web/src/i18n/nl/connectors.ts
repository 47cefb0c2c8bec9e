import type { connectors as source } from "../en/connectors.ts";
import type { TranslationOf } from "../translation-of.ts";

export const connectors: TranslationOf<typeof source> = {
  empty: "Er zijn nog geen Sync Connectors. Voeg de Sync Connector van uw ERP-systeem toe.",
  addTitle: "Sync Connector toevoegen",
  configure: "Sync Connector configureren",
  inUse_one: "Er is een ERP-verbinding voor. Verwijder die eerst.",
  inUse_other: "Er zijn {{count}} ERP-verbindingen voor. Verwijder die eerst.",
  deleteTitle: "Sync Connector {{name}} verwijderen?",
  deleteText: "De Sync Connector verdwijnt uit de lijst. U kunt die altijd herstellen.",
  deleted: "{{name}} is verwijderd.",
  nameMissing: "Vul een naam in.",
  urlMissing: "Vul de URL van de Sync Connector in.",
  urlInvalid:
    "Dit is niet de URL van een Sync Connector. Die begint met http://, https://, plugin:// of app://, bijvoorbeeld http://server/ErpConnectorWS.svc",
  urlCredentials: "De URL mag geen gebruikersnaam of wachtwoord bevatten. Vul die in onder Geavanceerd.",
  urlHint: "Bijvoorbeeld http://server/ErpConnectorWS.svc",
  failedTitle: "Er antwoordt geen Sync Connector op deze URL",
  failedAdvice: "Corrigeer de URL, of sla die zo op als de Sync Connector daar later zal zijn.",
  duplicateTitle: "De URL is al in gebruik",
  duplicateText:
    "De Sync Connector {{name}} heeft deze URL al. Sla alleen op als u die twee keer wilt hebben.",
  saveAnyway: "Toch opslaan",
};
