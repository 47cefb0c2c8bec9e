import { type Actor, FIRST_STAMPS } from "@brygga/protocol";
import { ErpFailure } from "../model/failures.ts";
import type { ErpSide, OnBadRecord, SaveOutcome } from "../model/ports.ts";
import type { Chronicle } from "./chronicle.ts";
import { type Stamp, stampOf } from "./erp-stamps.ts";
import { refusal, texts } from "./erp-texts.ts";
import { erpKeyOf, storedText } from "./field-kinds.ts";
import type { ConnectionSetup, FieldSetup, TypeSetup, WireValues } from "./schedule.ts";
import {
  type Asked,
  type Fetched,
  goingBefore,
  inOrder,
  type LateEdit,
  PROFILES,
  parentNamed,
  recordIdOf,
  type SimActor,
  without,
} from "./sim-actor.ts";
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
  readonly #fetched = new Map<number, Fetched>();
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
    this.#fetched.set(id, { values: blank, parent: sent.parentErpKey });
    if (sent.parentErpKey !== "") this.actor(id).parentId = Number(sent.parentErpKey);
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

  /** A person belongs to another actor from now on. */
  move(id: number, parentId: number): void {
    this.#finishLate((edit) => edit.id === id);
    const actor = this.actor(id);
    if (actor.isGone) return;
    actor.former = { ...actor };
    actor.parentId = parentId;
    actor.stamp = this.#stamp();
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
    const { vices, overlapMs } = this.#options.setup;
    const { batchSize, duplicates } = vices;
    // Without overlap the answer is of one moment: what changes before a later row is read has a stamp below that row's.
    const changed = this.#changedSince(query.updatedOnOrAfter)
      .filter(({ type }) => type.actorType === query.actorType)
      .map((actor) => (overlapMs === 0 ? { ...actor } : actor));
    for (let start = 0; start < changed.length; start += batchSize) {
      const batch = changed.slice(start, start + batchSize);
      const answered = batch.flatMap((actor) => (duplicates ? [actor.former ?? actor, actor] : [actor]));
      yield answered.map((actor) => this.#answer(actor, query.fieldKeys, "changed"));
    }
  }

  async getActors(query: Parameters<ErpSide["getActors"]>[0]): Promise<readonly Actor[]> {
    this.callCounts.getActors += 1;
    this.answerable();
    const actors = query.erpKeys
      .flatMap((erpKey) => this.#actors.get(Number(erpKey)) ?? [])
      .filter(({ type, isGone }) => type.actorType === query.actorType && !isGone);
    this.#askedFor = query.fieldKeys;
    const answers = actors.map((actor) => this.#answer(actor, query.fieldKeys));
    for (const [at, actor] of actors.entries()) {
      this.#fetched.set(actor.id, { values: actor.values, parent: answers[at]?.parentErpKey ?? "" });
    }
    return answers;
  }

  async saveActors(actors: readonly Actor[]): Promise<SaveOutcome> {
    this.callCounts.saveActors += 1;
    this.answerable();
    const { onBadActor, duplicates } = this.#options.setup.vices;
    const bad = actors.filter((actor) => this.#isBad(actor));
    const isRefused = bad.length > 0 && onBadActor !== "left-out" && onBadActor !== "claimed";
    const going = isRefused ? goingBefore(actors, bad, onBadActor) : without(actors, bad);
    const saved = going.map((actor) => this.#save(actor));
    if (isRefused) throw refusal(`Actor ${bad[0]?.erpKey} cannot be saved now`);
    const claimed = onBadActor === "claimed" ? bad : [];
    const again = duplicates ? saved.slice(0, 1) : [];
    const explanation = bad.length === 0 ? "" : "An actor cannot be saved now";
    return { saved: [...saved, ...claimed, ...again], explanation };
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
    this.#saveParent(actor, sent.parentErpKey);
    const answer = this.#answer(actor, Object.keys(sent.fieldValues), "saved");
    return this.#options.setup.vices.forgetsStamps ? { ...answer, lastModified: "" } : answer;
  }

  /** It is sent as it was fetched; what somebody changed meanwhile is travelled over. */
  #saveParent(actor: SimActor, sent: string): void {
    const { connection, chronicle } = this.#options;
    if (sent !== this.#fetched.get(actor.id)?.parent) {
      const what = `connection ${connection}, record ${recordIdOf(actor.id)} was sent the parent "${sent}"`;
      chronicle.violated("somebody was moved", what);
    }
    if (sent !== "") actor.parentId = Number(sent);
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
    const fetched = this.#fetched.get(actor.id)?.values[wireKey];
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
    return inOrder(changed, this.#options.setup.vices.order);
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

  #answer(actor: SimActor, fieldKeys: readonly string[], asked: Asked = "present"): Actor {
    const isHidden = ({ hidden }: FieldSetup): boolean =>
      hidden === "always" || (hidden === "in-answers-to-saves" && asked === "saved");
    const shown = actor.type.fields
      .filter((field) => !isHidden(field))
      .map(({ key }) => erpKeyOf(key))
      .filter((wireKey) => fieldKeys.includes(wireKey));
    this.#given.set(actor.stamp.text, actor.stamp.order);
    return {
      actorType: actor.type.actorType,
      erpKey: String(actor.id),
      lastModified: actor.stamp.text,
      ...parentNamed(actor, asked, this.#options.setup.vices.parents),
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
