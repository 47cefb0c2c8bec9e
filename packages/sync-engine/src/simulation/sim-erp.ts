import { type Actor, FIRST_STAMPS } from "@brygga/protocol";
import { ErpFailure } from "../failures.ts";
import type { ErpSide, OnBadRecord, SaveOutcome } from "../ports.ts";
import type { Chronicle } from "./chronicle.ts";
import { type Stamp, stampOf } from "./erp-stamps.ts";
import { erpKeyOf, type FieldKey, isTextField, storedAs } from "./field-kinds.ts";
import type { ConnectionSetup, FieldSetup, TypeSetup, WireValues } from "./schedule.ts";
import { type LateEdit, PROFILES, recordIdOf, type SimActor } from "./sim-actor.ts";
import type { SimClock } from "./sim-clock.ts";

export interface SimErpOptions {
  readonly connection: number;
  readonly setup: ConnectionSetup;
  readonly clock: SimClock;
  readonly chronicle: Chronicle;
}

/** One simulated ERP with its connector and their vices. */
export class SimErp implements ErpSide {
  readonly acceptsPartialSave: boolean;
  readonly onBadRecord: OnBadRecord | undefined;
  readonly #options: SimErpOptions;
  readonly #actors = new Map<number, SimActor>();
  /** Every stamp that was given, by its text. */
  readonly #given = new Map<string, number>();
  /** What the engine was last answered for an actor: a person's later edit is one that it does not know of. */
  readonly #fetched = new Map<number, Readonly<Record<string, string>>>();
  #askedFor: readonly string[] = [];
  #late: LateEdit[] = [];
  #stampCount = 0;
  /** What is carried out now was sent long before. */
  #isLate = false;
  isDown = false;
  callCounts = { changedActors: 0, getActors: 0, saveActors: 0 };

  constructor(options: SimErpOptions) {
    this.#options = options;
    const { isProfiled, onBadActor } = options.setup.vices;
    this.onBadRecord = isProfiled ? PROFILES[onBadActor] : undefined;
    this.acceptsPartialSave = options.setup.vices.keepsUnsentFields;
  }

  add(id: number, type: TypeSetup, values: Readonly<Record<string, string>>): void {
    this.#actors.set(id, { id, type, values, stamp: this.#stamp(), isGone: false, isLocked: false });
  }

  /** An actor as somebody sends it to be created; it begins blank. */
  create(id: number, type: TypeSetup, { sent, isLate }: { sent: Actor; isLate: boolean }): Actor {
    const blank = Object.fromEntries(type.fields.map(({ key }) => [erpKeyOf(key), ""]));
    this.add(id, type, blank);
    this.#fetched.set(id, blank);
    this.#isLate = isLate;
    const answer = this.#save({ ...sent, erpKey: String(id) });
    this.#isLate = false;
    return answer;
  }

  /** Actors of a type that are there, as they are answered. */
  find(actorType: string, fieldKeys: readonly string[]): readonly Actor[] {
    this.answerable();
    return [...this.#actors.values()]
      .filter(({ type, isGone }) => type.actorType === actorType && !isGone)
      .map((actor) => this.#answer(actor, fieldKeys));
  }

  actor(id: number): SimActor {
    const known = this.#actors.get(id);
    if (known === undefined) throw new Error(`the simulated ERP has no actor ${id}`);
    return known;
  }

  /** A person edits; the row becomes visible later than its stamp says. */
  edit(id: number, values: WireValues, lateMs = 0): void {
    this.#finishLate((edit) => edit.id === id);
    if (this.actor(id).isGone) return;
    this.#late.push({ id, values, stamp: this.#stamp(), visibleAtMs: this.#options.clock.ms + lateMs });
    this.settle();
  }

  /** Archived actors are in no answer; brought back they are as good as changed. */
  setGone(id: number, isGone: boolean): void {
    this.#finishLate((edit) => edit.id === id);
    const actor = this.actor(id);
    if (actor.isGone && !isGone) actor.stamp = this.#stamp();
    actor.isGone = isGone;
  }

  settle(): void {
    this.#finishLate(({ visibleAtMs }) => visibleAtMs <= this.#options.clock.ms);
  }

  finish(): void {
    this.#finishLate(() => true);
  }

  async *changedActors(
    query: Parameters<ErpSide["changedActors"]>[0],
  ): AsyncGenerator<readonly Actor[], void, undefined> {
    this.callCounts.changedActors += 1;
    this.answerable();
    const { batchSize, duplicates } = this.#options.setup.vices;
    const changed = this.#changedSince(query.updatedOnOrAfter).filter(
      ({ type }) => type.actorType === query.actorType,
    );
    for (let start = 0; start < changed.length; start += batchSize) {
      const batch = changed.slice(start, start + batchSize);
      const answered = batch.flatMap((actor) => (duplicates ? [actor.former ?? actor, actor] : [actor]));
      yield answered.map((actor) => this.#answer(actor, query.fieldKeys));
    }
  }

  async getActors(query: Parameters<ErpSide["getActors"]>[0]): Promise<readonly Actor[]> {
    this.callCounts.getActors += 1;
    this.answerable();
    const actors = query.erpKeys
      .flatMap((erpKey) => this.#actors.get(Number(erpKey)) ?? [])
      .filter(({ type, isGone }) => type.actorType === query.actorType && !isGone);
    for (const actor of actors) this.#fetched.set(actor.id, actor.values);
    this.#askedFor = query.fieldKeys;
    return actors.map((actor) => this.#answer(actor, query.fieldKeys));
  }

  async saveActors(actors: readonly Actor[]): Promise<SaveOutcome> {
    this.callCounts.saveActors += 1;
    this.answerable();
    const { onBadActor, duplicates } = this.#options.setup.vices;
    const firstBad = actors.findIndex((actor) => this.#isBad(actor));
    const isRefused = firstBad >= 0 && onBadActor !== "left-out" && onBadActor !== "claimed";
    const isBad = new Set(actors.filter((actor) => this.#isBad(actor)));
    const goes = (actor: Actor, at: number): boolean =>
      !isBad.has(actor) &&
      (!isRefused ||
        onBadActor === "others-then-refused" ||
        (onBadActor === "half-then-refused" && at < firstBad));
    const saved = actors.filter(goes).map((actor) => this.#save(actor));
    if (isRefused) throw refusal(`Actor ${actors[firstBad]?.erpKey} cannot be saved now`);
    const claimed = onBadActor === "claimed" ? [...isBad] : [];
    const [first] = saved;
    const answered =
      duplicates && first !== undefined ? [...saved, ...claimed, first] : [...saved, ...claimed];
    return { saved: answered, explanation: firstBad < 0 ? "" : "An actor cannot be saved now" };
  }

  /** Whether a save of this actor would be refused at present, whatever it holds. */
  refusesToSave(id: number): boolean {
    const { isGone, isLocked } = this.actor(id);
    return isGone || isLocked || this.#late.some((edit) => edit.id === id);
  }

  #isBad({ erpKey, lastModified }: Actor): boolean {
    const id = Number(erpKey);
    const isOutdated = this.#options.setup.vices.checksStamp && lastModified !== this.actor(id).stamp.text;
    return isOutdated || this.refusesToSave(id);
  }

  #save(sent: Actor): Actor {
    const actor = this.actor(Number(sent.erpKey));
    for (const field of actor.type.fields)
      this.#saveField(actor, field, sent.fieldValues[erpKeyOf(field.key)]);
    const answer = this.#answer(actor, Object.keys(sent.fieldValues), "in-answers-to-saves");
    return this.#options.setup.vices.forgetsStamps ? { ...answer, lastModified: "" } : answer;
  }

  #saveField(actor: SimActor, field: FieldSetup, sent: string | undefined): void {
    const { key, ignoresWrites } = field;
    const { connection, chronicle } = this.#options;
    const id = recordIdOf(actor.id);
    if (sent !== undefined) chronicle.received.push({ connection, id, key, wire: sent });
    if (ignoresWrites) return;
    const wireKey = erpKeyOf(key);
    // A field that the engine does not know of would be lost to any ERP that blanks; that is none of its business.
    const isKnown = field.hidden !== "always" && this.#askedFor.includes(wireKey);
    if (sent === undefined && (this.acceptsPartialSave || !isKnown)) return;
    const old = actor.values[wireKey] ?? "";
    const stored = sent === undefined ? "" : storedText(field, sent);
    if (stored === old) return;
    const fetched = this.#fetched.get(actor.id)?.[wireKey];
    const isBlind = fetched !== old;
    actor.former = { ...actor };
    const by = isBlind && sent === fetched ? "travelled-over" : "sync";
    actor.values = { ...actor.values, [wireKey]: stored };
    actor.stamp = this.#stamp();
    chronicle.erpChanged({
      connection,
      id,
      key,
      old,
      new: stored,
      by,
      sent: sent ?? null,
      isBlind,
      isLate: this.#isLate,
    });
  }

  #changedSince(stamp: string): readonly SimActor[] {
    const from = this.#orderOf(stamp);
    const changed = [...this.#actors.values()]
      .filter((actor) => !actor.isGone && actor.stamp.order >= from)
      .sort((left, right) => left.stamp.order - right.stamp.order || left.id - right.id);
    switch (this.#options.setup.vices.order) {
      case "by-stamp":
        return changed;
      case "newest-first":
        return changed.reverse();
      case "mixed":
        return [...changed.filter((_, at) => at % 2 === 1), ...changed.filter((_, at) => at % 2 === 0)];
    }
  }

  #orderOf(stamp: string): number {
    const given = this.#given.get(stamp);
    if (given !== undefined) return given;
    const { firstStamp } = this.#options.setup.vices;
    if (!FIRST_STAMPS.some((first) => first === stamp)) {
      this.#options.chronicle.violated("stamp not given", `the ERP never gave the stamp "${stamp}"`);
    } else if (firstStamp !== null && stamp !== firstStamp) throw refusal(`What is "${stamp}"?`);
    return Number.NEGATIVE_INFINITY;
  }

  #answer(actor: SimActor, fieldKeys: readonly string[], hiding?: FieldSetup["hidden"]): Actor {
    const shown = actor.type.fields
      .filter(({ hidden }) => hidden !== "always" && (hiding === undefined || hidden !== hiding))
      .map(({ key }) => erpKeyOf(key))
      .filter((wireKey) => fieldKeys.includes(wireKey));
    this.#given.set(actor.stamp.text, actor.stamp.order);
    return {
      actorType: actor.type.actorType,
      erpKey: String(actor.id),
      lastModified: actor.stamp.text,
      parentActorType: "",
      parentErpKey: "",
      fieldValues: Object.fromEntries(shown.map((wireKey) => [wireKey, actor.values[wireKey] ?? ""])),
    };
  }

  /** Throws when nobody answers. */
  answerable(): void {
    this.settle();
    if (this.isDown) throw new ErpFailure("transport", texts("nobody answers"));
  }

  #finishLate(isMeant: (edit: LateEdit) => boolean): void {
    const due = this.#late.filter(isMeant);
    this.#late = this.#late.filter((edit) => !due.includes(edit));
    for (const { id, values, stamp } of due) this.#enter(this.actor(id), values, stamp);
  }

  #enter(actor: SimActor, values: WireValues, stamp: Stamp): void {
    const { connection, chronicle } = this.#options;
    actor.former = { ...actor };
    for (const field of actor.type.fields) {
      const entered = values[field.key];
      const wireKey = erpKeyOf(field.key);
      const old = actor.values[wireKey] ?? "";
      const stored = entered === undefined ? old : storedText(field, entered);
      if (stored === old) continue;
      actor.values = { ...actor.values, [wireKey]: stored };
      const { key } = field;
      const id = recordIdOf(actor.id);
      const change = { connection, id, key, old, new: stored, sent: null, isBlind: false, isLate: false };
      chronicle.erpChanged({ ...change, by: "person" });
    }
    actor.stamp = stamp;
  }

  #stamp(): Stamp {
    const { clock, setup } = this.#options;
    this.#stampCount += 1;
    const { stamps, clockSkewMs } = setup.vices;
    return stampOf(stamps, { ms: clock.ms + clockSkewMs, count: this.#stampCount });
  }
}

const storedText = (
  { key, stores }: { key: FieldKey; stores: FieldSetup["stores"] },
  wire: string,
): string => (isTextField(key) ? storedAs(stores, wire) : wire);

export const texts = (techExplanation: string) => ({ userExplanation: "", techExplanation });

const refusal = (what: string): ErpFailure => new ErpFailure("refused", texts(what));
