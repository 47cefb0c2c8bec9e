import type { syncProblems as source } from "../en/sync-problems.ts";
import type { TranslationOf } from "../translation-of.ts";

export const syncProblems: TranslationOf<typeof source> = {
  /** Each is said of what a value is not: the sentences that use them have no negation of their own. */
  valueKinds: {
    text: "kein Text",
    integer: "keine ganze Zahl",
    double: "keine Zahl",
    decimal: "keine Zahl",
    checkbox: "weder „ja“ noch „nein“",
    date: "kein gültiges Datum",
    datetime: "kein gültiges Datum",
    list: "kein Eintrag der Liste",
  },
  codes: {
    "erp-value-unreadable": {
      text: "Der Wert im ERP ist nicht lesbar.",
      exact: "Der Wert „{{value}}“ im ERP ist nicht lesbar.",
      advice: "Korrigieren Sie ihn im ERP.",
    },
    "erp-value-unreadable-kind": {
      text: "Der Wert „{{value}}“ im ERP ist {{kind}}.",
      advice: "Korrigieren Sie ihn im ERP.",
    },
    "erp-value-absent": {
      text: "Das ERP hat dieses Feld nicht geliefert; sein Wert ist daher unbekannt.",
      advice: "Der Wert im CRM wartet. Prüfen Sie den Sync Connector.",
    },
    "list-item-unmapped": {
      text: "Der Listeneintrag entspricht keinem Eintrag auf der anderen Seite.",
      exact: "Der Listeneintrag „{{text}}“ entspricht keinem Eintrag auf der anderen Seite.",
      advice: "Ein Administrator kann ihn unter Listenzuordnung zuordnen.",
    },
    "list-item-unknown": {
      text: "Die Liste enthält diesen Eintrag nicht, oder der Eintrag hat keinen Text.",
      exact: "Die Liste enthält den Eintrag „{{item}}“ nicht, oder der Eintrag hat keinen Text.",
      advice: "Korrigieren Sie den Wert, oder fügen Sie der Liste den Eintrag mit einem Text hinzu.",
    },
    "too-long-for-crm": {
      text: "Der Wert im ERP ist zu lang für das CRM.",
      exact: "Der Wert im ERP hat {{length}} Zeichen, im CRM sind {{limit}} möglich.",
      advice: "Kürzen Sie ihn im ERP. Er wird nie abgeschnitten.",
    },
    "too-long-for-erp": {
      text: "Der Wert im CRM ist zu lang für das ERP.",
      exact: "Der Wert im CRM hat {{length}} Zeichen, im ERP sind {{limit}} möglich.",
      advice: "Kürzen Sie ihn im CRM. Er wird nie abgeschnitten.",
    },
    "does-not-fit-crm": {
      text: "Der Wert im ERP passt nicht in das CRM-Feld.",
      exact: "Der Wert „{{value}}“ im ERP passt nicht in das CRM-Feld.",
      advice: "Korrigieren Sie ihn im ERP, oder ordnen Sie ein anderes Feld zu.",
    },
    "does-not-fit-crm-mandatory": {
      text: "Das Feld ist im ERP leer, darf im CRM aber nicht leer sein.",
      advice: "Füllen Sie es im ERP aus. Bis dahin behält das CRM seinen Wert.",
    },
    "does-not-fit-crm-scale": {
      text_zero: "Das CRM-Feld speichert nur ganze Zahlen, und der Wert „{{value}}“ im ERP ist keine.",
      text_one:
        "Das CRM-Feld speichert höchstens {{count}} Nachkommastelle, und der Wert „{{value}}“ im ERP hat mehr.",
      text_other:
        "Das CRM-Feld speichert höchstens {{count}} Nachkommastellen, und der Wert „{{value}}“ im ERP hat mehr.",
      advice: "Runden Sie ihn im ERP. Unterwegs wird nie gerundet.",
    },
    "does-not-fit-crm-kind": {
      text: "Der Wert „{{value}}“ im ERP ist für das CRM {{kind}}.",
      advice: "Korrigieren Sie ihn im ERP, oder ordnen Sie ein anderes Feld zu.",
    },
    "does-not-fit-erp": {
      text: "Der Wert im CRM passt nicht in das ERP-Feld.",
      exact: "Der Wert „{{value}}“ im CRM passt nicht in das ERP-Feld.",
      advice: "Korrigieren Sie ihn im CRM, oder ordnen Sie ein anderes Feld zu.",
    },
    "does-not-fit-erp-kind": {
      text: "Der Wert „{{value}}“ im CRM ist {{kind}}, und das ERP-Feld nimmt nichts anderes an.",
      advice: "Korrigieren Sie ihn im CRM, oder ordnen Sie ein anderes Feld zu.",
    },
    "blank-held": {
      text: "Das Feld ist nur auf einer Seite leer, und leere Werte sollen Werte nicht überschreiben.",
      advice: "Leeren Sie es auch auf der anderen Seite, oder füllen Sie es aus.",
    },
    "erp-refused": {
      text: "Das ERP hat die Änderung nicht angenommen.",
      exact: "Das ERP hat die Änderung nicht angenommen: {{explanation}}",
      advice: "Korrigieren Sie, was das ERP beanstandet; Brygga versucht es von selbst erneut.",
    },
    "refused-with-others": {
      text: "Das ERP hat ein Paket von Änderungen abgelehnt, zu dem diese gehört.",
      exact: "Das ERP hat ein Paket von Änderungen abgelehnt, zu dem diese gehört: {{explanation}}",
      advice: "Brygga sendet sie in einer Minute erneut, getrennt von denen, die die Ursache sind.",
    },
    "keeps-changing-field": {
      text: "Zwei Seiten überschreiben diesen Wert immer wieder; Brygga synchronisiert ihn deshalb nicht mehr.",
      exact:
        "Zwei Seiten überschreiben diesen Wert immer wieder: Das ERP macht daraus „{{erp}}“, das CRM „{{crm}}“. Brygga synchronisiert ihn nicht mehr.",
      advice:
        "Finden Sie heraus, wer ihn ändert, oder ändern Sie die Zuordnung. Wählen Sie dann Erneut versuchen.",
    },
    "keeps-changing-field-ring": {
      text: "Dieser Wert wird im Kreis überschrieben: {{ring}}. Das ERP macht daraus „{{erp}}“, das CRM „{{crm}}“. Brygga synchronisiert ihn nicht mehr.",
      advice: "Ändern Sie die Zuordnung eines dieser Felder. Wählen Sie dann Erneut versuchen.",
    },
    "not-found-in-erp": {
      text: "Das ERP hat den Akteur nicht geliefert.",
      advice: "Brygga sieht von selbst noch einmal nach, bevor der Akteur als verschwunden gilt.",
    },
    "missing-in-erp": {
      text: "Den Akteur gibt es im ERP nicht mehr. Die Synchronisierung des Datensatzes ist angehalten.",
      advice:
        "Trennen Sie den Datensatz, oder verbinden Sie ihn mit einem anderen Akteur. Taucht der Akteur wieder auf, geht es von selbst weiter.",
    },
    "missing-in-crm": {
      text: "Der Datensatz wurde im CRM gelöscht.",
      advice: "Seine Synchronisierung ist angehalten.",
    },
    "waiting-for-parent": {
      text: "Der Kontakt wartet auf seine Firma: Sie ist in dieser ERP-Verbindung nicht verbunden.",
      advice: "Verbinden Sie die Firma. Danach geht es mit dem Kontakt von selbst weiter.",
    },
    "parent-differs": {
      text: "Der Kontakt gehört im ERP-System zu einer anderen Firma als im CRM. Brygga verschiebt niemanden; die Felder werden weiter synchronisiert.",
      exact:
        "Im ERP-System gehört der Kontakt zu {{erpParent}}, im CRM zu der Firma, die mit {{crmParent}} verbunden ist. Brygga verschiebt niemanden; die Felder werden weiter synchronisiert.",
      advice:
        "Verschieben Sie den Kontakt auf der Seite, die nicht stimmt. Danach verschwindet das Problem von selbst.",
    },
    "parent-differs-unconnected": {
      text: "Im ERP-System gehört der Kontakt zu {{erpParent}}, im CRM zu einer Firma, die in dieser ERP-Verbindung nicht verbunden ist. Brygga verschiebt niemanden; die Felder werden weiter synchronisiert.",
      advice:
        "Verschieben Sie den Kontakt auf der Seite, die nicht stimmt, oder verbinden Sie die Firma. Danach verschwindet das Problem von selbst.",
    },
    "parent-differs-unnamed": {
      text: "Im CRM wurde der Kontakt zu einer anderen Firma verschoben, und das ERP-System gibt nicht an, zu wem er gehört. Brygga verschiebt niemanden; die Felder werden weiter synchronisiert.",
      advice:
        "Verschieben Sie ihn auch im ERP-System und verbinden Sie ihn neu, oder verschieben Sie ihn im CRM zurück.",
    },
    "keeps-changing": {
      text: "Der Datensatz wurde während der Synchronisierung immer wieder geändert.",
      advice: "Brygga versucht es von selbst erneut.",
    },
    other: {
      text: "Die Synchronisierung ist fehlgeschlagen ({{code}}).",
      advice: "Die Einzelheiten stehen im Protokoll des Servers.",
    },
  },
};
