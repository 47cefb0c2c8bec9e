import type { CrmChange, CrmEntity, CrmRecord, CrmValue } from "../model/model.ts";
import type { CrmStore, CrmWrite } from "../model/ports.ts";

/** A value that a write changed. */
export interface CrmWriteSeen {
  readonly id: number;
  readonly fieldKey: string;
  readonly oldValue: CrmValue;
  readonly newValue: CrmValue;
  readonly origin: string;
}

export interface RecordId {
  readonly entity: CrmEntity;
  readonly id: number;
}

interface CrmState {
  readonly records: Map<string, CrmRecord>;
  readonly feed: CrmChange[];
}

/** A CRM in memory: every write bumps the version and appends to the feed with its origin. */
export class FakeCrm implements CrmStore {
  readonly #state: CrmState = { records: new Map(), feed: [] };
  /** Every value that an edit changed, whoever made it. */
  readonly writes: CrmWriteSeen[] = [];

  add(entity: CrmEntity, id: number, values: Readonly<Record<string, CrmValue>>): void {
    this.#put({ entity, id, version: 1, deleted: false, values }, "user:1");
  }

  edit({ entity, id }: RecordId, values: Readonly<Record<string, CrmValue>>, origin = "user:1"): void {
    const known = this.record(entity, id);
    for (const [fieldKey, newValue] of Object.entries(values)) {
      const oldValue = known.values[fieldKey] ?? null;
      if (oldValue !== newValue) this.writes.push({ id, fieldKey, oldValue, newValue, origin });
    }
    this.#put({ ...known, version: known.version + 1, values: { ...known.values, ...values } }, origin);
  }

  delete(entity: CrmEntity, id: number): void {
    const known = this.record(entity, id);
    this.#put({ ...known, version: known.version + 1, deleted: true }, "user:1");
  }

  restore(entity: CrmEntity, id: number): void {
    const known = this.record(entity, id);
    this.#put({ ...known, version: known.version + 1, deleted: false }, "user:1");
  }

  record(entity: CrmEntity, id: number): CrmRecord {
    const known = this.#state.records.get(keyOf(entity, id));
    if (known === undefined) throw new Error(`the fake CRM has no ${entity} ${id}`);
    return known;
  }

  get feed(): readonly CrmChange[] {
    return this.#state.feed;
  }

  async read(entity: CrmEntity, ids: readonly number[]): Promise<readonly CrmRecord[]> {
    return ids.flatMap((id) => this.#state.records.get(keyOf(entity, id)) ?? []);
  }

  async changesAfter(position: number, limit: number): Promise<readonly CrmChange[]> {
    return this.#state.feed.filter((change) => change.position > position).slice(0, limit);
  }

  /** Whether the write names the version that the record has. */
  isCurrent({ entity, id, expectedVersion }: CrmWrite): boolean {
    return this.#state.records.get(keyOf(entity, id))?.version === expectedVersion;
  }

  #put(record: CrmRecord, origin: string): void {
    const { entity, id } = record;
    this.#state.records.set(keyOf(entity, id), record);
    this.#state.feed.push({ position: this.#state.feed.length + 1, entity, id, origin });
  }
}

const keyOf = (entity: CrmEntity, id: number): string => `${entity}:${id}`;
