import type { CyclePorts, LinkStore } from "../model/ports.ts";

/** Thrown where a test kills the process. Nothing of the engine may catch it. */
export class Crash extends Error {
  override readonly name = "Crash";
}

/** The moment of a crash: at the n-th port call (from 0), before it is carried out or after. */
export interface CrashPoint {
  readonly call: number;
  readonly when: "before" | "after";
}

export interface CountedPorts {
  readonly ports: CyclePorts;
  /** How many port calls have been made. */
  readonly calls: () => number;
}

/** Ports that count their calls and die at one of them. */
export function crashingPorts(
  { erp, crm, links, journal, absences, clock }: CyclePorts,
  point?: CrashPoint,
): CountedPorts {
  let calls = 0;
  const guard = async <T>(call: () => Promise<T>): Promise<T> => {
    const number = calls++;
    if (point?.call === number && point.when === "before") throw new Crash(`before call ${number}`);
    const answer = await call();
    if (point?.call === number && point.when === "after") throw new Crash(`after call ${number}`);
    return answer;
  };
  async function* changedActors(query: Parameters<typeof erp.changedActors>[0]) {
    for await (const batch of erp.changedActors(query)) yield await guard(async () => batch);
  }
  const ports: CyclePorts = {
    erp: {
      acceptsPartialSave: erp.acceptsPartialSave ?? false,
      onBadRecord: erp.onBadRecord,
      changedActors,
      getActors: (query) => guard(() => erp.getActors(query)),
      saveActors: (actors) => guard(() => erp.saveActors(actors)),
    },
    crm: {
      read: (entity, ids, fieldKeys) => guard(() => crm.read(entity, ids, fieldKeys)),
      changesAfter: (position, limit) => guard(() => crm.changesAfter(position, limit)),
    },
    links: guardedLinks(links, guard),
    journal: {
      positions: () => guard(() => journal.positions()),
      commit: (batch) => guard(() => journal.commit(batch)),
      intend: (intents) => guard(() => journal.intend(intents)),
      unsettledIntents: () => guard(() => journal.unsettledIntents()),
      remember: (actorType, reading) => journal.remember(actorType, reading),
    },
    absences: {
      notedBefore: (moment, limit) => guard(() => absences.notedBefore(moment, limit)),
      of: (linkIds) => guard(() => absences.of(linkIds)),
      neighbours: (link, limit, except) => guard(() => absences.neighbours(link, limit, except)),
      extent: (since) => guard(() => absences.extent(since)),
    },
    clock,
  };
  return { ports, calls: () => calls };
}

type Guard = <T>(call: () => Promise<T>) => Promise<T>;

const guardedLinks = (links: LinkStore, guard: Guard): LinkStore => ({
  byIds: (ids) => guard(() => links.byIds(ids)),
  after: (page) => guard(() => links.after(page)),
  count: () => guard(() => links.count()),
  byErpKeys: (actorType, keys) => guard(() => links.byErpKeys(actorType, keys)),
  byCrmIds: (entity, ids) => guard(() => links.byCrmIds(entity, ids)),
  problemsOf: (linkIds) => guard(() => links.problemsOf(linkIds)),
  dueForRetry: (now, limit) => guard(() => links.dueForRetry(now, limit)),
  dueFor: (linkIds, now) => guard(() => links.dueFor(linkIds, now)),
});
