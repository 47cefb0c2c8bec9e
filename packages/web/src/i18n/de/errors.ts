import type { errors as source } from "../en/errors.ts";
import type { TranslationOf } from "../translation-of.ts";

export const errors: TranslationOf<typeof source> = {
  "invalid-request": {
    title: "Etwas an der Anfrage passt nicht",
    advice: "Prüfen Sie die eingegebenen Werte, und versuchen Sie es erneut.",
  },
  "not-signed-in": {
    title: "Sie sind nicht angemeldet",
    advice: "Melden Sie sich an, und versuchen Sie es erneut.",
  },
  "wrong-credentials": {
    title: "Benutzername und Passwort passen nicht zusammen",
    advice:
      "Prüfen Sie beides, und versuchen Sie es erneut. Bei Passwörtern zählt die Groß- und Kleinschreibung.",
  },
  "too-many-attempts": {
    title: "Zu viele Anmeldeversuche",
    advice: "Warten Sie einige Minuten, bevor Sie es erneut versuchen.",
  },
  "not-allowed": {
    title: "Das dürfen Sie nicht",
    advice: "Wenden Sie sich an einen Administrator, wenn Sie das Recht dazu brauchen.",
  },
  "not-found": {
    title: "Das gibt es nicht mehr",
    advice: "Vielleicht wurde es gelöscht, oder Sie dürfen es nicht sehen. Laden Sie die Seite neu.",
  },
  "version-conflict": {
    title: "Jemand anders hat das inzwischen geändert",
    advice: "Laden Sie den aktuellen Stand, und wiederholen Sie Ihre Änderung, wo sie noch nötig ist.",
  },
  "internal-error": {
    title: "Ein Fehler in Brygga",
    advice:
      "Nichts Halbfertiges wurde gespeichert. Versuchen Sie es erneut. Passiert es wieder, stehen die Einzelheiten im Protokoll des Servers.",
  },
  "storage-full": {
    title: "Auf dem Datenträger von Brygga ist kein Platz mehr",
    advice:
      "Nichts davon wurde gespeichert. Schaffen Sie Platz, wo Brygga seine Daten hält, und versuchen Sie es erneut.",
  },
  "storage-busy": {
    title: "Ein anderes Programm hält die Datenbank von Brygga",
    advice:
      "Nichts davon wurde gespeichert. Schließen Sie das Programm, das die Datenbank geöffnet hat, etwa eine Sicherung oder ein Datenbankwerkzeug, und versuchen Sie es erneut.",
  },
  "storage-failed": {
    title: "Die Datenbank von Brygga kann nicht benutzt werden",
    advice:
      "Nichts davon wurde gespeichert. Prüfen Sie den Datenträger und die Rechte des Datenordners; die Einzelheiten stehen im Protokoll des Servers.",
  },
  "connector-in-use": {
    title: "Der Sync Connector wird verwendet",
    advice: "Löschen Sie zuerst diese ERP-Verbindungen: {{connections}}",
  },
  "connector-deleted": {
    title: "Der Sync Connector ist gelöscht",
    advice: "Stellen Sie zuerst den Sync Connector wieder her, und versuchen Sie es dann erneut.",
  },
  "connector-failed": {
    title: "Der Sync Connector konnte es nicht ausführen",
    advice: "Prüfen Sie, ob das ERP und sein Sync Connector laufen, und versuchen Sie es erneut.",
  },
  "name-taken": { title: "Der Name ist vergeben", advice: "Wählen Sie einen anderen Namen." },
  "test-required": {
    title: "Die Werte wurden nicht getestet",
    advice:
      "Klicken Sie auf ERP-Verbindung testen. Gelingt der Test mit diesen Werten, können Sie speichern.",
  },
  "mandatory-fields-missing": {
    title: "Pflichtfelder sind leer",
    advice: "Füllen Sie die mit einem Sternchen markierten Felder aus.",
  },
  "scope-incomplete": {
    title: "Niemand darf die Verbindung verwenden",
    advice:
      "Wählen Sie mindestens einen Benutzer oder eine Gruppe, oder stellen Sie die Sichtbarkeit auf Alle.",
  },
  "connection-active": {
    title: "Die ERP-Verbindung ist aktiv",
    advice:
      "Deaktivieren Sie das Kontrollkästchen Aktiv, nehmen Sie die Änderung vor, und aktivieren Sie die Verbindung wieder.",
  },
  "connection-inactive": {
    title: "Die ERP-Verbindung ist nicht aktiv",
    advice: "Aktivieren Sie zuerst die Verbindung.",
  },
  "job-under-way": {
    title: "Dasselbe läuft für diese Verbindung bereits",
    advice: "Warten Sie, bis es fertig ist, oder brechen Sie es ab, und starten Sie dann erneut.",
  },
  "create-in-doubt": {
    title: "Es ist unklar, ob das ERP den Akteur angelegt hat: {{actorType}}",
    advice:
      "Brygga sucht ihn im ERP und verbindet ihn, wenn er gefunden wird. Nichts wird doppelt angelegt. Warten Sie auf die nächste Synchronisierung, oder geben Sie an, welcher Akteur es ist.",
  },
  "last-administrator": {
    title: "Das ist der letzte Administrator",
    advice:
      "Ohne diesen Benutzer könnte niemand mehr Brygga verwalten. Machen Sie zuerst einen anderen Benutzer zum Administrator.",
  },
  "wrong-password": {
    title: "Das aktuelle Passwort ist ein anderes",
    advice:
      "Geben Sie Ihr aktuelles Passwort erneut ein. Bei Passwörtern zählt die Groß- und Kleinschreibung.",
  },
  "list-in-use": {
    title: "Die Liste wird verwendet",
    advice: "Löschen Sie zuerst diese Felder: {{fields}}",
  },
  "field-in-use": {
    title: "Das Feld wird verwendet",
    advice:
      "Deaktivieren Sie zuerst diese ERP-Verbindungen, und entfernen Sie das Feld aus deren Zuordnungen: {{connections}}",
  },
  "values-do-not-fit": {
    title: "Werte würden nicht mehr passen",
    advice_one:
      "{{count}} Datensatz enthält einen längeren Wert. Ändern Sie zuerst diesen, oder lassen Sie mehr Platz.",
    advice_other:
      "{{count}} Datensätze enthalten einen längeren Wert. Ändern Sie zuerst diese, oder lassen Sie mehr Platz.",
  },
  "nothing-to-undo": {
    title: "Es gibt nichts rückgängig zu machen",
    advice:
      "Das Protokoll enthält hierzu keine Änderung, die zurückgenommen werden kann. Wählen Sie einen anderen Lauf oder einen anderen Datensatz.",
  },
  "not-importable": {
    title: "Dieser Akteurtyp kann nicht importiert werden",
    advice:
      "Seine Zuordnung muss aktiv sein, und das ERP-System muss ein Feld zum Suchen anbieten. Sehen Sie unter Zuordnungen nach, oder wählen Sie einen anderen Typ.",
  },
  "import-begun": {
    title: "Der Import hat begonnen",
    advice:
      "Was er übernimmt, lässt sich nicht mehr ändern. Beginnen Sie für andere Akteure einen neuen Import.",
  },
  "import-not-previewed": {
    title: "Es gibt noch keine Vorschau",
    advice:
      "Erstellen Sie zuerst die Vorschau: Auswahl oder Einstellungen haben sich seit der letzten geändert.",
  },
  "nothing-to-import": {
    title: "Es gibt nichts zu importieren",
    advice:
      "Nichts ist ausgewählt, übrig oder fehlgeschlagen. Suchen Sie im ERP-System und fügen Sie zuerst Akteure hinzu.",
  },
  "connection-deleted": {
    title: "Die ERP-Verbindung ist gelöscht",
    advice: "Stellen Sie zuerst die Verbindung wieder her.",
  },
  "activation-refused": {
    title: "Die ERP-Verbindung kann noch nicht aktiviert werden",
    advice: "Beheben Sie, was aufgeführt ist, und aktivieren Sie sie dann.",
  },
  "mapping-invalid": {
    title: "Die Zuordnung verstößt gegen eine Regel",
    advice: "Korrigieren Sie die aufgeführten Felder.",
  },
  "list-mapping-invalid": {
    title: "Ein Eintrag wird zweimal verwendet",
    advice: "Jeder Eintrag kann nur einem Eintrag zugeordnet werden. Korrigieren Sie die rot markierten.",
  },
  "defaults-invalid": {
    title: "Ein Standardwert verstößt gegen eine Regel",
    advice: "Korrigieren Sie die aufgeführten Felder.",
  },
  "already-linked": {
    title: "Bereits verbunden",
    advice:
      "Der Datensatz oder der ERP-Akteur ist in dieser ERP-Verbindung mit etwas anderem verbunden. Trennen Sie ihn zuerst dort.",
  },
  "parent-not-linked": {
    title: "Die Firma ist nicht verbunden",
    advice: "Verbinden Sie zuerst die Firma des Kontakts mit dem ERP.",
  },
  "actor-not-found": {
    title: "Diesen Akteur gibt es im ERP nicht mehr",
    advice: "Vielleicht wurde er im ERP gelöscht. Suchen Sie erneut.",
  },
  "erp-refused": {
    title: "Das ERP hat die Änderung nicht angenommen",
    advice:
      "Nichts wurde verbunden oder geändert. Korrigieren Sie, was das ERP beanstandet, und versuchen Sie es erneut.",
  },
  "erp-unreachable": {
    title: "Das ERP war nicht erreichbar",
    advice: "Prüfen Sie, ob das ERP und sein Sync Connector laufen, und versuchen Sie es erneut.",
  },
  "server-unreachable": {
    title: "Brygga antwortet nicht",
    advice:
      "Prüfen Sie Ihre Netzwerkverbindung, und ob Brygga läuft. Was Sie eingegeben haben, ist noch da: Versuchen Sie es gleich noch einmal.",
  },
  "unexpected-reply": {
    title: "Brygga hat unerwartet geantwortet",
    advice: "Vielleicht ist die Seite älter als der Server. Laden Sie sie neu.",
  },
  unknown: { title: "Etwas ist schiefgegangen", advice: "Versuchen Sie es erneut." },
  entries: {
    "unknown-field": { text: "Dieses Feld gibt es nicht mehr. Laden Sie die Seite neu." },
    "read-only": { text: "Dieses Feld kann nicht geändert werden." },
    mandatory: { text: "Füllen Sie dieses Feld aus." },
    "wrong-type": { text: "Dieser Wert passt nicht in das Feld. Zahlen werden nur mit Ziffern geschrieben." },
    "too-long": {
      text: "Der Text ist zu lang.",
      exact_one: "Höchstens {{count}} Zeichen ist möglich.",
      exact_other: "Höchstens {{count}} Zeichen sind möglich.",
    },
    "nul-character": {
      text: "Der Text enthält ein unsichtbares Zeichen (U+0000), das kein ERP annehmen kann. Schreiben Sie den Text neu, statt ihn einzufügen.",
    },
    "too-precise": {
      text: "Die Zahl hat zu viele Nachkommastellen.",
      exact_zero: "Nur ganze Zahlen: Nachkommastellen werden nicht gespeichert.",
      exact_one: "Höchstens {{count}} Nachkommastelle wird gespeichert.",
      exact_other: "Höchstens {{count}} Nachkommastellen werden gespeichert.",
    },
    "invalid-date": { text: "Dieses Datum gibt es nicht." },
    "no-such-time-zone": {
      text: "Es gibt keine Zeitzone mit diesem Namen. Schreiben Sie sie wie „Europe/Stockholm“.",
    },
    "no-such-item": { text: "Diesen Eintrag gibt es in der Liste nicht mehr. Wählen Sie einen anderen." },
    "no-such-record": { text: "Was hier gewählt ist, gibt es nicht mehr. Wählen Sie etwas anderes." },
    "unknown-sort": { text: "So lässt sich die Liste nicht sortieren. Laden Sie die Seite neu." },
    "invalid-cursor": { text: "Die Liste hat sich geändert. Laden Sie die Seite neu." },
    "invalid-etag": { text: "Welche Version gelesen wurde, ist unbekannt. Laden Sie die Seite neu." },
    "invalid-url": {
      text: "Die Adresse muss mit http:// oder https:// beginnen (die eines Sync Connectors auch mit plugin:// oder app://), einen Host nennen und darf weder Benutzernamen noch Passwort enthalten.",
    },
    "invalid-certificate": {
      text: "Das ist kein Zertifikat. Fügen Sie es als Text (PEM) ein: Es beginnt mit -----BEGIN CERTIFICATE-----.",
    },
    "invalid-public-key": {
      text: "Das ist kein öffentlicher Schlüssel, den Brygga verwenden kann. Fügen Sie den öffentlichen ein, nie den privaten: RSA mit mindestens 2048 Bit, als PEM (er beginnt mit -----BEGIN PUBLIC KEY-----) oder als JSON Web Key Set.",
    },
    "bad-access": {
      text: "Ein Benutzer oder eine Gruppe der Sichtbarkeit existiert nicht mehr. Legen Sie die Sichtbarkeit neu fest.",
    },
    "invalid-type": { text: "Ein Wert fehlt oder ist von der falschen Art." },
    "invalid-value": { text: "Dieser Wert gehört nicht zu den möglichen." },
    "invalid-format": { text: "Das ist anders geschrieben als erwartet." },
    "too-small": { text: "Das ist zu klein, zu kurz oder leer." },
    "too-big": { text: "Das ist zu groß oder zu lang." },
    "not-multiple-of": { text: "Diese Zahl gehört nicht zu den möglichen." },
    "unrecognized-keys": {
      text: "Die Seite hat etwas gesendet, das der Server nicht kennt. Laden Sie die Seite neu.",
    },
    "invalid-union": { text: "Dieser Wert passt nicht." },
    "invalid-key": { text: "Ein Name in diesem Wert passt nicht." },
    "invalid-element": { text: "Ein Teil dieses Werts passt nicht." },
    custom: { text: "Dieser Wert passt nicht." },
  },
};
