import type { Learning } from "../memory/learning.ts";
import type { Reading } from "../memory/overlap.ts";
import type { CrmEntity, Link } from "../model/model.ts";
import type {
  BatchCommit,
  CommitOutcome,
  DueReason,
  FieldLearning,
  Journal,
  LinkPage,
  LinkStore,
  LogRow,
  Positions,
  Problem,
  WatermarkMove,
  WriteIntent,
} from "../model/ports.ts";
import { FakeAbsences } from "./fake-absences.ts";
import type { FakeCrm } from "./fake-crm.ts";

/** Journal and links in memory. A commit is all or nothing, as the real transaction is. */
export class FakeJournal implements Journal, LinkStore {
  readonly #crm: FakeCrm;
  readonly #origin: string;
  readonly #links = new Map<number, Link>();
  readonly #problems = new Map<string, Problem>();
  /** Links that have woken: they are due, whatever the problem list says. */
  readonly #checks = new Set<number>();
  #intents: WriteIntent[] = [];
  #positions: Positions = { watermarks: {}, feed: 0 };
  #readings: Record<string, Reading> = {};
  readonly absences = new FakeAbsences(() => this.#all());
  /** By actor type and ERP field key. */
  readonly learnings = new Map<string, Learning>();
  readonly log: LogRow[] = [];
  /** Every batch that was committed. */
  readonly commits: BatchCommit[] = [];
  /** Runs once before the next commit is tried; a chance to write in between. */
  beforeCommit: (() => void) | null = null;

  constructor(crm: FakeCrm, origin: string) {
    this.#crm = crm;
    this.#origin = origin;
  }

  addLink(link: Link): void {
    this.#links.set(link.id, link);
  }

  /** The link waits to be compared, as after a change of the mapping. */
  check(id: number): void {
    this.#checks.add(id);
  }

  removeLink(id: number): void {
    this.#links.delete(id);
  }

  link(id: number): Link {
    const known = this.#links.get(id);
    if (known === undefined) throw new Error(`the fake journal has no link ${id}`);
    return known;
  }

  /** Stands at the end of the feed and the ERP, as after a first full round. */
  startAt(positions: Positions): void {
    this.#positions = positions;
  }

  /** Forgets what only the process knew. */
  restart(): void {
    this.#readings = {};
  }

  get problems(): readonly Problem[] {
    return [...this.#problems.values()];
  }

  async positions(): Promise<Positions> {
    return { ...this.#positions, readings: this.#readings };
  }

  async commit(batch: BatchCommit): Promise<CommitOutcome> {
    const hook = this.beforeCommit;
    this.beforeCommit = null;
    hook?.();
    const linkIds = this.#staleLinks(batch);
    if (linkIds.length > 0) return { kind: "stale", linkIds };
    this.#write(batch);
    this.commits.push(batch);
    return { kind: "committed" };
  }

  async intend(intents: readonly WriteIntent[]): Promise<void> {
    const linkIds = new Set(intents.map(({ linkId }) => linkId));
    this.#intents = [...this.#intents.filter(({ linkId }) => !linkIds.has(linkId)), ...intents];
  }

  async unsettledIntents(): Promise<readonly WriteIntent[]> {
    return [...this.#intents];
  }

  remember(actorType: string, reading: Reading): void {
    this.#readings = { ...this.#readings, [actorType]: reading };
  }

  async count(): Promise<number> {
    return this.#links.size;
  }

  async byErpKeys(actorType: string, erpKeys: readonly string[]): Promise<readonly Link[]> {
    const wanted = new Set(erpKeys);
    return this.#all().filter((link) => link.actorType === actorType && wanted.has(link.erpKey));
  }

  async byCrmIds(entity: CrmEntity, ids: readonly number[]): Promise<readonly Link[]> {
    const wanted = new Set(ids);
    return this.#all().filter((link) => link.entity === entity && wanted.has(link.crmId));
  }

  async byIds(ids: readonly number[]): Promise<readonly Link[]> {
    const wanted = new Set(ids);
    return this.#all().filter(({ id }) => wanted.has(id));
  }

  async after({ afterId, limit, actorTypes }: LinkPage): Promise<readonly Link[]> {
    return this.#all()
      .filter((link) => link.id > afterId && (actorTypes?.includes(link.actorType) ?? true))
      .sort((left, right) => left.id - right.id)
      .slice(0, limit);
  }

  async problemsOf(linkIds: readonly number[]): Promise<readonly Problem[]> {
    return this.problems.filter(({ linkId }) => linkIds.includes(linkId));
  }

  /** Every listed problem is due at once: nobody waits in a test. */
  async dueForRetry(_now: Date, limit: number): Promise<readonly Link[]> {
    const linkIds = new Set([...this.#checks, ...this.problems.map(({ linkId }) => linkId)]);
    return this.#all()
      .filter(({ id }) => linkIds.has(id))
      .slice(0, limit);
  }

  async dueFor(linkIds: readonly number[]): Promise<readonly DueReason[]> {
    const checks = linkIds.filter((id) => this.#checks.has(id));
    const listed = this.problems.filter(({ linkId }) => linkIds.includes(linkId));
    return [
      ...checks.map((linkId) => ({ linkId, problem: null })),
      ...listed.map((problem) => ({ linkId: problem.linkId, problem })),
    ];
  }

  #all(): readonly Link[] {
    return [...this.#links.values()];
  }

  #staleLinks(batch: BatchCommit): readonly number[] {
    const gone = batch.links.map(({ linkId }) => linkId).filter((linkId) => !this.#links.has(linkId));
    const written = batch.crmWrites.filter((write) => !this.#crm.isCurrent(write));
    const changed = this.#all().filter((link) =>
      written.some(({ entity, id }) => link.entity === entity && link.crmId === id),
    );
    return [...gone, ...changed.map(({ id }) => id)];
  }

  #write(batch: BatchCommit): void {
    for (const { entity, id, values } of batch.crmWrites)
      this.#crm.edit({ entity, id }, values, batch.origin ?? this.#origin);
    for (const { linkId, ...update } of batch.links) {
      this.#links.set(linkId, { ...this.link(linkId), ...update });
    }
    this.log.push(...batch.log);
    for (const { linkId, state } of batch.states ?? []) this.#changeState(linkId, state);
    for (const solved of batch.solved) this.#solve(solved);
    for (const linkId of batch.checked ?? []) this.#checks.delete(linkId);
    for (const lesson of batch.learned ?? []) this.#learn(lesson);
    for (const problem of batch.problems) {
      this.#problems.set(`${problem.linkId}:${problem.erpFieldKey ?? ""}`, problem);
    }
    this.#intents = this.#intents.filter(({ linkId }) => !batch.settled.includes(linkId));
    if (batch.absences !== undefined) this.absences.commit(batch.absences);
    this.#positions = movedPositions(this.#positions, batch);
  }

  #learn({ actorType, erpFieldKey, learning, isFormLost }: FieldLearning): void {
    this.learnings.set(`${actorType}:${erpFieldKey}`, learning);
    if (!isFormLost) return;
    for (const link of this.#all()) if (link.actorType === actorType) this.#checks.add(link.id);
  }

  #changeState(linkId: number, state: Link["state"]): void {
    const link = this.#links.get(linkId);
    if (link === undefined) return;
    this.#links.set(linkId, { ...link, state });
    if (state === "active") this.#checks.add(linkId);
  }

  #solve({ linkId, erpFieldKey }: BatchCommit["solved"][number]): void {
    if (erpFieldKey === null) this.#checks.delete(linkId);
    for (const [key, problem] of this.#problems) {
      const isField = erpFieldKey === null || problem.erpFieldKey === erpFieldKey;
      if (problem.linkId === linkId && isField) this.#problems.delete(key);
    }
  }
}

function movedPositions(before: Positions, batch: BatchCommit): Positions {
  const { watermark, feed, firstStamp, scan, disappearance } = batch;
  const moved = {
    ...before,
    ...(feed === undefined ? {} : { feed }),
    ...(firstStamp === undefined ? {} : { firstStamp }),
    ...(scan === undefined ? {} : { scan }),
    ...(watermark === undefined ? {} : movedWatermark(before, watermark)),
  };
  if (disappearance === undefined) return moved;
  const { disappearance: _answered, ...rest } = moved;
  return disappearance === null ? rest : { ...rest, disappearance: { isConfirmed: false } };
}

function movedWatermark(before: Positions, { actorType, stamp, older = [] }: WatermarkMove) {
  return {
    watermarks: { ...before.watermarks, [actorType]: stamp },
    older: { ...before.older, [actorType]: older },
  };
}
