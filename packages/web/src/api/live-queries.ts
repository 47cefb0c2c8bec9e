import type { LiveTopic } from "@brygga/api-contract";
import type { Query, QueryKey } from "@tanstack/react-query";

type Test = (key: QueryKey) => boolean;

const isOf =
  (...kinds: string[]): Test =>
  ([kind]) =>
    typeof kind === "string" && kinds.includes(kind);

/** Lists and single ones, but not what asks an ERP for its answer: a test, a list, a search. */
const isOwnConnectionData: Test = ([kind, part, what]) =>
  (kind === "erp-connections" || kind === "sync-connectors" || kind === "applications") &&
  (part === "list" || what === undefined);

/** Which of the answers that are kept tell of a topic. */
const TESTS: Record<LiveTopic, Test> = {
  connections: isOwnConnectionData,
  engine: isOf("sync-engine"),
  jobs: isOf("jobs", "imports", "selections"),
  log: isOf("sync-log"),
  problems: isOf("problems"),
  records: isOf("records", "selections"),
  administration: isOf("users", "groups", "crm-fields", "crm-lists"),
};

/** Whether an answer may be out of date when something of these topics has changed. */
export const tellsOf =
  (topics: ReadonlySet<LiveTopic>) =>
  ({ queryKey, state }: Pick<Query, "queryKey" | "state">): boolean =>
    !isReadOn(state.data) && [...topics].some((topic) => TESTS[topic](queryKey));

/** Somebody reads on in a list of several pages: it stays as it is, or the rows would move away. */
const isReadOn = (data: unknown): boolean =>
  typeof data === "object" &&
  data !== null &&
  "pages" in data &&
  Array.isArray(data.pages) &&
  data.pages.length > 1;
