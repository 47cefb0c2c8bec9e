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
  LinkStateChange,
  LinkStore,
  Positions,
  Problem,
  WriteIntent,
} from "../model/ports.ts";
import { FakeAbsences } from "../testing/fake-absences.ts";
import type { Chronicle } from "./chronicle.ts";
import type { FieldKey } from "./field-kinds.ts";
import type { SimClock } from "./sim-clock.ts";
import type { SimCrm } from "./sim-crm.ts";
import { SimPositions } from "./sim-positions.ts";
import { SimProblems } from "./sim-problems.ts";

export interface SimJournalOptions {
  readonly connection: number;
  readonly origin: string;
  readonly crm: SimCrm;
  readonly clock: SimClock;
  readonly chronicle: Chronicle;
}

/** Journal and links of one connection. They survive a crash; a commit is all or nothing. */
export class SimJournal implements Journal, LinkStore {
  readonly #options: SimJournalOptions;
  readonly #links = new Map<number, Link>();
  readonly problems = new SimProblems();
  readonly absences = new FakeAbsences(() => this.links);
  readonly #positions: SimPositions;
  #intents: WriteIntent[] = [];
  readonly #learnings = new Map<string, Learning>();
  commitCount = 0;

  constructor(options: SimJournalOptions) {
    this.#options = options;
    this.#positions = new SimPositions(options.crm.readableEnd);
  }

  get links(): readonly Link[] {
    return [...this.#links.values()];
  }

  get intents(): readonly WriteIntent[] {
    return this.#intents;
  }

  learningOf(actorType: string, erpFieldKey: string): Learning | undefined {
    return this.#learnings.get(`${actorType}:${erpFieldKey}`);
  }

  /** Links that are due at once. */
  check(isMeant: (link: Link) => boolean): void {
    this.problems.check(this.links.filter(isMeant).map(({ id }) => id));
  }

  addLink(link: Link): void {
    this.#links.set(link.id, link);
  }

  linkOf(recordId: number): Link | undefined {
    return this.links.find(({ crmId }) => crmId === recordId);
  }

  removeLink(linkId: number): void {
    this.#links.delete(linkId);
    this.problems.forget(linkId);
    this.#intents = this.#intents.filter((intent) => intent.linkId !== linkId);
  }

  /** The mapping of a field has changed: what was agreed on is forgotten, and all links are compared. */
  forgetBase(erpFieldKey: string): void {
    for (const link of this.links) {
      const kept = Object.entries(link.base).filter(([key]) => key !== erpFieldKey);
      this.#links.set(link.id, { ...link, base: Object.fromEntries(kept) });
    }
    this.check(() => true);
  }

  /** Whether somebody else has written to the CRM since this connection looked. */
  async hasForeignChanges(): Promise<boolean> {
    const changes = await this.#options.crm.changesAfter(
      this.#positions.present.feed,
      Number.POSITIVE_INFINITY,
    );
    return changes.some(({ origin }) => origin !== this.#options.origin);
  }

  async positions(): Promise<Positions> {
    return this.#positions.present;
  }

  async commit(batch: BatchCommit): Promise<CommitOutcome> {
    const linkIds = this.#staleLinks(batch);
    if (linkIds.length > 0) return { kind: "stale", linkIds };
    this.commitCount += 1;
    this.#write(batch);
    return { kind: "committed" };
  }

  /** A commit of the host's own, to which nothing is stale. */
  stored(batch: BatchCommit): void {
    this.commitCount += 1;
    this.#write(batch);
  }

  async intend(intents: readonly WriteIntent[]): Promise<void> {
    const linkIds = intents.map(({ linkId }) => linkId);
    this.#intents = [...this.#intents.filter(({ linkId }) => !linkIds.includes(linkId)), ...intents];
  }

  remember(actorType: string, reading: Reading): void {
    this.#positions.remember(actorType, reading);
  }

  restart(): void {
    this.#positions.restart();
  }

  async unsettledIntents(): Promise<readonly WriteIntent[]> {
    return [...this.#intents];
  }

  async byIds(ids: readonly number[]): Promise<readonly Link[]> {
    return this.links.filter(({ id }) => ids.includes(id));
  }

  async after({ afterId, limit, actorTypes }: LinkPage): Promise<readonly Link[]> {
    return this.links
      .filter((link) => link.id > afterId && (actorTypes?.includes(link.actorType) ?? true))
      .sort((left, right) => left.id - right.id)
      .slice(0, limit);
  }

  async count(): Promise<number> {
    return this.#links.size;
  }

  async byErpKeys(actorType: string, erpKeys: readonly string[]): Promise<readonly Link[]> {
    return this.links.filter((link) => link.actorType === actorType && erpKeys.includes(link.erpKey));
  }

  async byCrmIds(entity: CrmEntity, ids: readonly number[]): Promise<readonly Link[]> {
    return this.links.filter((link) => link.entity === entity && ids.includes(link.crmId));
  }

  async problemsOf(linkIds: readonly number[]): Promise<readonly Problem[]> {
    return this.problems.ofLinks(linkIds);
  }

  async dueForRetry(now: Date, limit: number): Promise<readonly Link[]> {
    return this.problems
      .dueLinkIds(now.getTime())
      .flatMap((id) => this.#links.get(id) ?? [])
      .slice(0, limit);
  }

  async dueFor(linkIds: readonly number[], now: Date): Promise<readonly DueReason[]> {
    return this.problems.dueFor(now.getTime()).filter(({ linkId }) => linkIds.includes(linkId));
  }

  #staleLinks({ links, log, problems, crmWrites }: BatchCommit): readonly number[] {
    const gone = links.map(({ linkId }) => linkId).filter((id) => !this.#links.has(id));
    if (gone.length > 0) return gone;
    const staleIds = new Set(
      crmWrites.filter((write) => !this.#options.crm.isCurrent(write)).map(({ id }) => id),
    );
    const named = new Set([...links, ...log, ...problems].map(({ linkId }) => linkId));
    return this.links.filter(({ id, crmId }) => named.has(id) && staleIds.has(crmId)).map(({ id }) => id);
  }

  #write(batch: BatchCommit): void {
    const { crm, clock, chronicle, connection, origin } = this.#options;
    const author = { origin: batch.origin ?? origin, connection };
    for (const write of batch.crmWrites) crm.write(write, author);
    for (const { linkId, ...update } of batch.links) this.#update(linkId, update);
    for (const row of batch.log) {
      const id = this.#links.get(row.linkId)?.crmId;
      if (id === undefined) chronicle.violated("log of no link", JSON.stringify(row));
      else chronicle.logged({ connection, id, key: row.crmFieldKey as FieldKey, row });
    }
    this.problems.solve(batch.solved);
    this.problems.checked(batch.checked ?? []);
    for (const lesson of batch.learned ?? []) this.#learn(lesson);
    this.problems.raise(
      batch.problems.filter(({ linkId }) => this.#links.has(linkId)),
      clock.ms,
    );
    this.#settle(batch.settled);
    for (const change of batch.states ?? []) this.#changeState(change);
    if (batch.absences !== undefined) this.absences.commit(batch.absences);
    this.#positions.move(batch);
  }

  #learn({ actorType, erpFieldKey, learning, isFormLost }: FieldLearning): void {
    this.#learnings.set(`${actorType}:${erpFieldKey}`, learning);
    if (isFormLost) this.check((link) => link.actorType === actorType);
  }

  #changeState({ linkId, state }: LinkStateChange): void {
    this.#update(linkId, { state });
    if (state === "active") this.problems.check([linkId]);
  }

  #settle(linkIds: readonly number[]): void {
    this.#intents = this.#intents.filter(({ linkId }) => !linkIds.includes(linkId));
    for (const linkId of linkIds) {
      const id = this.#links.get(linkId)?.crmId;
      if (id !== undefined) this.#options.chronicle.settled(this.#options.connection, id);
    }
  }

  #update(linkId: number, changed: Partial<Link>): void {
    const known = this.#links.get(linkId);
    if (known !== undefined) this.#links.set(linkId, { ...known, ...changed });
  }
}
