import type { LiveTopic } from "@brygga/api-contract";

/** What a successful write to a path below `/api/v1` may have changed; the first that fits counts. */
const WRITES: readonly (readonly [path: RegExp, topics: readonly LiveTopic[]])[] = [
  // Looking for an actor connects it where it is found.
  [/^\/uncertain-creates(\/|$)/, ["connections", "log", "problems", "records"]],
  [/\/(session|me|test|search|preview|preflight|match)(\/|$)/, []],
  [/^\/(sync-connectors|app-registry)(\/|$)/, ["connections"]],
  [/^\/erp-connections(\/|$)/, ["connections", "engine", "problems"]],
  [/^\/sync-engine\/(resync|compare)/, ["jobs"]],
  [/^\/sync-engine(\/|$)/, ["engine", "connections"]],
  [/^\/(jobs|imports)(\/|$)/, ["jobs"]],
  [/^\/match-jobs\/[^/]+\/disconnect$/, ["connections", "problems", "records"]],
  [/^\/match-jobs(\/|$)/, ["jobs"]],
  [/^\/links(\/|$)/, ["connections", "log", "problems", "records"]],
  [/^\/sync-log(\/|$)/, ["log", "problems", "records"]],
  [/^\/problems(\/|$)/, ["problems", "connections"]],
  [/^\/(companies|contacts|projects|selections)(\/|$)/, ["records"]],
  [/^\/(users|groups|lists|fields)(\/|$)/, ["administration"]],
];

/** The topics of a write to a path such as `/problems/7/retry`; none for what only looks like a write. */
export const topicsOfPath = (path: string): readonly LiveTopic[] =>
  WRITES.find(([known]) => known.test(path))?.[1] ?? [];
