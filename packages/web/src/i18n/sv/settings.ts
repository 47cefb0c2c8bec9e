import type { settings as source } from "../en/settings.ts";
import type { TranslationOf } from "../translation-of.ts";

export const settings: TranslationOf<typeof source> = {
  navigation: "Navigering i inställningarna",
  quoteSync: { tabs: "Offert/Synk" },
  list: {
    deleted: "Borttagen",
    showDeleted: "Borttagna",
    showDeletedHint: "Visa även borttagna; de kan återställas.",
    selectFirst: "Markera först en rad i listan.",
    isDeleted: "Den är borttagen. Återställ den först.",
    connectors_one: "{{count}} Sync Connector",
    connectors_other: "{{count}} Sync Connectors",
    connections_one: "{{count}} ERP-koppling",
    connections_other: "{{count}} ERP-kopplingar",
  },
};
