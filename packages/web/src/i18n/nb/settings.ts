import type { settings as source } from "../en/settings.ts";
import type { TranslationOf } from "../translation-of.ts";

export const settings: TranslationOf<typeof source> = {
  navigation: "Navigering i innstillingene",
  quoteSync: { tabs: "Tilbud/Synk" },
  list: {
    deleted: "Slettet",
    showDeleted: "Slettede",
    showDeletedHint: "Vis også slettede; de kan gjenopprettes.",
    selectFirst: "Merk først en rad i listen.",
    isDeleted: "Den er slettet. Gjenopprett den først.",
    connectors_one: "{{count}} Sync Connector",
    connectors_other: "{{count}} Sync Connectors",
    connections_one: "{{count}} ERP-tilkobling",
    connections_other: "{{count}} ERP-tilkoblinger",
  },
};
