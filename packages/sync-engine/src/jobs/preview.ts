import type { Actor } from "@brygga/protocol";
import type { CrmRecord, CrmValue, Link, LinkState } from "../model/model.ts";
import type {
  BatchCommit,
  CrmStore,
  CyclePorts,
  DueReason,
  ErpSide,
  Journal,
  LinkStore,
  LinkUpdate,
  Problem,
} from "../model/ports.ts";

type Solved = BatchCommit["solved"][number];

/** Called with every batch that would have been committed, in order. */
export type OnBatch = (batch: BatchCommit) => void;

/**
 * Ports over which everything runs as it would, and nothing is written: a batch that is committed, an intent
 * and an actor that is saved are kept in memory and laid over what is read afterwards. The same code runs over
 * them as over the real ones, so what it would do and what it does cannot come apart.
 *
 * An actor that is saved is answered as it was sent: how the ERP would store it is known to the ERP alone.
 */
export function previewPorts(ports: CyclePorts, onBatch: OnBatch): CyclePorts {
  const wouldBe = new WouldBe();
  return {
    ...ports,
    erp: previewErp(ports.erp, wouldBe),
    crm: previewCrm(ports.crm, wouldBe),
    links: previewLinks(ports.links, wouldBe),
    journal: previewJournal(ports.journal, wouldBe, onBatch),
  };
}

// Every method is named here, so that one that is new has to be thought of before it compiles.

const previewErp = (erp: ErpSide, wouldBe: WouldBe): ErpSide => ({
  acceptsPartialSave: erp.acceptsPartialSave ?? false,
  hasOrderedStamps: erp.hasOrderedStamps ?? true,
  changedActors: (query) => erp.changedActors(query),
  getActors: async (query) => (await erp.getActors(query)).map((actor) => wouldBe.actor(actor)),
  saveActors: async (actors) => {
    for (const actor of actors) wouldBe.save(actor);
    return { saved: actors, explanation: "" };
  },
});

const previewCrm = (crm: CrmStore, wouldBe: WouldBe): CrmStore => ({
  read: async (entity, ids, fieldKeys) =>
    (await crm.read(entity, ids, fieldKeys)).map((record) => wouldBe.record(record)),
  changesAfter: (position, limit) => crm.changesAfter(position, limit),
});

function previewLinks(links: LinkStore, wouldBe: WouldBe): LinkStore {
  const asTheyWouldBe = (found: readonly Link[]) => found.map((link) => wouldBe.link(link));
  return {
    byIds: async (ids) => asTheyWouldBe(await links.byIds(ids)),
    after: async (page) => asTheyWouldBe(await links.after(page)),
    count: () => links.count(),
    byErpKeys: async (actorType, erpKeys) => asTheyWouldBe(await links.byErpKeys(actorType, erpKeys)),
    byCrmIds: async (entity, ids) => asTheyWouldBe(await links.byCrmIds(entity, ids)),
    problemsOf: async (linkIds) => wouldBe.problems(await links.problemsOf(linkIds), linkIds),
    async dueForRetry(now, limit) {
      const due = await links.dueForRetry(now, limit + wouldBe.touched.size);
      const touched = due.map(({ id }) => id).filter((id) => wouldBe.touched.has(id));
      const reasons = touched.length === 0 ? [] : await links.dueFor(touched, now);
      const still = new Set(reasons.filter((reason) => !wouldBe.isOver(reason)).map(({ linkId }) => linkId));
      const left = due.filter(({ id }) => still.has(id) || !wouldBe.touched.has(id));
      return asTheyWouldBe(left.slice(0, limit));
    },
    dueFor: (linkIds, now) => links.dueFor(linkIds, now),
  };
}

const previewJournal = (journal: Journal, wouldBe: WouldBe, onBatch: OnBatch): Journal => ({
  positions: () => journal.positions(),
  unsettledIntents: async () =>
    (await journal.unsettledIntents()).filter(({ linkId }) => !wouldBe.settled.has(linkId)),
  intend: async () => undefined,
  remember: () => undefined,
  async commit(batch) {
    wouldBe.commit(batch);
    onBatch(batch);
    return { kind: "committed" };
  },
});

interface WrittenRecord {
  readonly writes: number;
  readonly values: Readonly<Record<string, CrmValue>>;
}

/** The state that everything would have come to, as what differs from the present one. */
class WouldBe {
  readonly #links = new Map<number, LinkUpdate>();
  readonly #records = new Map<string, WrittenRecord>();
  readonly #actors = new Map<string, Actor>();
  readonly #settled = new Set<number>();
  readonly #touched = new Set<number>();
  readonly #answered = new Set<number>();
  readonly #states = new Map<number, LinkState>();
  /** Of each link, what was solved and what was raised, in order. */
  readonly #problems = new Map<number, (Problem | Solved)[]>();

  /** Links whose intents would be settled. */
  get settled(): ReadonlySet<number> {
    return this.#settled;
  }

  /** Links that would have been looked at, or of which problems would be solved or tried later. */
  get touched(): ReadonlySet<number> {
    return this.#touched;
  }

  /** Whether a link would not be due for this any more. What is listed of a link does not mean that it was compared. */
  isOver({ linkId, problem }: DueReason): boolean {
    if (this.#answered.has(linkId)) return true;
    if (problem === null) return false;
    const changes = this.#problems.get(linkId) ?? [];
    return changes.some(({ erpFieldKey }) => erpFieldKey === problem.erpFieldKey);
  }

  commit(batch: BatchCommit): void {
    const { links, crmWrites, settled, problems, solved, states = [], checked = [] } = batch;
    for (const { linkId, state } of states) this.#states.set(linkId, state);
    for (const update of links) this.#links.set(update.linkId, update);
    for (const { entity, id, values } of crmWrites) {
      const key = keyOf(entity, String(id));
      const known = this.#records.get(key);
      this.#records.set(key, { writes: (known?.writes ?? 0) + 1, values: { ...known?.values, ...values } });
    }
    for (const linkId of settled) this.#settled.add(linkId);
    for (const linkId of checked) this.#answered.add(linkId);
    for (const { linkId, erpFieldKey } of solved) if (erpFieldKey === null) this.#answered.add(linkId);
    for (const linkId of checked) this.#touched.add(linkId);
    for (const change of [...solved, ...problems]) {
      this.#touched.add(change.linkId);
      this.#problems.set(change.linkId, [...(this.#problems.get(change.linkId) ?? []), change]);
    }
  }

  problems(listed: readonly Problem[], linkIds: readonly number[]): readonly Problem[] {
    return linkIds.flatMap((linkId) => {
      const changes = this.#problems.get(linkId) ?? [];
      return changes.reduce(
        withChange,
        listed.filter((problem) => problem.linkId === linkId),
      );
    });
  }

  save(actor: Actor): void {
    const key = keyOf(actor.actorType, actor.erpKey);
    const fieldValues = { ...this.#actors.get(key)?.fieldValues, ...actor.fieldValues };
    this.#actors.set(key, { ...actor, fieldValues });
  }

  link(link: Link): Link {
    const update = this.#links.get(link.id);
    const state = this.#states.get(link.id) ?? link.state;
    if (update === undefined) return state === link.state ? link : { ...link, state };
    const { linkId: _, ...changed } = update;
    return { ...link, ...changed, state };
  }

  record(record: CrmRecord): CrmRecord {
    const written = this.#records.get(keyOf(record.entity, String(record.id)));
    if (written === undefined) return record;
    const values = { ...record.values, ...written.values };
    return { ...record, version: record.version + written.writes, values };
  }

  actor(actor: Actor): Actor {
    const saved = this.#actors.get(keyOf(actor.actorType, actor.erpKey));
    if (saved === undefined) return actor;
    return { ...actor, fieldValues: { ...actor.fieldValues, ...saved.fieldValues } };
  }
}

/** The problem list after one of them was solved or raised; it has one line a field. */
function withChange(listed: readonly Problem[], change: Problem | Solved): readonly Problem[] {
  const isAll = !("code" in change) && change.erpFieldKey === null;
  const left = isAll ? [] : listed.filter(({ erpFieldKey }) => erpFieldKey !== change.erpFieldKey);
  return "code" in change ? [...left, change] : left;
}

const keyOf = (kind: string, key: string): string => `${kind}:${key}`;
