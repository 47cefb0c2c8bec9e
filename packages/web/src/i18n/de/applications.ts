import type { applications as source } from "../en/applications.ts";
import type { TranslationOf } from "../translation-of.ts";

export const applications: TranslationOf<typeof source> = {
  title: "Anwendungen",
  intro:
    "Ein Sync Connector kann als Anwendung registriert werden. Er ist dann über app:// und seine ID erreichbar, und beide Seiten weisen sich einander mit Schlüsseln aus.",
  empty: "Es ist noch keine Anwendung registriert.",
  count_one: "{{count}} Anwendung",
  count_other: "{{count}} Anwendungen",
  id: "ID der Anwendung",
  idHint:
    "Buchstaben, Ziffern, Punkt, Bindestrich und Unterstrich. Es ist die ID, mit der die Anwendung selbst eingerichtet ist.",
  idMissing: "Geben Sie die ID der Anwendung ein.",
  idInvalid:
    "Eine ID hat höchstens 100 Buchstaben (a bis z), Ziffern, Punkte, Bindestriche und Unterstriche und beginnt mit einem Buchstaben oder einer Ziffer.",
  idTaken: "Eine Anwendung mit dieser ID ist bereits registriert.",
  address: "Adresse",
  addressHint: "Zum Beispiel https://erp.example/ErpConnectorWS.svc",
  addressMissing: "Geben Sie die Adresse der Anwendung ein.",
  publicKeys: "Öffentlicher Schlüssel der Anwendung",
  publicKeysHint:
    "Als PEM oder JSON Web Key Set. RSA mit mindestens 2048 Bit; niemals der private Schlüssel.",
  publicKeysMissing: "Fügen Sie den öffentlichen Schlüssel der Anwendung ein.",
  usedBy: "Sync Connectors",
  unused: "Keine",
  registered: "Registriert",
  addTitle: "Anwendung registrieren",
  configure: "Anwendung konfigurieren",
  configureHint: "Eine Änderung gilt ab dem nächsten Aufruf: Beide Seiten weisen sich dann neu aus.",
  showKey: "Schlüssel von Brygga anzeigen",
  keyTitle: "Öffentlicher Schlüssel von Brygga für {{id}}",
  keyText:
    "Geben Sie der Anwendung diesen Schlüssel: Daran erkennt sie, dass ein Aufruf von diesem Brygga kommt. Der private Schlüssel bleibt hier, verschlüsselt.",
  keyLabel: "Öffentlicher Schlüssel",
  urlText: "URL des Sync Connectors: {{url}}",
  copy: "Kopieren",
  copied: "Kopiert",
  copyFailed:
    "Der Browser lässt die Seite nicht kopieren. Markieren Sie den Schlüssel und kopieren Sie ihn mit Strg+C.",
  saveFile: "Als Datei speichern",
  remove: "Entfernen",
  removeTitle: "Anwendung {{id}} entfernen?",
  removeUsed: "Diese Sync Connectors können dann nicht mehr aufgerufen werden:",
  removeConnections_one: "{{name}}, mit {{count}} ERP-Verbindung, die nicht mehr synchronisiert wird",
  removeConnections_other: "{{name}}, mit {{count}} ERP-Verbindungen, die nicht mehr synchronisiert werden",
  removeNoConnections: "{{name}}, ohne ERP-Verbindungen",
  removeUnused: "Kein Sync Connector führt zu ihr.",
  removeKeys:
    "Die Schlüssel werden vergessen. Registrieren Sie die Anwendung erneut, erzeugt Brygga neue, und die Anwendung braucht den neuen öffentlichen Schlüssel.",
};
