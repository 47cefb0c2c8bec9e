import type { userFields as source } from "../en/user-fields.ts";
import type { TranslationOf } from "../translation-of.ts";

export const userFields: TranslationOf<typeof source> = {
  title: "Felder",
  entities: "Felder von",
  userDefined: "Benutzerdefinierte Felder",
  standard: "Standardfelder",
  intro:
    "Ihre eigenen Felder. Sie erscheinen in den Formularen und in den Zuordnungen, sobald sie hinzugefügt sind.",
  empty: "Hier gibt es noch keine benutzerdefinierten Felder.",
  count_one: "{{count}} Feld",
  count_other: "{{count}} Felder",
  addTitle: "Feld hinzufügen: {{entity}}",
  editTitle: "Feld bearbeiten: {{entity}}",
  nameMissing: "Geben Sie einen Namen in mindestens einer Sprache ein.",
  key: "Schlüssel",
  keyHint:
    "Daran erkennen Programme und Zuordnungen das Feld. Er beginnt mit x_ und kann später nicht geändert werden.",
  keyFixed: "Ein Schlüssel kann nicht geändert werden.",
  keyInvalid:
    "Ein Schlüssel besteht aus x_, einem Kleinbuchstaben und danach nur Buchstaben (a–z), Ziffern und _.",
  type: "Typ",
  typeFixed: "Der Typ kann nicht geändert werden: Die Werte der Datensätze würden nicht dazu passen.",
  kinds: {
    shortText: "Text, kurz",
    longText: "Text, lang",
    integer: "Ganze Zahl",
    decimal: "Dezimalzahl",
    date: "Datum",
    datetime: "Datum und Uhrzeit",
    checkbox: "Kontrollkästchen",
    list: "Liste",
    reference: "Verweis auf einen Datensatz",
  },
  textOfLength_one: "Text, höchstens {{count}} Zeichen",
  textOfLength_other: "Text, höchstens {{count}} Zeichen",
  decimalOfScale_zero: "Dezimalzahl, nur ganze Zahlen",
  decimalOfScale_one: "Dezimalzahl, {{count}} Nachkommastelle",
  decimalOfScale_other: "Dezimalzahl, {{count}} Nachkommastellen",
  length: "Länge",
  lengthHint:
    "So viele Zeichen haben Platz, höchstens {{max}}. Ein längerer Wert wird abgelehnt und nie abgeschnitten.",
  lengthInvalid: "Geben Sie eine Zahl von 1 bis 4000 ein.",
  scale: "Nachkommastellen",
  scaleHint: "Ziffern nach dem Dezimalzeichen. Lassen Sie das Feld leer, um alle zu behalten.",
  scaleInvalid: "Geben Sie eine Zahl von 0 bis {{max}} ein oder nichts.",
  list: "Liste",
  listHint: "Die Liste, deren Einträge das Feld anbietet. Listen werden unter Listen angelegt.",
  listFixed: "Die Liste kann nicht geändert werden: Die Werte der Datensätze sind Einträge von ihr.",
  listMissing: "Wählen Sie eine Liste aus.",
  mandatory: "Pflichtfeld",
  mandatoryHint:
    "Ein Datensatz kann nicht ohne Wert gespeichert werden, und ein leerer Wert aus einem ERP wird gemeldet statt gespeichert.",
  deleteTitle: "Feld {{name}} löschen?",
  deleteText:
    "Es verschwindet aus den Formularen und Zuordnungen. Seine Werte bleiben erhalten und kommen zurück, wenn Sie es wiederherstellen.",
  recordsWithValue_one: "{{count}} Datensatz hat darin einen Wert.",
  recordsWithValue_other: "{{count}} Datensätze haben darin einen Wert.",
  notMapped: "Keine ERP-Verbindung verwendet es.",
  mappedActive: "• {{connection}} (aktiv), {{actor}}: {{field}}",
  mappedInactive: "• {{connection}} (inaktiv), {{actor}}: {{field}}. Dort wird es als fehlend angezeigt.",
  deactivateFirst:
    "Deaktivieren Sie zuerst die aktiven Verbindungen, und entfernen Sie das Feld aus deren Zuordnungen.",
  isSynced: "Eine aktive ERP-Verbindung verwendet das Feld.",
  deletedField: "Das Feld {{name}} ist gelöscht.",
};
