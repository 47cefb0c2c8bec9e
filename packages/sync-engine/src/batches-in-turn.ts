import { type Actor, compareLastModified } from "@brygga/protocol";
import type { Ledger, RecordOutcome } from "./accounting.ts";
import type { PositionMove } from "./batch.ts";
import { commitPlanned, type PlannedRecords, planRecords, readRecords } from "./commit-records.ts";
import type { CompiledType } from "./compiled-type.ts";
import { isAsAgreed } from "./holds-base.ts";
import { outcomeOf, readRecord } from "./linked-record.ts";
import type { Link } from "./model.ts";
import type { CyclePorts, LinkStateChange } from "./ports.ts";
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

/**
 * Applies batches one after the other. While one is being committed, the next is read and planned already, where the
 * two have no actor in common: then they have no link and no CRM record in common either, so that nothing the first
 * writes is missed. Each is committed after the one before it; a batch that fails ends the reading.
 */
export class BatchesInTurn {
  readonly #step: BatchStep;
  #committing: Promise<void> = Promise.resolve();
  #actors: ReadonlyMap<string, Actor> = new Map();

  constructor(step: BatchStep) {
    this.#step = step;
  }

  /** Resolves when the batch is planned and the one before it is committed. */
  async apply(received: readonly Actor[], move: PositionMove): Promise<void> {
    const actors = latestOfEach(received);
    if (actors.keys().some((erpKey) => this.#actors.has(erpKey))) await this.#committing;
    const prepared = await prepareBatch(this.#step, { actors, received: received.length, move });
    await this.#committing;
    this.#actors = actors;
    this.#committing = commitBatch(this.#step, prepared);
    // Whoever waits for it next is told; until then a failure must not count as one that nobody looks at.
    this.#committing.catch(() => undefined);
  }

  /** Nothing is under way any more. Rejects where the last batch could not be committed. */
  async settle(): Promise<void> {
    await this.#committing;
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

async function commitBatch({ ports, run }: BatchStep, { planned, booked }: PreparedBatch): Promise<void> {
  const { finished, unlinked } = await commitPlanned(ports, planned);
  for (const [outcome, count] of booked) run.ledger.book(outcome, count);
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
