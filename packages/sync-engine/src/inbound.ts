import { type Actor, compareLastModified } from "@brygga/protocol";
import { Ledger } from "./accounting.ts";
import type { PositionMove } from "./batch.ts";
import { commitRecords, readRecords } from "./commit-records.ts";
import type { CompiledType } from "./compiled-type.ts";
import { HighestStamp } from "./highest-stamp.ts";
import { holdsBase } from "./holds-base.ts";
import { outcomeOf, readRecord } from "./linked-record.ts";
import type { Link } from "./model.ts";
import { advanceReading, highestMark, nextMark, olderMarks, type Reading } from "./overlap.ts";
import type { CyclePorts, LinkStateChange } from "./ports.ts";
import { type FirstStamp, readChanges } from "./read-changes.ts";
import { addValueCounts, NO_VALUES, type ValueCounts, valuesIn } from "./value-counts.ts";

/** What inbound did for one actor type so far; also of use when it was stopped in the middle. */
export interface InboundRun {
  readonly ledger: Ledger;
  values: ValueCounts;
  reading: Reading;
}

export const startInbound = (reading: Reading): InboundRun => ({
  ledger: new Ledger(),
  values: NO_VALUES,
  reading,
});

interface InboundStep {
  readonly ports: CyclePorts;
  readonly type: CompiledType;
  readonly run: InboundRun;
  /** Of the connection; see {@link readChanges}. */
  readonly first: FirstStamp;
  readonly overlapMs: number;
}

/**
 * Reads what changed in the ERP and brings it into the CRM: from the watermark, or from a mark below it while
 * changes may still become visible there. What has to be written to the ERP is left to outbound. The watermark moves
 * with the last batch: until then everything is read again after a crash, and what has been applied equals its base.
 */
export async function runInbound(step: InboundStep, signal?: AbortSignal): Promise<void> {
  const { ports, type, run, first, overlapMs } = step;
  const { erp, clock } = ports;
  const isOrdered = erp.hasOrderedStamps ?? true;
  const from = isOrdered ? nextMark(run.reading, overlapMs) : null;
  const beganMs = clock.monotonicMs();
  const known = first.accepted;
  const stamps = new HighestStamp(clock.now());
  let waiting: readonly Actor[] = [];
  for await (const batch of readChanges({ erp, type, from, first })) {
    signal?.throwIfAborted();
    await applyBatch(step, waiting, {});
    waiting = batch;
    run.ledger.read(batch.length);
    if (isOrdered) stamps.add(batch);
  }
  const highest = stamps.after(highestMark(run.reading));
  const reading = advanceReading(run.reading, { beganMs, endedMs: clock.monotonicMs(), highest, overlapMs });
  const accepted =
    first.accepted === undefined || first.accepted === known ? {} : { firstStamp: first.accepted };
  await applyBatch(step, waiting, { ...watermarkMove(type, run.reading, reading), ...accepted });
  ports.journal.remember(type.actorType, reading);
  run.reading = reading;
  run.ledger.close();
}

async function applyBatch(step: InboundStep, received: readonly Actor[], move: PositionMove): Promise<void> {
  const { ports, type, run } = step;
  const actors = latestOfEach(received);
  run.ledger.book({ kind: "skipped", because: "received-twice" }, received.length - actors.size);
  const links = actors.size === 0 ? [] : await ports.links.byErpKeys(type.actorType, [...actors.keys()]);
  run.ledger.book({ kind: "unlinked" }, actors.size - links.length);
  const active = links.filter(({ state }) => state === "active");
  const states = wakingStates(links);
  // What a link that wakes has to say is looked at by outbound, which reads both sides.
  run.ledger.book({ kind: "skipped", because: "left-to-outbound" }, states.length);
  run.ledger.book({ kind: "skipped", because: "paused" }, links.length - active.length - states.length);
  const linked = active
    .map((link) => readRecord(link, actors.get(link.erpKey)))
    .filter(({ base, actor }) => actor === undefined || !holdsBase(base, actor, type.transforms));
  run.ledger.book({ kind: "unchanged" }, active.length - linked.length);
  const records = await readRecords(
    ports,
    type,
    linked.map(({ link }) => link.crmId),
  );
  const along = states.length === 0 ? move : { ...move, states };
  const { finished, unlinked } = await commitRecords(ports, { type, linked, records, move: along });
  run.ledger.book({ kind: "unlinked" }, unlinked);
  for (const one of finished) run.ledger.book(outcomeOf(one));
  run.values = addValueCounts(run.values, valuesIn(finished));
}

/** An actor that was missing in the ERP is there again. */
const wakingStates = (links: readonly Link[]): readonly LinkStateChange[] =>
  links.filter(({ state }) => state === "missing-in-erp").map(({ id }) => ({ linkId: id, state: "active" }));

/** Where nothing newer came the watermark stays, and nothing is written for it. */
function watermarkMove({ actorType }: CompiledType, before: Reading, after: Reading): PositionMove {
  const stamp = highestMark(after);
  if (after.marks === before.marks || stamp === null) return {};
  const older = olderMarks(after);
  return { watermark: { actorType, stamp, ...(older.length === 0 ? {} : { older }) } };
}

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
