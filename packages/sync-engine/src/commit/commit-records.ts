import type { CompiledType } from "../merge/compiled-type.ts";
import {
  type FinishedRecord,
  finishRecord,
  type LinkedRecord,
  recordProblem,
  unplanned,
} from "../merge/linked-record.ts";
import { companiesOf } from "../merge/parents.ts";
import type { CrmRecord } from "../model/model.ts";
import type { BatchCommit, CyclePorts } from "../model/ports.ts";
import { batchOf, isEmptyBatch, type ListedProblems, type PositionMove } from "./batch.ts";

/** How often records are planned anew because somebody keeps writing to them while they are synchronised. */
const MAX_TRIES = 3;

export type RecordsById = ReadonlyMap<number, CrmRecord>;

export interface RecordsCommit {
  readonly type: CompiledType;
  readonly linked: readonly LinkedRecord[];
  /** The CRM records as they were read, by id. */
  readonly records: RecordsById;
  readonly move: PositionMove;
}

export interface CommittedRecords {
  readonly finished: readonly FinishedRecord[];
  /** Records whose link was removed while they were synchronised. */
  readonly unlinked: number;
}

/** A batch of records with what is to become of them, ready to be committed. */
export interface PlannedRecords {
  readonly commit: RecordsCommit;
  readonly first: PlannedBatch;
}

interface PlannedBatch {
  readonly finished: readonly FinishedRecord[];
  readonly batch: BatchCommit;
}

/** Plans and commits a batch of records; see {@link commitPlanned}. */
export async function commitRecords(ports: CyclePorts, commit: RecordsCommit): Promise<CommittedRecords> {
  return await commitPlanned(ports, await planRecords(ports, commit));
}

/** Plans a batch of records. It writes nothing, and touches nothing but the records and their links. */
export async function planRecords(ports: CyclePorts, commit: RecordsCommit): Promise<PlannedRecords> {
  return { commit, first: await planBatch(ports, commit) };
}

/**
 * Commits a planned batch. Records that somebody wrote to meanwhile are read and planned anew; after
 * {@link MAX_TRIES} they go to the problem list, so that a busy record never holds up the rest.
 */
export async function commitPlanned(
  ports: CyclePorts,
  { commit, first }: PlannedRecords,
): Promise<CommittedRecords> {
  const { type } = commit;
  let { linked, records } = commit;
  let { finished, batch } = first;
  const stale = new Set<number>();
  // The last tries name no version and no vanished link any more, so that they can fail only by new removals.
  for (let tries = 1; tries <= MAX_TRIES * 2; tries++) {
    const unlinked = commit.linked.length - linked.length;
    if (isEmptyBatch(batch)) return { finished, unlinked };
    const outcome = await ports.journal.commit(batch);
    if (outcome.kind === "committed") return { finished, unlinked };
    for (const linkId of outcome.linkIds) stale.add(linkId);
    linked = await withoutRemoved(ports, type, { linked, stale: new Set(outcome.linkIds) });
    records = await readAnew(ports, type, { linked, records, stale: new Set(outcome.linkIds) });
    const isGivingUp = tries >= MAX_TRIES;
    ({ finished, batch } = await planBatch(ports, { ...commit, linked, records }, isGivingUp ? stale : NONE));
  }
  throw new CommitNeverSettled(type.actorType);
}

const NONE: ReadonlySet<number> = new Set();

/** So many records are planned in one piece, with fifteen new values each in a few milliseconds. */
const PLANNED_AT_ONCE = 100;

/** The records of `givenUp` links are not planned: they keep changing. */
async function planBatch(
  ports: CyclePorts,
  { type, linked, records, move }: RecordsCommit,
  givenUp: ReadonlySet<number> = NONE,
): Promise<PlannedBatch> {
  const companies = linked.length === 0 ? new Map() : await companiesOf(ports, type, records.values());
  const finish = (one: LinkedRecord): FinishedRecord =>
    givenUp.has(one.link.id)
      ? unplanned(one, recordProblem(one.link.id, "keeps-changing"))
      : finishRecord(one, records.get(one.link.crmId), { type, companies });
  const finished: FinishedRecord[] = [];
  for (let from = 0; from < linked.length; from += PLANNED_AT_ONCE) {
    if (from > 0) await ports.breathe?.();
    for (const one of linked.slice(from, from + PLANNED_AT_ONCE)) finished.push(finish(one));
  }
  return { finished, batch: batchOf(finished, move, await listedFor(ports, finished)) };
}

/** What is listed for the records of which something may have to be said; for nearly all there is nothing to ask. */
async function listedFor(ports: CyclePorts, finished: readonly FinishedRecord[]): Promise<ListedProblems> {
  const linkIds = finished
    .filter(({ linked, problems }) => linked.isDue || problems.length > 0)
    .map(({ linked }) => linked.link.id);
  const problems = linkIds.length === 0 ? [] : await ports.links.problemsOf(linkIds);
  return Map.groupBy(problems, ({ linkId }) => linkId);
}

/** Thrown when the journal goes on calling a batch stale that names no version any more: a mistake in it. */
export class CommitNeverSettled extends Error {
  override readonly name = "CommitNeverSettled";

  constructor(actorType: string) {
    super(
      `A batch of ${actorType} records was refused as stale ${MAX_TRIES * 2} times, also without the records ` +
        "that keep changing; the cycle ends here, and the next one starts from the same place.",
    );
  }
}

/** The CRM records of these links, by id. */
export async function readRecords(
  ports: CyclePorts,
  { entity, crmFieldKeys }: CompiledType,
  ids: readonly number[],
): Promise<RecordsById> {
  if (ids.length === 0) return new Map();
  const records = await ports.crm.read(entity, ids, crmFieldKeys);
  return new Map(records.map((record) => [record.id, record]));
}

interface Stale {
  readonly linked: readonly LinkedRecord[];
  readonly stale: ReadonlySet<number>;
}

async function withoutRemoved(
  ports: CyclePorts,
  { actorType }: CompiledType,
  { linked, stale }: Stale,
): Promise<readonly LinkedRecord[]> {
  const erpKeys = linked.filter(({ link }) => stale.has(link.id)).map(({ link }) => link.erpKey);
  const present = await ports.links.byErpKeys(actorType, erpKeys);
  const presentIds = new Set(present.map(({ id }) => id));
  return linked.filter(({ link }) => !stale.has(link.id) || presentIds.has(link.id));
}

async function readAnew(
  ports: CyclePorts,
  type: CompiledType,
  { linked, stale, records }: Stale & { readonly records: RecordsById },
): Promise<RecordsById> {
  const ids = linked.filter(({ link }) => stale.has(link.id)).map(({ link }) => link.crmId);
  const anew = await readRecords(ports, type, ids);
  const kept = new Map(records);
  for (const id of ids) kept.delete(id);
  for (const [id, record] of anew) kept.set(id, record);
  return kept;
}
