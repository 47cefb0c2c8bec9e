import type { settings as source } from "../en/settings.ts";
import type { TranslationOf } from "../translation-of.ts";

export const settings: TranslationOf<typeof source> = {
  navigation: "Navigation der Einstellungen",
  quoteSync: { tabs: "Angebot/Sync" },
  list: {
    deleted: "Gelöscht",
    showDeleted: "Gelöschte",
    showDeletedHint: "Auch Gelöschte anzeigen; sie können wiederhergestellt werden.",
    selectFirst: "Markieren Sie zuerst eine Zeile in der Liste.",
    isDeleted: "Der Eintrag ist gelöscht. Stellen Sie ihn zuerst wieder her.",
    connectors_one: "{{count}} Sync Connector",
    connectors_other: "{{count}} Sync Connectors",
    connections_one: "{{count}} ERP-Verbindung",
    connections_other: "{{count}} ERP-Verbindungen",
  },
};
