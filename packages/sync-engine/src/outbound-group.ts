import type { Actor } from "@brygga/protocol";
import type { PositionMove } from "./batch.ts";
import { commitRecords, type RecordsById, readRecords } from "./commit-records.ts";
import type { CompiledType } from "./compiled-type.ts";
import { actorToSend, afterSave, changesToSend, intentOf } from "./erp-write.ts";
import { ErpFailure, stopsCycle } from "./failures.ts";
import { finishRecord, type LinkedRecord, outcomeOf, readRecord, recordProblem } from "./linked-record.ts";
import type { CrmRecord, Link } from "./model.ts";
import type { OutboundStep } from "./outbound-run.ts";
import type { ErpChange } from "./record-merge.ts";
import { textByKey } from "./text-by-key.ts";
import { addValueCounts, valuesIn } from "./value-counts.ts";

/** A link that may have something for the ERP. */
export interface Candidate {
  readonly link: Link;
  /** It is looked at because a problem of it is due. */
  readonly isDue: boolean;
  /** It is compared also where the CRM holds what was agreed on. @default false */
  readonly mustCompare?: boolean;
}

export interface OutboundGroup {
  readonly type: CompiledType;
  readonly candidates: readonly Candidate[];
}

interface GroupWork extends OutboundStep {
  readonly type: CompiledType;
  readonly records: RecordsById;
}

/** Synchronises the candidates of one actor type both ways and commits them, with the feed position if given. */
export async function syncGroup(step: OutboundStep, group: OutboundGroup, move: PositionMove): Promise<void> {
  const { type, candidates } = group;
  const { ports, run } = step;
  const records = await readRecords(
    ports,
    type,
    candidates.map(({ link }) => link.crmId),
  );
  const work: GroupWork = { ...step, type, records };
  const toCompare = candidates.filter((candidate) => needsComparing(work, candidate));
  run.ledger.book({ kind: "unchanged" }, candidates.length - toCompare.length);
  const linked = await sendChanges(work, await readErpSide(work, toCompare));
  const { finished, unlinked } = await commitRecords(ports, { type, linked, records, move });
  run.ledger.book({ kind: "unlinked" }, unlinked);
  for (const one of finished) run.ledger.book(outcomeOf(one));
  run.values = addValueCounts(run.values, valuesIn(finished));
}

/** A CRM change that touches no field on its way to the ERP costs no call. */
function needsComparing(
  { type, records }: GroupWork,
  { link, isDue, mustCompare = false }: Candidate,
): boolean {
  const record = records.get(link.crmId);
  if (isDue || mustCompare || record === undefined || record.deleted) return true;
  return type.transforms.some(({ toErp, field, crmToCanonical, same }) => {
    if (!toErp) return false;
    const crm = crmToCanonical(record.values[field.crmFieldKey] ?? null);
    const base = textByKey(link.base, field.erpFieldKey);
    return !crm.ok || base === undefined || !same(crm.value, base);
  });
}

async function readErpSide(
  work: GroupWork,
  candidates: readonly Candidate[],
): Promise<readonly LinkedRecord[]> {
  const present = candidates.filter(({ link }) => isPresent(work.records.get(link.crmId)));
  const fetched = await fetchActors(
    work,
    present.map(({ link }) => link.erpKey),
  );
  return candidates.map(({ link, isDue }) => {
    const linked = { ...readRecord(link, fetched.actors.get(link.erpKey)), isDue };
    if (linked.actor !== undefined || !isPresent(work.records.get(link.crmId))) return linked;
    const problem =
      fetched.explanation === null
        ? recordProblem(link.id, "missing-in-erp")
        : recordProblem(link.id, "erp-refused", { explanation: fetched.explanation });
    return { ...linked, problems: [problem] };
  });
}

interface Fetched {
  readonly actors: ReadonlyMap<string, Actor>;
  /** What the ERP said when it refused; null when it answered. */
  readonly explanation: string | null;
}

async function fetchActors(work: GroupWork, erpKeys: readonly string[]): Promise<Fetched> {
  if (erpKeys.length === 0) return { actors: new Map(), explanation: null };
  const { actorType, fieldKeys } = work.type;
  try {
    const actors = await work.ports.erp.getActors({ actorType, erpKeys, fieldKeys });
    return { actors: byErpKey(actors), explanation: null };
  } catch (error) {
    return { actors: new Map(), explanation: explanationOf(work, error) };
  }
}

/** Sends what has to go to the ERP, each with its intent stored before the call. */
async function sendChanges(
  work: GroupWork,
  linked: readonly LinkedRecord[],
): Promise<readonly LinkedRecord[]> {
  const writes = linked.flatMap((one) => writesOf(work, one));
  if (writes.length === 0) return linked;
  await work.ports.journal.intend(writes.map(({ linked: one, changes }) => intentOf(one.link, changes)));
  const sent = work.ports.erp.acceptsPartialSave ? changesToSend : actorToSend;
  const saved = await saveActors(
    work,
    writes.map(({ actor, changes }) => sent(actor, changes, work.type.transforms)),
  );
  const changesById = new Map(writes.map(({ linked: { link }, changes }) => [link.id, changes]));
  return linked.map((one) => {
    const changes = changesById.get(one.link.id);
    const answer = saved.actors.get(one.link.erpKey);
    return changes === undefined
      ? one
      : afterSave(one, { changes, answer, explanation: saved.explanation ?? "" });
  });
}

async function saveActors(work: GroupWork, actors: readonly Actor[]): Promise<Fetched> {
  try {
    const { saved, explanation } = await work.ports.erp.saveActors(actors);
    return { actors: byErpKey(saved), explanation };
  } catch (error) {
    return { actors: new Map(), explanation: explanationOf(work, error) };
  }
}

/** What a refusal of this actor type says; anything that stops the cycle, or is no refusal, goes on upwards. */
function explanationOf({ type, run }: GroupWork, error: unknown): string {
  if (!(error instanceof ErpFailure) || stopsCycle(error)) throw error;
  run.failures.push({ actorType: type.actorType, failure: error });
  return error.userExplanation || error.techExplanation;
}

interface ErpWrite {
  readonly linked: LinkedRecord;
  readonly actor: Actor;
  readonly changes: readonly ErpChange[];
}

function writesOf({ records, type }: GroupWork, linked: LinkedRecord): readonly ErpWrite[] {
  const changes = finishRecord(linked, records.get(linked.link.crmId), type).plan?.erpChanges ?? [];
  return linked.actor === undefined || changes.length === 0 ? [] : [{ linked, actor: linked.actor, changes }];
}

const isPresent = (record: CrmRecord | undefined): boolean => record !== undefined && !record.deleted;

const byErpKey = (actors: readonly Actor[]): ReadonlyMap<string, Actor> =>
  new Map(actors.map((actor) => [actor.erpKey, actor]));
