import type { Actor } from "@brygga/protocol";
import { type Churn, NO_CHURN } from "../memory/churn.ts";
import type { RecordOutcome } from "../model/accounting.ts";
import type { CrmRecord, Link } from "../model/model.ts";
import type { LogRow, Problem, ProblemCode } from "../model/ports.ts";
import type { CompiledType } from "./compiled-type.ts";
import { type CompanyLinks, companyIdOf, compareParents, PARENT_KEY_FIELD } from "./parents.ts";
import { planRecord, type RecordPlan } from "./record-merge.ts";

/**
 * A linked record whose ERP side is known and is not going to be changed any more in this step: all that is
 * left depends on the CRM record alone, so it can be planned again when that turns out to have changed.
 */
export interface LinkedRecord {
  readonly link: Link;
  /** The actor as the ERP holds it now; undefined where that is not known. */
  readonly actor: Actor | undefined;
  /** The base with what was sent in this step laid over it. */
  readonly base: Readonly<Record<string, string>>;
  /** Fields that keep coming round, with what was sent in this step. */
  readonly churn: Churn;
  /** Who wrote to the CRM record; empty where it is looked at for another reason. */
  readonly origins: readonly string[];
  /** Log rows of what the ERP took in this step. */
  readonly erpRows: readonly LogRow[];
  /** How many conflicts the CRM won in this step. */
  readonly conflicts: number;
  /** Problems that another look at the CRM does not change. */
  readonly problems: readonly Problem[];
  /** Whether this step's write intent has been answered for. */
  readonly isIntentSettled: boolean;
  /** It was looked at because a problem of it was due: then what is over must be said. */
  readonly isDue: boolean;
}

/** A linked record with all that is to be committed for it. */
export interface FinishedRecord {
  readonly linked: LinkedRecord;
  readonly record: CrmRecord | undefined;
  /** null when nothing could be planned: the problems say why. */
  readonly plan: RecordPlan | null;
  readonly problems: readonly Problem[];
}

/** A record that was only read in this step: nothing has been sent for it. */
export function readRecord(link: Link, actor: Actor | undefined): LinkedRecord {
  return {
    link,
    actor,
    base: link.base,
    churn: link.churn ?? NO_CHURN,
    origins: [],
    erpRows: [],
    conflicts: 0,
    problems: [],
    isIntentSettled: false,
    isDue: false,
  };
}

/** A problem of the record as a whole. */
export function recordProblem(
  linkId: number,
  code: ProblemCode,
  details: Readonly<Record<string, string>> = {},
): Problem {
  return { linkId, erpFieldKey: null, code, details };
}

/** What a record is planned with. */
export interface Finishing {
  readonly type: CompiledType;
  readonly companies: CompanyLinks;
}

/** Plans the CRM side of a linked record against the CRM record as it is now. */
export function finishRecord(
  linked: LinkedRecord,
  record: CrmRecord | undefined,
  { type, companies }: Finishing,
): FinishedRecord {
  const linkId = linked.link.id;
  if (record === undefined || record.deleted) {
    return unplanned(linked, recordProblem(linkId, "missing-in-crm"));
  }
  if (linked.actor === undefined) return unplanned(linked);
  const { base, actor, churn } = linked;
  const sides = { linkId, base, actor, record, churn };
  const decide = linked.isIntentSettled ? (type.decideSaved ?? type.decide) : type.decide;
  const plan = planRecord(sides, type.transforms, decide);
  const finished = { linked, record, plan, problems: onePerField(joined(linked.problems, plan.problems)) };
  return type.entity === "contact" ? withParents(finished, { plan, actor, record, companies }) : finished;
}

interface Found {
  readonly plan: RecordPlan;
  readonly actor: Actor;
  readonly record: CrmRecord;
  readonly companies: CompanyLinks;
}

/** A contact that belongs to another company on the other side is told of; its fields are planned all the same. */
function withParents(finished: FinishedRecord, { plan, actor, record, companies }: Found): FinishedRecord {
  const { link } = finished.linked;
  const company = companies.get(companyIdOf(record) ?? Number.NaN);
  const { base, problem } = compareParents({ link, base: plan.base, actor, company });
  const solved = problem === null ? [...plan.solved, PARENT_KEY_FIELD] : plan.solved;
  return {
    ...finished,
    plan: { ...plan, base, solved, isBaseMoved: plan.isBaseMoved || base !== plan.base },
    problems: problem === null ? finished.problems : [...finished.problems, problem],
  };
}

/** Nearly always there are none, and then nothing is copied. */
const joined = (left: readonly Problem[], right: readonly Problem[]): readonly Problem[] =>
  left.length === 0 ? right : [...left, ...right];

/** A record that nothing more is planned for: what the ERP took is kept, the problem says the rest. */
export function unplanned(linked: LinkedRecord, problem?: Problem): FinishedRecord {
  const problems = problem === undefined ? linked.problems : [...linked.problems, problem];
  return { linked, record: undefined, plan: null, problems: onePerField(problems) };
}

/** Whether values or the base change, on whichever side. */
export function hasChange({ linked, plan }: FinishedRecord): boolean {
  return linked.erpRows.length > 0 || linked.base !== linked.link.base || (plan?.isBaseMoved ?? false);
}

const FAILURES: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  "erp-refused",
  "refused-with-others",
  "keeps-changing",
]);

/** What the run's accounting says of the record. */
export function outcomeOf({ linked, plan, problems }: FinishedRecord): RecordOutcome {
  if (problems.some(({ code }) => FAILURES.has(code))) return { kind: "failed" };
  if (linked.conflicts + (plan?.conflicts ?? 0) > 0) return { kind: "conflicting" };
  if (linked.erpRows.length + (plan?.log.length ?? 0) > 0) return { kind: "written" };
  const [problem] = problems;
  if (problem !== undefined) return { kind: "skipped", because: problem.code };
  if (plan !== null && plan.erpChanges.length > 0) return { kind: "skipped", because: "left-to-outbound" };
  return { kind: "unchanged" };
}

/** The problem list has one line a field, so the first problem of a field speaks for it. */
export function onePerField(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length < 2) return problems;
  const byField = new Map<string | null, Problem>();
  for (const problem of problems) {
    if (!byField.has(problem.erpFieldKey)) byField.set(problem.erpFieldKey, problem);
  }
  return [...byField.values()];
}
