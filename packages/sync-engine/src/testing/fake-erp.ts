import type { Actor } from "@brygga/protocol";
import { ErpFailure } from "../model/failures.ts";
import type { ErpSide, OnBadRecord, SaveOutcome } from "../model/ports.ts";

/** A value that was changed in the fake ERP. */
export interface ErpWriteSeen {
  readonly erpKey: string;
  readonly fieldKey: string;
  readonly oldValue: string;
  readonly newValue: string;
}

/** An ERP in memory. Stamps are numbers that grow with every write that changes something. */
export class FakeErp implements ErpSide {
  readonly #actors = new Map<string, Actor>();
  #clock = 0;
  acceptsPartialSave = false;
  /** What each saved value becomes; the ERP that stores what it is sent is the identity. */
  normalise: (fieldKey: string, value: string) => string = (_, value) => value;
  /** Actors that are silently not saved. */
  readonly refusesToSave = new Set<string>();
  /** What the engine is told of it. */
  onBadRecord: OnBadRecord | undefined = undefined;
  /** Actors that make it refuse, or drop, the request that they are in. */
  readonly bad = new Set<string>();
  /** What it then does; "stops-there": it has saved what stands before the bad one, and refuses. */
  whenBad: OnBadRecord | "stops-there" = "all-refused";
  /** Actors that make it refuse every reading that they are in. */
  readonly unreadable = new Set<string>();
  /** Fields that are left out of every answer. */
  readonly hidesFields = new Set<string>();
  /** Every value that a save changed. */
  readonly writes: ErpWriteSeen[] = [];
  /** Every value that a person changed. */
  readonly edits: ErpWriteSeen[] = [];
  /** What was sent, as it was sent. */
  readonly sent: Actor[] = [];
  calls: string[] = [];
  batchSize = 2;

  add(actorType: string, erpKey: string, fieldValues: Readonly<Record<string, string>>): Actor {
    const actor: Actor = {
      actorType,
      erpKey,
      fieldValues: { ...fieldValues },
      lastModified: this.#tick(),
      parentActorType: "",
      parentErpKey: "",
    };
    this.#actors.set(keyOf(actorType, erpKey), actor);
    return actor;
  }

  edit(actorType: string, erpKey: string, fieldValues: Readonly<Record<string, string>>): void {
    const known = this.actor(actorType, erpKey);
    this.edits.push(...changesOf(known, Object.entries(fieldValues)));
    this.#put({
      ...known,
      fieldValues: { ...known.fieldValues, ...fieldValues },
      lastModified: this.#tick(),
    });
  }

  /** Somebody moves an actor to another parent. */
  move(actorType: string, erpKey: string, parent: Pick<Actor, "parentActorType" | "parentErpKey">): void {
    this.#put({ ...this.actor(actorType, erpKey), ...parent, lastModified: this.#tick() });
  }

  remove(actorType: string, erpKey: string): void {
    this.#actors.delete(keyOf(actorType, erpKey));
  }

  actor(actorType: string, erpKey: string): Actor {
    const known = this.#actors.get(keyOf(actorType, erpKey));
    if (known === undefined) throw new Error(`the fake ERP has no ${actorType} ${erpKey}`);
    return known;
  }

  async *changedActors(
    query: Parameters<ErpSide["changedActors"]>[0],
  ): AsyncGenerator<readonly Actor[], void, undefined> {
    this.calls.push("changedActors");
    const from = Number(query.updatedOnOrAfter) || 0;
    const changed = [...this.#actors.values()]
      .filter((actor) => actor.actorType === query.actorType && Number(actor.lastModified) >= from)
      .map((actor) => this.#answer(actor, query.fieldKeys));
    for (let start = 0; start < changed.length; start += this.batchSize) {
      yield changed.slice(start, start + this.batchSize);
    }
  }

  async getActors(query: Parameters<ErpSide["getActors"]>[0]): Promise<readonly Actor[]> {
    this.calls.push("getActors");
    const unreadable = query.erpKeys.filter((erpKey) => this.unreadable.has(erpKey));
    if (unreadable.length > 0) throw refusal(unreadable);
    return query.erpKeys
      .flatMap((erpKey) => this.#actors.get(keyOf(query.actorType, erpKey)) ?? [])
      .map((actor) => this.#answer(actor, query.fieldKeys));
  }

  async saveActors(actors: readonly Actor[]): Promise<SaveOutcome> {
    this.calls.push("saveActors");
    this.sent.push(...actors);
    const bad = actors.filter(({ erpKey }) => this.bad.has(erpKey)).map(({ erpKey }) => erpKey);
    if (bad.length > 0) return this.#saveWithBad(actors, bad);
    const accepted = actors.filter(({ erpKey }) => !this.refusesToSave.has(erpKey));
    const saved = accepted.map((actor) => this.#save(actor));
    const isComplete = saved.length === actors.length;
    return { saved, explanation: isComplete ? "" : "The customer is locked" };
  }

  #saveWithBad(actors: readonly Actor[], bad: readonly string[]): SaveOutcome {
    const firstBad = actors.findIndex(({ erpKey }) => this.bad.has(erpKey));
    const good = actors.filter(({ erpKey }) => !this.bad.has(erpKey));
    switch (this.whenBad) {
      case "all-refused":
        throw refusal(bad);
      case "silently-dropped":
        return { saved: actors, explanation: "" };
      case "others-saved":
        return { saved: good.map((actor) => this.#save(actor)), explanation: refusal(bad).userExplanation };
      case "others-saved-with-error":
        for (const actor of good) this.#save(actor);
        throw refusal(bad);
      case "stops-there":
        for (const actor of actors.slice(0, firstBad)) this.#save(actor);
        throw refusal(bad.slice(0, 1));
    }
  }

  #save(sent: Actor): Actor {
    const known = this.actor(sent.actorType, sent.erpKey);
    const changed = Object.entries(sent.fieldValues)
      .map(([fieldKey, value]) => [fieldKey, this.normalise(fieldKey, value)] as const)
      .filter(([fieldKey, value]) => known.fieldValues[fieldKey] !== value);
    this.writes.push(...changesOf(known, changed));
    const fieldValues = { ...known.fieldValues, ...Object.fromEntries(changed) };
    const saved = changed.length === 0 ? known : { ...known, fieldValues, lastModified: this.#tick() };
    this.#put(saved);
    return this.#answer(saved, Object.keys(sent.fieldValues));
  }

  #put(actor: Actor): void {
    this.#actors.set(keyOf(actor.actorType, actor.erpKey), actor);
  }

  #answer(actor: Actor, fieldKeys: readonly string[]): Actor {
    const shown = Object.entries(actor.fieldValues).filter(
      ([fieldKey]) => fieldKeys.includes(fieldKey) && !this.hidesFields.has(fieldKey),
    );
    return { ...actor, fieldValues: Object.fromEntries(shown) };
  }

  #tick(): string {
    this.#clock += 1;
    return String(this.#clock);
  }
}

const refusal = (keys: readonly string[]): ErpFailure =>
  new ErpFailure("refused", { userExplanation: `No to ${keys.join(", ")}`, techExplanation: "" });

const keyOf = (actorType: string, erpKey: string): string => `${actorType}:${erpKey}`;

function changesOf(known: Actor, values: readonly (readonly [string, string])[]): readonly ErpWriteSeen[] {
  return values
    .map(([fieldKey, newValue]) => {
      return { erpKey: known.erpKey, fieldKey, oldValue: known.fieldValues[fieldKey] ?? "", newValue };
    })
    .filter(({ oldValue, newValue }) => oldValue !== newValue);
}
