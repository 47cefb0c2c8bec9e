import type { settings as source } from "../en/settings.ts";
import type { TranslationOf } from "../translation-of.ts";

export const settings: TranslationOf<typeof source> = {
  navigation: "Navigatie van de instellingen",
  quoteSync: { tabs: "Offerte/Sync" },
  list: {
    deleted: "Verwijderd",
    showDeleted: "Verwijderd",
    showDeletedHint: "Ook verwijderde weergeven; ze kunnen worden hersteld.",
    selectFirst: "Selecteer eerst een rij in de lijst.",
    isDeleted: "Dit is verwijderd. Herstel het eerst.",
    connectors_one: "{{count}} Sync Connector",
    connectors_other: "{{count}} Sync Connectors",
    connections_one: "{{count}} ERP-verbinding",
    connections_other: "{{count}} ERP-verbindingen",
  },
};
