import { type Churn, isStopped, NO_CHURN } from "../memory/churn.ts";
import { type FinishedRecord, hasChange, onePerField } from "../merge/linked-record.ts";
import type { LinkState } from "../model/model.ts";
import type { BatchCommit, CrmWrite, LinkUpdate, LogRow, Problem } from "../model/ports.ts";

/** What is committed along with the batch that it stands for: positions, and what links have become meanwhile. */
export type PositionMove = Pick<
  BatchCommit,
  "watermark" | "feed" | "states" | "absences" | "disappearance" | "firstStamp" | "scan" | "learned"
>;

type Solved = BatchCommit["solved"][number];

/** What stands in the problem list, by link. */
export type ListedProblems = ReadonlyMap<number, readonly Problem[]>;

const NOTHING_LISTED: ListedProblems = new Map();

/** Puts together what one transaction commits for these records. */
export function batchOf(
  records: readonly FinishedRecord[],
  move: PositionMove,
  listed: ListedProblems = NOTHING_LISTED,
): BatchCommit {
  const crmWrites: CrmWrite[] = [];
  const links: LinkUpdate[] = [];
  const log: LogRow[] = [];
  const problems: Problem[] = [];
  const solved: Solved[] = [];
  const settled: number[] = [];
  const checked: number[] = [];
  const states = [...(move.states ?? [])];
  for (const finished of records) {
    const { linked, plan } = finished;
    const write = crmWriteOf(finished);
    if (write !== null) crmWrites.push(write);
    if (linked.erpRows.length > 0) log.push(...linked.erpRows);
    if (plan !== null && plan.log.length > 0) log.push(...plan.log);
    const state = newStateOf(finished);
    if (state !== null) states.push({ linkId: linked.link.id, state });
    const known = listed.get(linked.link.id) ?? [];
    const raised = problemsToRaise(finished, state, known);
    problems.push(...raised);
    solved.push(...(isPausing(state) ? [wholeLink(finished)] : solvedBy(finished, known)));
    if (linked.isIntentSettled) settled.push(linked.link.id);
    if (linked.isDue) checked.push(linked.link.id);
    const churn = churnOf(finished);
    const isCalmed = churn !== linked.churn;
    const link = hasChange(finished) || isCalmed || raised.length > 0 ? linkUpdateOf(finished, churn) : null;
    if (link !== null) links.push(link);
  }
  const parts = { crmWrites, links, log, problems, solved, settled };
  return { ...parts, ...move, ...notEmpty("states", states), ...notEmpty("checked", checked) };
}

const notEmpty = <Name extends string, T>(name: Name, list: readonly T[]) =>
  (list.length === 0 ? {} : { [name]: list }) as { readonly [_ in Name]?: readonly T[] };

/** Whether committing the batch would change nothing at all. */
export function isEmptyBatch(batch: BatchCommit): boolean {
  return Object.values(batch).every((part) => Array.isArray(part) && part.length === 0);
}

function crmWriteOf({ record, plan }: FinishedRecord): CrmWrite | null {
  // Every CRM value has its log row, so the rows tell whether there are any.
  if (record === undefined || plan === null || plan.log.length === 0) return null;
  const { entity, id, version } = record;
  return { entity, id, expectedVersion: version, values: plan.crmValues };
}

/** The stamp goes along with what was done or reported at it; a stamp alone is no reason to write. */
function linkUpdateOf(finished: FinishedRecord, churn: Churn): LinkUpdate | null {
  const { linked, plan } = finished;
  const { link, actor } = linked;
  const base = plan?.base ?? linked.base;
  const erpTimestamp = actor?.lastModified ?? link.erpTimestamp;
  const isSameChurn = churn === (link.churn ?? NO_CHURN);
  if (base === link.base && erpTimestamp === link.erpTimestamp && isSameChurn) return null;
  return { linkId: link.id, base, erpTimestamp, ...(isSameChurn ? {} : { churn }) };
}

/** A field that was stopped before is at rest when both sides agree again. */
function churnOf({ linked: { churn, link }, plan }: FinishedRecord): Churn {
  if (link.churn === undefined) return churn;
  const stopped = Object.entries(link.churn).filter(([, one]) => isStopped(one));
  const calm = stopped.map(([erpFieldKey]) => erpFieldKey).filter((key) => plan?.solved.includes(key));
  if (calm.length === 0) return churn;
  return Object.fromEntries(Object.entries(churn).filter(([erpFieldKey]) => !calm.includes(erpFieldKey)));
}

/**
 * What is listed already and read again without a change is not reported again; an actor's stamp would not tell,
 * because it may have changed twice within the second. A record that is due is answered for in full: fields that could
 * not be looked at, because the record as a whole has a problem, wait on. A link that pauses has one problem: the reason.
 */
function problemsToRaise(
  finished: FinishedRecord,
  newState: LinkState | null,
  known: readonly Problem[],
): readonly Problem[] {
  const { linked, plan, problems } = finished;
  if (isPausing(newState)) return problems;
  if (linked.isDue && plan === null) return onePerField([...problems, ...known.filter(isOfField)]);
  if (linked.isDue || hasChange(finished) || newState !== null) return problems;
  return problems.filter((problem) => !known.some((one) => isSameProblem(one, problem)));
}

const isPausing = (state: LinkState | null): boolean => state !== null && state !== "active";

const isOfField = ({ erpFieldKey }: Problem): boolean => erpFieldKey !== null;

const isSameProblem = (left: Problem, right: Problem): boolean =>
  left.erpFieldKey === right.erpFieldKey &&
  left.code === right.code &&
  isSameText(left.details, right.details);

function isSameText(left: Problem["details"], right: Problem["details"]): boolean {
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => left[key] === right[key]);
}

/** A link pauses when its CRM record is gone, and is active when both sides have been looked at. */
function newStateOf({ linked, plan, problems }: FinishedRecord): LinkState | null {
  const { state } = linked.link;
  const isGone = problems.some(({ code }) => code === "missing-in-crm");
  const now = isGone ? "missing-in-crm" : plan === null ? state : "active";
  return now === state ? null : now;
}

function solvedBy(finished: FinishedRecord, known: readonly Problem[]): readonly Solved[] {
  const { linked, plan, problems } = finished;
  if (plan === null || (!linked.isDue && !hasChange(finished))) return [];
  const linkId = linked.link.id;
  // A value that waits to be sent, or a field that was not looked at, may be the one that a problem is about.
  const isWhole = problems.length === 0 && plan.erpChanges.length === 0 && !plan.hasLeft;
  // A problem of the whole record that is over goes with all the others; those that remain are raised again.
  const isRecordFree = known.some((one) => !isOfField(one)) && problems.every(isOfField) && !plan.hasLeft;
  if (isWhole || (linked.isDue && isRecordFree)) return [wholeLink(finished)];
  const stays = new Set([...problems, ...waiting(finished)].map(({ erpFieldKey }) => erpFieldKey));
  const listed = known.flatMap(({ erpFieldKey }) => erpFieldKey ?? []);
  const over = linked.isDue ? listed : listed.filter((erpFieldKey) => plan.solved.includes(erpFieldKey));
  return (plan.hasLeft ? plan.solved : over)
    .filter((erpFieldKey) => !stays.has(erpFieldKey))
    .map((erpFieldKey) => ({ linkId, erpFieldKey }));
}

/** What waits to be sent keeps its problem, unless the record was refused: then the record's problem speaks for it. */
const waiting = ({ plan, problems }: FinishedRecord): readonly { readonly erpFieldKey: string }[] =>
  problems.every(isOfField) ? (plan?.erpChanges ?? []).map(({ transform }) => transform.field) : [];

const wholeLink = ({ linked }: FinishedRecord): Solved => ({ linkId: linked.link.id, erpFieldKey: null });
