import type { ValueCounts } from "../commit/value-counts.ts";
import { type CompiledType, compileTypes } from "../merge/compiled-type.ts";
import type { Accounting } from "../model/accounting.ts";
import type { ErpFailure } from "../model/failures.ts";
import type { Link, SyncPlan } from "../model/model.ts";
import type { CyclePorts } from "../model/ports.ts";
import { settleAbsences } from "../read/absence.ts";
import { type Candidate, syncGroup } from "../write/outbound-group.ts";
import { type OutboundRun, startOutbound } from "../write/outbound-run.ts";
import { recover } from "../write/recover.ts";
import { withoutWaiting } from "../write/waiting.ts";

/** How the synchronising of chosen links went. */
export interface LinksReport {
  /** Every link counts as one record that was read. */
  readonly accounting: Accounting;
  readonly values: ValueCounts;
  /** Refusals of single actor types; their records are in the problem list. */
  readonly failures: readonly ErpFailure[];
}

/**
 * Synchronises chosen links both ways at once, whatever stamps, change feed and attempts say; nothing else is
 * read, and no position moves. A link that is paused because one of its sides was gone is looked at too, and wakes when
 * that is there again. A link that is gone counts as unlinked.
 *
 * @throws ErpFailure when the ERP cannot be reached; what was committed stays.
 */
export async function syncRecords(
  plan: SyncPlan,
  ports: CyclePorts,
  linkIds: readonly number[],
): Promise<LinksReport> {
  const types = compileTypes(plan);
  const { unclear } = await recover(ports, types);
  const links = await wakened(ports, types, await ports.links.byIds(linkIds));
  const candidates = links.map((link) => ({ link, isDue: true }));
  const step = { ports, types, origin: plan.origin, unclear };
  return syncCandidates(step, candidates, linkIds.length - links.length);
}

/** The links as they are once it has been asked whether actors that were gone are there again. */
async function wakened(
  ports: CyclePorts,
  types: readonly CompiledType[],
  links: readonly Link[],
): Promise<readonly Link[]> {
  const missed = links.filter(({ state }) => state === "missing-in-erp");
  if (missed.length === 0) return links;
  const { disappearance } = await ports.journal.positions();
  await settleAbsences({ ports, types, missed, disappearance });
  return ports.links.byIds(links.map(({ id }) => id));
}

export interface LinksStep {
  readonly ports: CyclePorts;
  readonly types: readonly CompiledType[];
  readonly origin: string;
  /** What {@link recover} could not clear up: nothing is sent for these links. */
  readonly unclear: OutboundRun["unclear"];
}

/** Synchronises the candidates, type by type in the plan's order. */
export async function syncCandidates(
  step: LinksStep,
  candidates: readonly Candidate[],
  unlinked = 0,
): Promise<LinksReport> {
  const run = { ...startOutbound(0), unclear: step.unclear };
  run.ledger.read(candidates.length + unlinked);
  run.ledger.book({ kind: "unlinked" }, unlinked);
  const active = (await withoutWaiting(step.ports, candidates)).filter(takesPart);
  run.ledger.book({ kind: "skipped", because: "paused" }, candidates.length - active.length);
  for (const type of step.types) {
    const ofType = active.filter(({ link }) => link.actorType === type.actorType);
    if (ofType.length > 0) await syncGroup({ ...step, run }, { type, candidates: ofType }, {});
  }
  const types = new Set(step.types.map(({ actorType }) => actorType));
  const others = active.filter(({ link }) => !types.has(link.actorType));
  run.ledger.book({ kind: "skipped", because: "inactive-type" }, others.length);
  return reportOf(run);
}

/**
 * A record that was deleted may have been brought back: whoever asks for it by name wants that to be seen. Of those that
 * waited for their company's link, the ones that have it are left.
 */
const takesPart = ({ link, isDue }: Candidate): boolean =>
  link.state === "active" ||
  link.state === "waiting-for-parent" ||
  (isDue && link.state === "missing-in-crm");

const reportOf = ({ ledger, values, failures }: OutboundRun): LinksReport => ({
  accounting: ledger.close(),
  values,
  failures: failures.map(({ failure }) => failure),
});
