import { type Actor, compareLastModified } from "@brygga/protocol";
import type { CompiledType } from "../merge/compiled-type.ts";
import { isAsAgreed } from "../merge/holds-base.ts";
import { outcomeOf, readRecord } from "../merge/linked-record.ts";
import type { Ledger, RecordOutcome } from "../model/accounting.ts";
import type { Link } from "../model/model.ts";
import type { CyclePorts, LinkStateChange } from "../model/ports.ts";
import type { PositionMove } from "./batch.ts";
import {
  type CommittedRecords,
  commitPlanned,
  type PlannedRecords,
  planRecords,
  readRecords,
} from "./commit-records.ts";
import { addValueCounts, type ValueCounts, valuesIn } from "./value-counts.ts";

/** The reading that batches belong to. */
interface BatchStep {
  readonly ports: CyclePorts;
  readonly type: CompiledType;
  /** What became of them is entered here when they are committed. */
  readonly run: { readonly ledger: Ledger; values: ValueCounts };
}

/** What is known of a batch before the one before it is committed. */
interface PreparedBatch {
  readonly planned: PlannedRecords;
  /** What is booked once it is committed. */
  readonly booked: readonly (readonly [RecordOutcome, number])[];
}

/** A batch whose commit has begun. */
interface BatchUnderWay {
  readonly actors: ReadonlyMap<string, Actor>;
  readonly prepared: PreparedBatch;
  readonly committing: Promise<CommittedRecords>;
}

/**
 * Applies batches one after the other. While one is being committed, the next is read and planned already, where the
 * two have no actor in common: then they have no link and no CRM record in common either, so that nothing the first
 * writes is missed. Each is committed after the one before it; a batch that fails ends the reading.
 */
export class BatchesInTurn {
  readonly #step: BatchStep;
  #underWay: BatchUnderWay | null = null;

  constructor(step: BatchStep) {
    this.#step = step;
  }

  /** Resolves when the batch is planned and the one before it is committed. */
  async apply(received: readonly Actor[], move: PositionMove): Promise<void> {
    const { ports } = this.#step;
    const actors = latestOfEach(received);
    const before = this.#underWay;
    if (before !== null && actors.keys().some((erpKey) => before.actors.has(erpKey))) await before.committing;
    const prepared = await prepareBatch(this.#step, { actors, received: received.length, move });
    await ports.breathe?.();
    ports.journal.announce?.(prepared.planned.first.batch);
    const committed = await before?.committing;
    const committing = commitPlanned(ports, prepared.planned);
    // Whoever waits for it next is told; until then a failure must not count as one that nobody looks at.
    committing.catch(() => undefined);
    this.#underWay = { actors, prepared, committing };
    // Only now: the next is under way while this one is entered.
    if (before !== null && committed !== undefined) book(this.#step, before, committed);
  }

  /** Nothing is under way any more. Rejects where the last batch could not be committed. */
  async settle(): Promise<void> {
    const last = this.#underWay;
    if (last === null) return;
    const committed = await last.committing;
    this.#underWay = null;
    book(this.#step, last, committed);
  }
}

async function prepareBatch(
  { ports, type }: BatchStep,
  { actors, received, move }: ReceivedBatch,
): Promise<PreparedBatch> {
  const links = actors.size === 0 ? [] : await ports.links.byErpKeys(type.actorType, [...actors.keys()]);
  const active = links.filter(({ state }) => state === "active");
  const states = wakingStates(links);
  const linked = active
    .map((link) => readRecord(link, actors.get(link.erpKey)))
    .filter(({ base, actor }) => actor === undefined || !isAsAgreed(type, base, actor));
  const records = await readRecords(
    ports,
    type,
    linked.map(({ link }) => link.crmId),
  );
  const along = states.length === 0 ? move : { ...move, states };
  return {
    planned: await planRecords(ports, { type, linked, records, move: along }),
    booked: [
      [{ kind: "skipped", because: "received-twice" }, received - actors.size],
      [{ kind: "unlinked" }, actors.size - links.length],
      // What a link that wakes has to say is looked at by outbound, which reads both sides.
      [{ kind: "skipped", because: "left-to-outbound" }, states.length],
      [{ kind: "skipped", because: "paused" }, links.length - active.length - states.length],
      [{ kind: "unchanged" }, active.length - linked.length],
    ],
  };
}

interface ReceivedBatch {
  readonly actors: ReadonlyMap<string, Actor>;
  /** How many came, some perhaps several times. */
  readonly received: number;
  readonly move: PositionMove;
}

function book(
  { run }: BatchStep,
  { prepared }: BatchUnderWay,
  { finished, unlinked }: CommittedRecords,
): void {
  for (const [outcome, count] of prepared.booked) run.ledger.book(outcome, count);
  run.ledger.book({ kind: "unlinked" }, unlinked);
  for (const one of finished) run.ledger.book(outcomeOf(one));
  run.values = addValueCounts(run.values, valuesIn(finished));
}

/** An actor that was missing in the ERP is there again. */
const wakingStates = (links: readonly Link[]): readonly LinkStateChange[] =>
  links.filter(({ state }) => state === "missing-in-erp").map(({ id }) => ({ linkId: id, state: "active" }));

/** An actor may come twice in one answer; only its latest state counts. */
function latestOfEach(actors: readonly Actor[]): ReadonlyMap<string, Actor> {
  const latest = new Map<string, Actor>();
  for (const actor of actors) {
    const known = latest.get(actor.erpKey);
    if (known === undefined || compareLastModified(actor.lastModified, known.lastModified) >= 0) {
      latest.set(actor.erpKey, actor);
    }
  }
  return latest;
}
