import type { order as source } from "../en/order.ts";
import type { TranslationOf } from "../translation-of.ts";

export const order: TranslationOf<typeof source> = {
  handleOf: "{{name}} verschieben",
  sortable: "verschiebbar",
  dragHint: "An eine andere Stelle ziehen",
  instructions:
    "Drücken Sie die Leertaste, um die Zeile aufzunehmen, bewegen Sie sie mit den Pfeiltasten, und drücken Sie die Leertaste, um sie abzulegen. Esc legt sie zurück.",
  up: "Nach oben",
  down: "Nach unten",
  upOf: "{{name}} nach oben verschieben",
  downOf: "{{name}} nach unten verschieben",
  isFirst: "Steht bereits an erster Stelle.",
  isLast: "Steht bereits an letzter Stelle.",
  rankOf: "Rang von {{name}}",
  rankHint:
    "Geben Sie einen Rang von 1 bis {{total}} ein, und drücken Sie die Eingabetaste, um die Zeile dorthin zu verschieben.",
  moved: "{{name}} ist jetzt Nummer {{rank}} von {{total}}.",
  pickedUp: "{{name}} ist aufgenommen, Nummer {{rank}} von {{total}}.",
  movedOver: "{{name}} wäre Nummer {{rank}} von {{total}}.",
  putBack: "{{name}} ist wieder Nummer {{rank}}.",
  ranks: {
    title: "Felder ordnen: {{name}}",
    listLabel: "Felder von {{actor}}",
    intro:
      "Die Felder erscheinen in dieser Reihenfolge auf der ERP-Registerkarte, in Suchergebnissen und in Dialogfeldern.",
    noActorTypes: "Das ERP bietet nichts an, was mit dem CRM synchronisiert werden kann.",
    inSearch: "Suche",
    onErpTab: "ERP-Registerkarte",
    missing: "Nicht mehr im ERP",
    changed: "Jemand anders hat die Reihenfolge inzwischen geändert. Fertig ersetzt sie durch Ihre.",
  },
  priority: {
    intro: "Die Reihenfolge entscheidet dreierlei:",
    served: "Die Verbindungen werden in dieser Reihenfolge synchronisiert, von oben nach unten.",
    resources: "Wenn viel zu tun ist, erhalten die weiter oben stehenden die Ressourcen zuerst.",
    conflict:
      "Wurde dasselbe Feld auf beiden Seiten geändert, gewinnt, wer höher steht: Eine Verbindung über dem CRM setzt sich gegen das CRM durch, eine darunter gibt nach.",
    listLabel: "Sync-Priorität",
    crm: "CRM",
    crmHint: "Die Datensätze in Brygga",
    wins: "Hat Vorrang vor CRM",
    givesWay: "CRM hat Vorrang",
    noConnections: "Es gibt noch keine ERP-Verbindungen.",
    changed: "Jemand anders hat die Priorität inzwischen geändert. OK ersetzt sie durch Ihre.",
    unchanged: "Nichts wurde geändert.",
  },
};
