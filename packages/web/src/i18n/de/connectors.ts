import type { connectors as source } from "../en/connectors.ts";
import type { TranslationOf } from "../translation-of.ts";

export const connectors: TranslationOf<typeof source> = {
  empty: "Es gibt noch keine Sync Connectors. Fügen Sie den Sync Connector Ihres ERP-Systems hinzu.",
  addTitle: "Sync Connector hinzufügen",
  configure: "Sync Connector konfigurieren",
  inUse_one: "Er hat eine ERP-Verbindung. Löschen Sie zuerst diese.",
  inUse_other: "Er hat {{count}} ERP-Verbindungen. Löschen Sie zuerst diese.",
  deleteTitle: "Sync Connector {{name}} löschen?",
  deleteText: "Er verschwindet aus der Liste. Sie können ihn jederzeit wiederherstellen.",
  deleted: "{{name}} ist gelöscht.",
  nameMissing: "Geben Sie einen Namen ein.",
  urlMissing: "Geben Sie die URL des Sync Connectors ein.",
  urlInvalid:
    "Das ist nicht die URL eines Sync Connectors. Sie beginnt mit http://, https://, plugin:// oder app://, zum Beispiel http://server/ErpConnectorWS.svc",
  urlCredentials:
    "Die URL darf weder Benutzernamen noch Passwort enthalten. Geben Sie sie unter „Erweitert“ ein.",
  urlHint: "Zum Beispiel http://server/ErpConnectorWS.svc",
  failedTitle: "Unter dieser URL antwortet kein Sync Connector",
  failedAdvice:
    "Korrigieren Sie die URL, oder speichern Sie sie so, wenn der Sync Connector erst später dort sein wird.",
  duplicateTitle: "Die URL wird bereits verwendet",
  duplicateText:
    "Der Sync Connector {{name}} hat bereits diese URL. Speichern Sie nur, wenn Sie sie zweimal haben möchten.",
  saveAnyway: "Trotzdem speichern",
};
