import type { Actor } from "@brygga/protocol";
import type { RecordsById } from "../commit/commit-records.ts";
import type { CompiledType } from "../merge/compiled-type.ts";
import { finishRecord, type LinkedRecord } from "../merge/linked-record.ts";
import { NO_COMPANIES } from "../merge/parents.ts";
import type { ErpChange } from "../merge/record-merge.ts";
import { ErpFailure } from "../model/failures.ts";
import { type GivenUp, inParts, type PartOutcome } from "../read/in-parts.ts";
import { explanationOf, readActors, refusable, refusalProblem } from "../read/read-actors.ts";
import {
  actorToSend,
  afterSave,
  changesToSend,
  intentOf,
  isTaken,
  valueIn,
  withArrived,
} from "./erp-write.ts";
import type { OutboundStep } from "./outbound-run.ts";

/** Records of one actor type that are synchronised together. */
export interface GroupWork extends OutboundStep {
  readonly type: CompiledType;
  readonly records: RecordsById;
}

/**
 * Sends what has to go to the ERP, each write announced by its intent. A batch that is refused, as a whole or in
 * part, is split until the bad records are alone; the good ones go through.
 */
export async function sendChanges(
  work: GroupWork,
  linked: readonly LinkedRecord[],
): Promise<readonly LinkedRecord[]> {
  const sending = new Sending(work, linked);
  const givenUp = await inParts(sending.batches(), (part) => sending.attempt(part));
  await sending.giveUp(givenUp);
  return linked.map((one) => sending.linked(one));
}

/** A record on its way to the ERP. */
interface Write {
  linked: LinkedRecord;
  actor: Actor;
  changes: readonly ErpChange[];
  /** The intent that is stored for it, as text; null before there is one. */
  announced: string | null;
  /** Whether it is known what the ERP holds since it was last sent. */
  isKnown: boolean;
}

class Sending {
  readonly #work: GroupWork;
  readonly #writes = new Map<number, Write>();
  /** Writes of which nobody can say any more whether they arrived. */
  readonly #lost: GivenUp<Write>[] = [];
  #failure: ErpFailure | null = null;
  #isAnyThrough = false;

  constructor(work: GroupWork, linked: readonly LinkedRecord[]) {
    this.#work = work;
    for (const one of linked) {
      const changes = this.#plan(one);
      if (one.actor === undefined || changes.length === 0) continue;
      const write = { linked: one, actor: one.actor, changes, announced: null, isKnown: true };
      this.#writes.set(one.link.id, write);
    }
  }

  /** What was refused before goes apart, so that it does not hold up what has just been changed. */
  batches(): readonly (readonly Write[])[] {
    const { due = [], fresh = [] } = Object.groupBy(this.#writes.values(), ({ linked }) =>
      linked.isDue ? "due" : "fresh",
    );
    return [fresh, due];
  }

  async attempt(part: readonly Write[]): Promise<PartOutcome<Write>> {
    await this.#announce(part);
    const { answers, explanation } = await this.#save(part);
    for (const write of part) {
      const answer = answers.get(write.actor.erpKey);
      if (answer !== undefined) this.#finish(write, answer, explanation);
    }
    const left = part.filter(({ isKnown }) => !isKnown);
    // An ERP that is known to save nothing when it refuses need not be read before it is sent the halves.
    if (this.#work.ports.erp.onBadRecord === "all-refused") return { left, explanation };
    await this.#lookAgain(left);
    for (const item of left.filter(({ isKnown }) => !isKnown)) {
      this.#lost.push({ item, explanation, isAlone: true });
    }
    return { left: left.filter(({ isKnown, changes }) => isKnown && changes.length > 0), explanation };
  }

  /** Lists what did not get through; what the ERP holds of it is found out first. */
  async giveUp(givenUp: readonly GivenUp<Write>[]): Promise<void> {
    await this.#lookAgain(givenUp.map(({ item }) => item).filter(({ isKnown }) => !isKnown));
    for (const { item: write, ...refusal } of [...givenUp, ...this.#lost]) {
      if (write.isKnown && write.changes.length === 0) continue;
      const problems = [...write.linked.problems, refusalProblem(write.linked.link.id, refusal)];
      // Where it is not known what has arrived the intent stays open, and recovery looks into it: all that the intent
      // tells of is then logged there, also what has been seen to arrive.
      const untold = { erpRows: [], base: write.linked.link.base, conflicts: 0 };
      const told = write.isKnown ? {} : untold;
      write.linked = { ...write.linked, ...told, problems, isIntentSettled: write.isKnown };
    }
    if (this.#failure === null || this.#isAnyThrough || this.#writes.size < 2) return;
    const { run, type } = this.#work;
    run.failures.push({ actorType: type.actorType, failure: this.#failure });
  }

  linked(one: LinkedRecord): LinkedRecord {
    return this.#writes.get(one.link.id)?.linked ?? one;
  }

  #plan(linked: LinkedRecord): readonly ErpChange[] {
    const { records, type } = this.#work;
    return (
      finishRecord(linked, records.get(linked.link.crmId), { type, companies: NO_COMPANIES }).plan
        ?.erpChanges ?? []
    );
  }

  /** Stores the intents of what is not announced yet as it is going to be sent now. */
  async #announce(part: readonly Write[]): Promise<void> {
    const intents = part.flatMap((write) => {
      const intent = intentOf(write.linked, write.changes);
      const text = JSON.stringify(intent.rows);
      if (text === write.announced) return [];
      write.announced = text;
      return [intent];
    });
    if (intents.length > 0) await this.#work.ports.journal.intend(intents);
  }

  async #save(part: readonly Write[]): Promise<Saved> {
    const { ports, type } = this.#work;
    const sent = ports.erp.acceptsPartialSave ? changesToSend : actorToSend;
    for (const write of part) write.isKnown = false;
    const actors = part.map(({ actor, changes }) => sent(actor, changes, type.transforms));
    const outcome = await refusable(() => ports.erp.saveActors(actors));
    if (outcome instanceof ErpFailure) {
      this.#failure = outcome;
      return { answers: new Map(), explanation: explanationOf(outcome) };
    }
    // Such an ERP answers as if it had saved: only reading tells.
    const answered = ports.erp.onBadRecord === "silently-dropped" ? [] : outcome.saved;
    const answers = new Map(answered.map((actor) => [actor.erpKey, actor]));
    return { answers, explanation: outcome.explanation };
  }

  #finish(write: Write, answer: Actor, explanation: string): void {
    const { changes } = write;
    const { run, type, ports } = this.#work;
    for (const change of changes) {
      const stored = valueIn(answer, change.transform);
      if (stored !== null) run.lessons.note(type.actorType, change, stored);
    }
    write.linked = afterSave(write.linked, { changes, answer, explanation, at: ports.clock.now() });
    write.changes = [];
    write.isKnown = true;
    this.#isAnyThrough = true;
  }

  /**
   * Reads what was sent and not answered for: it may have arrived, whole or in part, and somebody may have changed
   * it meanwhile.
   */
  async #lookAgain(writes: readonly Write[]): Promise<void> {
    if (writes.length === 0) return;
    const { ports, type } = this.#work;
    const read = await readActors(
      ports,
      type,
      writes.map(({ actor }) => actor.erpKey),
    );
    for (const write of writes) {
      const actor = read.actors.get(write.actor.erpKey);
      if (actor !== undefined) this.#replan(write, actor);
    }
  }

  #replan(write: Write, actor: Actor): void {
    const isSilent = this.#work.ports.erp.onBadRecord === "silently-dropped";
    if (isSilent && isTaken(actor, write.changes)) return this.#finish(write, actor, "");
    write.isKnown = true;
    write.actor = actor;
    write.linked = withArrived(write.linked, actor, write.changes);
    write.changes = this.#plan(write.linked);
    if (write.changes.length > 0) return;
    write.linked = { ...write.linked, isIntentSettled: true };
    this.#isAnyThrough = true;
  }
}

interface Saved {
  /** By ERP key. */
  readonly answers: ReadonlyMap<string, Actor>;
  readonly explanation: string;
}
