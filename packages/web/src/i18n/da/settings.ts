import type { settings as source } from "../en/settings.ts";
import type { TranslationOf } from "../translation-of.ts";

export const settings: TranslationOf<typeof source> = {
  navigation: "Navigation i indstillingerne",
  quoteSync: { tabs: "Tilbud/Synk" },
  list: {
    deleted: "Slettet",
    showDeleted: "Slettede",
    showDeletedHint: "Vis også slettede; de kan gendannes.",
    selectFirst: "Markér først en række på listen.",
    isDeleted: "Den er slettet. Gendan den først.",
    connectors_one: "{{count}} Sync Connector",
    connectors_other: "{{count}} Sync Connectors",
    connections_one: "{{count}} ERP-forbindelse",
    connections_other: "{{count}} ERP-forbindelser",
  },
};
