/**
 * Every key under which an answer of the API is kept. The first part names the kind of record, so that a write
 * can invalidate all that shows it.
 */
export const queryKeys = {
  session: ["session"] as const,
  reachability: ["reachability"],
  users: ["users"] as const,
  groups: ["groups"] as const,
  crmFields: ["crm-fields"] as const,
  crmLists: ["crm-lists"] as const,
  listColumns: ["list-columns"] as const,
  usableConnections: ["usable-connections"] as const,
  syncConnectors: {
    all: ["sync-connectors"] as const,
    list: (deleted: boolean) => ["sync-connectors", "list", deleted] as const,
    one: (id: number) => ["sync-connectors", id] as const,
    plugins: ["sync-connectors", "plugins"] as const,
    profile: (id: number) => ["sync-connectors", id, "profile"] as const,
    configFields: (id: number) => ["sync-connectors", id, "config-fields"] as const,
    configList: (id: number, name: string) => ["sync-connectors", id, "lists", name] as const,
  },
  applications: ["applications"] as const,
  erpConnections: {
    all: ["erp-connections"] as const,
    list: (deleted: boolean) => ["erp-connections", "list", deleted] as const,
    one: (id: number) => ["erp-connections", id] as const,
    erpList: (id: number, name: string) => ["erp-connections", id, "lists", name] as const,
    actorTypes: (id: number) => ["erp-connections", id, "actor-types"] as const,
    mapping: (id: number, actorType: string) => ["erp-connections", id, "mappings", actorType] as const,
    defaults: (id: number, actorType: string) => ["erp-connections", id, "defaults", actorType] as const,
    ranks: (id: number, actorType: string) => ["erp-connections", id, "ranks", actorType] as const,
    listMappings: (id: number) => ["erp-connections", id, "list-mappings"] as const,
    searchFields: (id: number, actorType: string) =>
      ["erp-connections", id, "search-fields", actorType] as const,
    actors: (id: number, actorType: string, query: object) =>
      ["erp-connections", id, "actors", actorType, query] as const,
  },
  syncEngine: ["sync-engine"] as const,
  syncRuns: ["sync-engine", "runs"] as const,
  syncHealth: (hours: number) => ["sync-engine", "health", hours] as const,
  jobs: {
    all: ["jobs"] as const,
    list: (filter: object) => ["jobs", "list", filter] as const,
    one: (id: number) => ["jobs", id] as const,
    items: (id: number, category: string) => ["jobs", id, "items", category] as const,
  },
  imports: {
    sources: ["imports", "sources"] as const,
    list: ["imports", "list"] as const,
    one: (id: number) => ["imports", id] as const,
  },
  /** Rows of an import: not asked for anew whenever something happens, because there may be very many. */
  importRows: {
    all: (id: number) => ["import-rows", id] as const,
    found: (id: number) => ["import-rows", id, "found"] as const,
    chosen: (id: number, count: number) => ["import-rows", id, "chosen", count] as const,
    items: (id: number, stage: string) => ["import-rows", id, "items", stage] as const,
    /** Of the writes that check or uncheck lines. */
    checking: (id: number) => ["import-rows", id, "checking"] as const,
    allLines: (id: number) => ["import-rows", id, "lines"] as const,
    lines: (id: number, filter: object) => ["import-rows", id, "lines", filter] as const,
    line: (id: number, lineId: number) => ["import-rows", id, "line", lineId] as const,
    results: (id: number, filter: object) => ["import-rows", id, "results", filter] as const,
  },
  selections: {
    all: ["selections"] as const,
    list: (filter: object) => ["selections", "list", filter] as const,
    one: (id: number) => ["selections", id] as const,
  },
  /** All that is shown of one matching begins with its own key. */
  matchJobs: {
    targets: (entity: string) => ["match-jobs", "targets", entity] as const,
    lists: ["match-jobs", "list"] as const,
    list: (entity: string) => ["match-jobs", "list", entity] as const,
    one: (id: number) => ["match-jobs", id] as const,
    proposals: (id: number, part: object) => ["match-jobs", id, "proposals", part] as const,
  },
  syncLog: (filter: object) => ["sync-log", filter] as const,
  problems: (filter: object) => ["problems", filter] as const,
  records: {
    all: (entity: string) => ["records", entity] as const,
    list: (entity: string, filter: object) => ["records", entity, "list", filter] as const,
    one: (entity: string, id: number) => ["records", entity, id] as const,
    erpTab: (entity: string, id: number) => ["records", entity, id, "erp"] as const,
  },
  /** Records, because whatever is told of those may have settled one. */
  uncertainCreates: ["records", "uncertain-creates"] as const,
  linkFields: (linkId: number) => ["links", linkId, "fields"] as const,
};
