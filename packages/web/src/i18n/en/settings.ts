export const settings = {
  navigation: "Settings navigator",
  quoteSync: { tabs: "Quote/Sync" },
  list: {
    deleted: "Deleted",
    showDeleted: "Deleted",
    showDeletedHint: "Also show deleted ones; they can be restored.",
    selectFirst: "Select a row in the list first.",
    isDeleted: "It is deleted. Restore it first.",
    connectors_one: "{{count}} Sync Connector",
    connectors_other: "{{count}} Sync Connectors",
    connections_one: "{{count}} ERP connection",
    connections_other: "{{count}} ERP connections",
  },
} as const;
