import { type FinishedRecord, hasChange } from "./linked-record.ts";
import type { BatchCommit, CrmWrite, LinkUpdate, LogRow, Problem } from "./ports.ts";

/** Positions that move together with the batch that they stand for. */
export interface PositionMove {
  readonly watermark?: { readonly actorType: string; readonly stamp: string };
  readonly feed?: number;
}

type Solved = BatchCommit["solved"][number];

/** Puts together what one transaction commits for these records. */
export function batchOf(records: readonly FinishedRecord[], move: PositionMove): BatchCommit {
  const crmWrites: CrmWrite[] = [];
  const links: LinkUpdate[] = [];
  const log: LogRow[] = [];
  const problems: Problem[] = [];
  const solved: Solved[] = [];
  const settled: number[] = [];
  for (const finished of records) {
    const { linked, plan } = finished;
    const write = crmWriteOf(finished);
    if (write !== null) crmWrites.push(write);
    if (linked.erpRows.length > 0) log.push(...linked.erpRows);
    if (plan !== null && plan.log.length > 0) log.push(...plan.log);
    const listed = problemsToList(finished);
    problems.push(...listed);
    solved.push(...solvedBy(finished));
    if (linked.isIntentSettled) settled.push(linked.link.id);
    const link = hasChange(finished) || listed.length > 0 ? linkUpdateOf(finished) : null;
    if (link !== null) links.push(link);
  }
  return { crmWrites, links, log, problems, solved, settled, ...move };
}

/** Whether committing the batch would change nothing at all. */
export function isEmptyBatch(batch: BatchCommit): boolean {
  const hasPosition = batch.watermark !== undefined || batch.feed !== undefined;
  const parts = [batch.crmWrites, batch.links, batch.log, batch.problems, batch.solved, batch.settled];
  return !hasPosition && parts.every((part) => part.length === 0);
}

function crmWriteOf({ record, plan }: FinishedRecord): CrmWrite | null {
  // Every CRM value has its log row, so the rows tell whether there are any.
  if (record === undefined || plan === null || plan.log.length === 0) return null;
  const { entity, id, version } = record;
  return { entity, id, expectedVersion: version, values: plan.crmValues };
}

/** The stamp goes along with what was done or reported at it; a stamp alone is no reason to write. */
function linkUpdateOf({ linked, plan }: FinishedRecord): LinkUpdate | null {
  const { link, actor } = linked;
  const base = plan?.base ?? linked.base;
  const erpTimestamp = actor?.lastModified ?? link.erpTimestamp;
  if (base === link.base && erpTimestamp === link.erpTimestamp) return null;
  return { linkId: link.id, base, erpTimestamp };
}

/** What is read again in the same state and changes nothing is not reported again. */
function problemsToList(finished: FinishedRecord): readonly Problem[] {
  return finished.linked.isSeenBefore && !hasChange(finished) ? [] : finished.problems;
}

function solvedBy(finished: FinishedRecord): readonly Solved[] {
  const { linked, plan, problems } = finished;
  if (plan === null || (!linked.isDue && !hasChange(finished))) return [];
  const linkId = linked.link.id;
  // A value that waits to be sent, or a field that was not looked at, may be the one that a problem is about.
  const isWhole = problems.length === 0 && plan.erpChanges.length === 0 && !plan.hasLeft;
  if (isWhole) return [{ linkId, erpFieldKey: null }];
  if (!linked.isDue && !plan.hasLeft) return [];
  const listed = new Set(problems.map(({ erpFieldKey }) => erpFieldKey));
  return plan.solved
    .filter((erpFieldKey) => !listed.has(erpFieldKey))
    .map((erpFieldKey) => ({ linkId, erpFieldKey }));
}
