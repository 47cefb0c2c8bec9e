import type { Actor } from "@brygga/protocol";
import type { PositionMove } from "../commit/batch.ts";
import { BatchesInTurn } from "../commit/batches-in-turn.ts";
import { NO_VALUES, type ValueCounts } from "../commit/value-counts.ts";
import { HighestStamp } from "../memory/highest-stamp.ts";
import { advanceReading, highestMark, nextMark, olderMarks, type Reading } from "../memory/overlap.ts";
import type { CompiledType } from "../merge/compiled-type.ts";
import { Ledger } from "../model/accounting.ts";
import type { CyclePorts } from "../model/ports.ts";
import { type FirstStamp, readChanges } from "./read-changes.ts";

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
  const batches = new BatchesInTurn(step);
  let waiting: readonly Actor[] = [];
  let reading: Reading;
  try {
    for await (const batch of readChanges({ erp, type, from, first })) {
      signal?.throwIfAborted();
      await batches.apply(waiting, {});
      waiting = batch;
      run.ledger.read(batch.length);
      if (isOrdered) stamps.add(batch);
    }
    const highest = stamps.after(highestMark(run.reading));
    reading = advanceReading(run.reading, { beganMs, endedMs: clock.monotonicMs(), highest, overlapMs });
    const accepted =
      first.accepted === undefined || first.accepted === known ? {} : { firstStamp: first.accepted };
    await batches.apply(waiting, { ...watermarkMove(type, run.reading, reading), ...accepted });
  } finally {
    await batches.settle();
  }
  ports.journal.remember(type.actorType, reading);
  run.reading = reading;
  run.ledger.close();
}

/** Where nothing newer came the watermark stays, and nothing is written for it. */
function watermarkMove({ actorType }: CompiledType, before: Reading, after: Reading): PositionMove {
  const stamp = highestMark(after);
  if (after.marks === before.marks || stamp === null) return {};
  const older = olderMarks(after);
  return { watermark: { actorType, stamp, ...(older.length === 0 ? {} : { older }) } };
}
