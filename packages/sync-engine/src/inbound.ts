import { type Actor, compareLastModified, FIRST_STAMPS } from "@brygga/protocol";
import { Ledger } from "./accounting.ts";
import type { PositionMove } from "./batch.ts";
import { commitRecords, readRecords } from "./commit-records.ts";
import type { CompiledType } from "./compiled-type.ts";
import { holdsBase } from "./holds-base.ts";
import { type LinkedRecord, outcomeOf, readRecord } from "./linked-record.ts";
import type { Link } from "./model.ts";
import type { CyclePorts } from "./ports.ts";
import { addValueCounts, NO_VALUES, type ValueCounts, valuesIn } from "./value-counts.ts";

/** What inbound did for one actor type so far; also of use when it was stopped in the middle. */
export interface InboundRun {
  readonly ledger: Ledger;
  values: ValueCounts;
  watermark: string | undefined;
}

export const startInbound = (watermark: string | undefined): InboundRun => ({
  ledger: new Ledger(),
  values: NO_VALUES,
  watermark,
});

interface InboundStep {
  readonly ports: CyclePorts;
  readonly type: CompiledType;
  readonly run: InboundRun;
}

/**
 * Reads what changed in the ERP on or after the watermark and brings it into the CRM. What has to be written
 * to the ERP is left to outbound. The watermark moves with the last batch: until then everything is read
 * again after a crash, and what has been applied equals its base.
 */
export async function runInbound(step: InboundStep, signal?: AbortSignal): Promise<void> {
  const { ports, type, run } = step;
  const before = run.watermark;
  let highest = before;
  let waiting: readonly Actor[] = [];
  const batches = ports.erp.changedActors({
    actorType: type.actorType,
    updatedOnOrAfter: before ?? FIRST_STAMPS[0],
    fieldKeys: type.fieldKeys,
  });
  for await (const batch of batches) {
    signal?.throwIfAborted();
    await applyBatch(step, waiting, {});
    waiting = batch;
    run.ledger.read(batch.length);
    highest = highestStamp(highest, batch);
  }
  await applyBatch(step, waiting, watermarkMove(type, before, highest));
  run.watermark = highest;
  run.ledger.close();
}

async function applyBatch(step: InboundStep, received: readonly Actor[], move: PositionMove): Promise<void> {
  const { ports, type, run } = step;
  const actors = latestOfEach(received);
  run.ledger.book({ kind: "skipped", because: "received-twice" }, received.length - actors.size);
  const links = actors.size === 0 ? [] : await ports.links.byErpKeys(type.actorType, [...actors.keys()]);
  run.ledger.book({ kind: "unlinked" }, actors.size - links.length);
  const linked = links
    .map((link) => inboundRecord(link, actors.get(link.erpKey)))
    .filter(({ base, actor }) => actor === undefined || !holdsBase(base, actor, type.transforms));
  run.ledger.book({ kind: "unchanged" }, links.length - linked.length);
  const records = await readRecords(
    ports,
    type,
    linked.map(({ link }) => link.crmId),
  );
  const { finished, unlinked } = await commitRecords(ports, { type, linked, records, move });
  run.ledger.book({ kind: "unlinked" }, unlinked);
  for (const one of finished) run.ledger.book(outcomeOf(one));
  run.values = addValueCounts(run.values, valuesIn(finished));
}

function inboundRecord(link: Link, actor: Actor | undefined): LinkedRecord {
  const stamp = actor?.lastModified ?? "";
  return readRecord(link, actor, stamp !== "" && stamp === link.erpTimestamp);
}

/** Where nothing newer came the watermark stays, and nothing is written for it. */
function watermarkMove(
  { actorType }: CompiledType,
  before: string | undefined,
  highest: string | undefined,
): PositionMove {
  return highest === undefined || highest === before ? {} : { watermark: { actorType, stamp: highest } };
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

function highestStamp(highest: string | undefined, actors: readonly Actor[]): string | undefined {
  let found = highest;
  for (const { lastModified } of actors) {
    if (lastModified === "") continue;
    if (found === undefined || compareLastModified(lastModified, found) > 0) found = lastModified;
  }
  return found;
}
