import { type Accounting, Ledger, type RecordOutcome, type UndoObstacle } from "../model/accounting.ts";
import type { Link } from "../model/model.ts";
import type { Problem, ProblemCode } from "../model/ports.ts";
import type { Restoration, UndoStep } from "./undo-plan.ts";

/** What became of one restoration. */
export interface UndoOutcome {
  readonly restoration: Restoration;
  /** null when the value is back. */
  readonly obstacle: UndoObstacle | null;
  /** What stands in the way, where it was changed since. */
  readonly present: string | null;
}

/** A restoration with what is done for it. */
export interface Planned {
  readonly restoration: Restoration;
  readonly link: Link | undefined;
  readonly step: UndoStep;
  /** Version of the CRM record that it was planned on. */
  readonly version: number;
}

/** What became of a restoration, given what the problem list holds after the writes to the ERP. */
export function outcomeOf({ restoration, step }: Planned, problems: readonly Problem[]): UndoOutcome {
  if (step.kind === "refused") return { restoration, obstacle: step.because, present: step.present };
  const problem = problems.find(
    ({ linkId, erpFieldKey }) =>
      linkId === restoration.linkId && (erpFieldKey === null || erpFieldKey === restoration.erpFieldKey),
  );
  return { restoration, obstacle: problem === undefined ? null : obstacleOf(problem.code), present: null };
}

/** Why a value did not get through to the ERP; the problem list has the details. */
function obstacleOf(code: ProblemCode): UndoObstacle {
  switch (code) {
    case "missing-in-crm":
    case "missing-in-erp":
    case "blank-held":
    case "keeps-changing":
      return code;
    case "not-found-in-erp":
      return "missing-in-erp";
    case "keeps-changing-field":
      return "keeps-changing";
    case "erp-value-absent":
    case "erp-value-unreadable":
      return "unreadable";
    case "erp-refused":
    case "refused-with-others":
      return "erp-refused";
    default:
      return "does-not-fit";
  }
}

/**
 * A record counts as written when something of it was; else by the first thing that stood in the way.
 *
 * @param logged links of which something was written, if not now then when the same was begun before
 */
export function accountingOf(
  planned: readonly Planned[],
  outcomes: readonly UndoOutcome[],
  logged: ReadonlySet<number> = new Set(),
): Accounting {
  const ledger = new Ledger();
  const steps = new Map(planned.map(({ restoration, step }) => [restoration, step]));
  const byLink = Map.groupBy(outcomes, ({ restoration }) => restoration.linkId);
  for (const [linkId, ofLink] of byLink) {
    ledger.read(1);
    ledger.book(recordOutcome(ofLink, steps, logged.has(linkId)));
  }
  return ledger.close();
}

function recordOutcome(
  outcomes: readonly UndoOutcome[],
  steps: ReadonlyMap<Restoration, UndoStep>,
  isLogged: boolean,
): RecordOutcome {
  const isBack = outcomes.filter(({ obstacle }) => obstacle === null);
  const isNew = ({ restoration }: UndoOutcome) => isLogged || steps.get(restoration)?.kind !== "done";
  if (isBack.some(isNew)) return { kind: "written" };
  const obstacle = outcomes.find((one) => one.obstacle !== null)?.obstacle ?? null;
  if (obstacle === null) return { kind: "unchanged" };
  if (obstacle === "link-gone") return { kind: "unlinked" };
  if (obstacle === "erp-refused" || obstacle === "keeps-changing") return { kind: "failed" };
  return { kind: "skipped", because: obstacle };
}
