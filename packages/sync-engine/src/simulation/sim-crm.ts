import { PARENT_FIELD } from "../merge/parents.ts";
import type { CrmChange, CrmEntity, CrmRecord, CrmValue } from "../model/model.ts";
import type { CrmStore, CrmWrite } from "../model/ports.ts";
import type { Chronicle } from "./chronicle.ts";
import type { FieldKey } from "./field-kinds.ts";
import type { RecordName } from "./schedule.ts";
import type { SimClock } from "./sim-clock.ts";

/** A person's transaction that is under way: its place in the feed is taken, its values are not visible yet. */
interface OpenEdit {
  readonly position: number;
  readonly id: number;
  readonly values: Readonly<Record<string, CrmValue>>;
  readonly commitsAtMs: number;
}

/**
 * The simulated CRM. Versions grow with every write; places in the change feed are given out when a transaction
 * begins, so that one that commits late stands before what is there already.
 */
export class SimCrm implements CrmStore {
  readonly #clock: SimClock;
  readonly #chronicle: Chronicle;
  readonly #records = new Map<number, CrmRecord>();
  readonly #feed: CrmChange[] = [];
  #open: OpenEdit[] = [];
  /** How often each contact has come to another company. */
  readonly #moves = new Map<number, number>();
  #position = 0;

  constructor(clock: SimClock, chronicle: Chronicle) {
    this.#clock = clock;
    this.#chronicle = chronicle;
  }

  add({ entity, id }: RecordName, values: Readonly<Record<string, CrmValue>>): void {
    this.#records.set(id, { entity, id, version: 1, deleted: false, values });
  }

  /** A person edits, in a transaction that stays open for a while. */
  edit(id: number, values: OpenEdit["values"], openMs = 0): void {
    if (this.record(id).deleted) return;
    this.#finishOpen((edit) => edit.id === id);
    this.#position += 1;
    this.#open.push({ position: this.#position, id, values, commitsAtMs: this.#clock.ms + openMs });
    this.settle();
  }

  delete(id: number, deleted: boolean): void {
    this.#finishOpen((edit) => edit.id === id);
    const known = this.record(id);
    if (known.deleted === deleted) return;
    this.#records.set(id, { ...known, deleted, version: known.version + 1 });
    this.#append(id, "user:1");
  }

  record(id: number): CrmRecord {
    const known = this.#records.get(id);
    if (known === undefined) throw new Error(`the simulated CRM has no record ${id}`);
    return known;
  }

  movesOf(id: number): number {
    return this.#moves.get(id) ?? 0;
  }

  /** The end of the feed, as far as it may be read. */
  get readableEnd(): number {
    return Math.min(this.#position, ...this.#open.map(({ position }) => position - 1));
  }

  get hasOpenEdits(): boolean {
    return this.#open.length > 0;
  }

  /** Transactions whose time has come are committed. */
  settle(): void {
    this.#finishOpen(({ commitsAtMs }) => commitsAtMs <= this.#clock.ms);
  }

  /** Every transaction is committed. */
  finish(): void {
    this.#finishOpen(() => true);
  }

  async read(
    entity: CrmEntity,
    ids: readonly number[],
    fieldKeys: readonly string[],
  ): Promise<readonly CrmRecord[]> {
    this.settle();
    return ids
      .flatMap((id) => this.#records.get(id) ?? [])
      .filter((record) => record.entity === entity)
      .map((record) => ({
        ...record,
        values: Object.fromEntries(fieldKeys.map((key) => [key, record.values[key] ?? null])),
      }));
  }

  async changesAfter(position: number, limit: number): Promise<readonly CrmChange[]> {
    this.settle();
    const end = this.readableEnd;
    return this.#feed
      .filter((change) => change.position > position && change.position <= end)
      .sort((left, right) => left.position - right.position)
      .slice(0, limit);
  }

  /** Whether the write names the present version. A write waits for the transaction that holds the record. */
  isCurrent({ id, expectedVersion }: CrmWrite): boolean {
    this.#finishOpen((edit) => edit.id === id);
    return this.record(id).version === expectedVersion;
  }

  /** A connection's write, inside the transaction of its commit. */
  write({ id, values }: CrmWrite, author: { readonly origin: string; readonly connection: number }): void {
    this.#put(id, values, author.connection);
    this.#append(id, author.origin);
  }

  #finishOpen(isMeant: (edit: OpenEdit) => boolean): void {
    const due = this.#open.filter(isMeant);
    this.#open = this.#open.filter((edit) => !due.includes(edit));
    for (const { id, values, position } of due) {
      this.#put(id, values, null);
      this.#feed.push({ position, entity: this.record(id).entity, id, origin: "user:1" });
    }
  }

  #put(id: number, values: Readonly<Record<string, CrmValue>>, connection: number | null): void {
    const known = this.record(id);
    for (const [key, value] of Object.entries(values)) {
      const old = known.values[key] ?? null;
      if (old === value) continue;
      if (key === PARENT_FIELD) this.#moved(id, connection);
      else {
        this.#chronicle.crmChanged({ id, key: key as FieldKey, old, new: value, connection });
      }
    }
    this.#records.set(id, { ...known, version: known.version + 1, values: { ...known.values, ...values } });
  }

  #moved(id: number, connection: number | null): void {
    this.#moves.set(id, this.movesOf(id) + 1);
    if (connection !== null)
      this.#chronicle.violated("somebody was moved", `connection ${connection}, record ${id}`);
  }

  #append(id: number, origin: string): void {
    this.#position += 1;
    this.#feed.push({ position: this.#position, entity: this.record(id).entity, id, origin });
  }
}
