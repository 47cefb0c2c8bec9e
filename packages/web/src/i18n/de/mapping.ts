import type { mapping as source } from "../en/mapping.ts";
import type { TranslationOf } from "../translation-of.ts";

export const mapping: TranslationOf<typeof source> = {
  title: "Zuordnungen: {{name}}",
  tabs: "Akteurtypen",
  tableLabel: "Feldzuordnungen für {{actor}}",
  syncActor: "ERP „{{actor}}“ mit „{{entity}}“ synchronisieren",
  readOnly:
    "Die Verbindung ist aktiv; die Zuordnungen können nur gelesen werden. Entfernen Sie in der Liste das Häkchen bei Aktiv, um sie zu ändern.",
  noActorTypes: "Das ERP bietet nichts an, was mit dem CRM synchronisiert werden kann.",
  mandatory: "Pflichtfeld im ERP",
  toCrm: "{{field}}: vom ERP zum CRM",
  toErp: "{{field}}: vom CRM zum ERP",
  toCrmShort: "Vom ERP zum CRM",
  toErpShort: "Vom CRM zum ERP",
  crmFieldOf: "CRM-Feld für {{field}}",
  searchOf: "{{field}}: in Suche anzeigen",
  erpTabOf: "{{field}}: auf ERP-Registerkarte anzeigen",
  usedBy: "{{field}} (verwendet von {{other}})",
  missingInErp: "Nicht mehr im ERP",
  missingInCrm: "Das CRM-Feld gibt es nicht mehr",
  hintErpTab:
    "Das Feld ist zugeordnet; sein Wert ist also schon im CRM. Ihn auch hier anzuzeigen, ist meist unnötig.",
  hintKey: "Das Schlüsselfeld wird in der Suche immer angezeigt.",
  hintNotSearchable: "Das ERP zeigt dieses Feld in Suchen nicht an.",
  lengthWarning:
    "Das ERP erlaubt {{erp}} Zeichen, das CRM {{crm}}. Ein längerer Wert wird gemeldet und nicht abgeschnitten.",
  merged:
    "Jemand anders hat die Zuordnungen inzwischen geändert. Sie sehen den aktuellen Stand mit Ihren Änderungen darüber. Prüfen Sie ihn, und klicken Sie zum Speichern erneut auf Fertig.",
  contested: "Sie beide haben geändert: {{fields}}. Ihre Wahl wird angezeigt.",
  notShown: "Das ERP hat dieses Feld nicht mehr; es kann daher nicht angezeigt werden.",
  secret: "Ein Passwort wird nie angezeigt.",
  filter: "Feld suchen",
  allDirections: "Alle Richtungen festlegen",
  directions: {
    twoWay: "Alle in beide Richtungen",
    fromErp: "Alle aus ERP",
    fromCrm: "Alle aus CRM",
    none: "Keine",
  },
  toCompare_one:
    "{{count}} verbundener Datensatz wird auf beiden Seiten verglichen, sobald die Verbindung aktiviert wird.",
  toCompare_other:
    "{{count}} verbundene Datensätze werden auf beiden Seiten verglichen, sobald die Verbindung aktiviert wird.",
  directionsSet_one: "Für {{count}} zugeordnetes Feld festgelegt.",
  directionsSet_other: "Für {{count}} zugeordnete Felder festgelegt.",
  directionsLimited_one: "{{count}} davon erlaubt nicht alles; der graue Pfeil sagt, warum.",
  directionsLimited_other: "{{count}} davon erlauben nicht alles; die grauen Pfeile sagen, warum.",
  noMatch: "Kein Feld passt.",
  reasons: {
    "no-crm-field": "Wählen Sie zuerst ein CRM-Feld aus.",
    "not-synchronisable": "Dieses Feld kann nicht synchronisiert werden.",
    "erp-read-only": "Das Feld kann im ERP nur gelesen werden.",
    "crm-read-only": "Das Feld kann im CRM nur gelesen werden.",
    "loses-information": "Werte dieser Typen würden in dieser Richtung Informationen verlieren.",
    claimed: "Die aktive Verbindung {{connection}} schreibt bereits in dieses CRM-Feld.",
    shared:
      "Auch die aktive Verbindung {{connection}} schreibt in dieses CRM-Feld. Wählen Sie zuerst <: Wenn beide in beide Richtungen synchronisieren, ist es möglich.",
    "missing-in-erp": "Das ERP hat dieses Feld nicht mehr.",
    "missing-in-crm": "Das CRM-Feld gibt es nicht mehr.",
    "read-only": "Die Verbindung ist aktiv. Entfernen Sie zuerst in der Liste das Häkchen bei Aktiv.",
    "nothing-mapped": "Noch ist kein Feld einem CRM-Feld zugeordnet.",
  },
};
