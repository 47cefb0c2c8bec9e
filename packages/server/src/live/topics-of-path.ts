import type { LiveTopic } from "@brygga/api-contract";

/** What a successful write to a path below `/api/v1` may have changed; the first that fits counts. */
const WRITES: readonly (readonly [path: RegExp, topics: readonly LiveTopic[]])[] = [
  // Looking for an actor connects it where it is found.
  [/^\/uncertain-creates(\/|$)/, ["connections", "log", "problems", "records"]],
  // Whoever looks at the same preview sees what was unchecked.
  [/^\/imports\/[^/]+\/preview$/, ["jobs"]],
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

/** Writes that leave something behind also where they fail: an actor in doubt, and what was found when it was looked for. */
const LEAVES_DOUBT = /^\/(links\/create-actor|uncertain-creates)(\/|$)/;

/** The topics of a write that was answered with a problem of this HTTP status: most have changed nothing. */
export const topicsOfFailure = (path: string, status: number): readonly LiveTopic[] =>
  LEAVES_DOUBT.test(path) && (status === 409 || status >= 500) ? ["records"] : [];
