import { readRecords } from "../commit/commit-records.ts";
import { addValueCounts, NO_VALUES, type ValueCounts } from "../commit/value-counts.ts";
import { type CompiledType, compileTypes } from "../merge/compiled-type.ts";
import { decideByMerge } from "../merge/record-merge.ts";
import type { Accounting } from "../model/accounting.ts";
import type { Link, SyncPlan } from "../model/model.ts";
import type { BatchCommit, CrmWrite, CyclePorts, Problem } from "../model/ports.ts";
import { readActors } from "../read/read-actors.ts";
import { recover } from "../write/recover.ts";
import { type LinksStep, syncCandidates } from "./sync-links.ts";
import { accountingOf, outcomeOf, type Planned, type UndoOutcome } from "./undo-outcomes.ts";
import { planUndo, type Restoration, refusedUndo, type UndoSides, type UndoStep } from "./undo-plan.ts";
import { type RestoredField, recordKey, undoPorts } from "./undo-ports.ts";

export interface UndoOptions {
  readonly restorations: readonly Restoration[];
  /** Overwrites what was changed since, and empties what an empty value would not replace otherwise. */
  readonly force: boolean;
  /** Whose change it is, in the CRM's change feed: to every connection it is news like any other. */
  readonly origin: string;
  /**
   * Links of which this undo has logged changes; asked for when everything is written. For an undo that is done again after
   * it was killed: what it wrote then is in its place now, and counts as written nevertheless. @default none
   */
  readonly logged?: () => Promise<ReadonlySet<number>>;
}

export interface UndoReport {
  /** Every link counts as one record that was read. */
  readonly accounting: Accounting;
  readonly values: ValueCounts;
  readonly outcomes: readonly UndoOutcome[];
}

/** How often records are planned anew because somebody keeps writing to them. */
const MAX_TRIES = 3;

/**
 * Takes changes back, as new changes: the value is written where it was changed, and in a two-way field to the other
 * side too. Every value written is logged with the reason "undo". What cannot be taken back, or was changed since, is
 * left and told. Done again, it finds everything in its place.
 *
 * @throws ErpFailure when the ERP cannot be reached; what was committed stays, and doing it again completes it.
 */
export async function undoChanges(
  plan: SyncPlan,
  ports: CyclePorts,
  options: UndoOptions,
): Promise<UndoReport> {
  const types = compileTypes(plan);
  const { unclear } = await recover(ports, types);
  const work: Work = { ...options, plan, ports, types, unclear };
  const { planned, values } = await writeCrm(work);
  const written = await writeErp(work, planned);
  const outcomes = planned.map((one) => outcomeOf(one, written.problems));
  return {
    accounting: accountingOf(planned, outcomes, await options.logged?.()),
    values: addValueCounts(values, written.values),
    outcomes,
  };
}

interface Work extends UndoOptions, LinksStep {
  readonly plan: SyncPlan;
}

interface Written {
  readonly planned: readonly Planned[];
  readonly values: ValueCounts;
}

/** Writes what goes to the CRM. Where somebody writes meanwhile it is planned anew, and given up in the end. */
async function writeCrm(work: Work): Promise<Written> {
  const givenUp = new Set<number>();
  for (let tries = 1; ; tries++) {
    const planned = (await planAll(work)).map((one) =>
      givenUp.has(one.restoration.linkId) ? abandoned(one) : one,
    );
    const batch = crmBatch(planned, work.origin);
    const isEmpty = batch.crmWrites.length + batch.links.length === 0;
    const outcome = isEmpty ? null : await work.ports.journal.commit(batch);
    if (outcome?.kind !== "stale") {
      return { planned, values: { ...NO_VALUES, crmValues: batch.log.length } };
    }
    if (tries < MAX_TRIES) continue;
    const before = givenUp.size;
    for (const linkId of outcome.linkIds) givenUp.add(linkId);
    if (givenUp.size === before)
      throw new Error("The journal calls links stale that are not in the batch; undo ends.");
  }
}

const abandoned = (one: Planned): Planned => ({ ...one, step: refusedUndo("keeps-changing") });

async function planAll(work: Work): Promise<readonly Planned[]> {
  const { plan, ports, restorations, force } = work;
  const policy = { force, blankOverwrites: plan.blankOverwrites || force };
  const links = await ports.links.byIds([...new Set(restorations.map(({ linkId }) => linkId))]);
  const sidesOf = await readSides(work, links);
  return restorations.map((restoration) => {
    const sides = sidesOf(restoration);
    const step = planUndo(restoration, sides, policy);
    return { restoration, link: sides.link, step, version: sides.record?.version ?? 0 };
  });
}

const NO_SIDES: Omit<UndoSides, "link"> = {
  record: undefined,
  actor: undefined,
  isActorRefused: false,
  transform: undefined,
};

async function readSides(
  { ports, types, unclear }: Work,
  links: readonly Link[],
): Promise<(restoration: Restoration) => UndoSides> {
  const byLink = new Map<number, { link: Link; sides: (erpFieldKey: string) => UndoSides }>();
  for (const type of types) {
    const ofType = links.filter(({ actorType, state }) => actorType === type.actorType && state === "active");
    const records = await readRecords(
      ports,
      type,
      ofType.map(({ crmId }) => crmId),
    );
    const { actors, refused } = await readActors(
      ports,
      type,
      ofType.map(({ erpKey }) => erpKey),
    );
    for (const link of ofType) {
      const sides = (erpFieldKey: string): UndoSides => ({
        link,
        record: records.get(link.crmId),
        actor: actors.get(link.erpKey),
        isActorRefused: refused.has(link.erpKey) || unclear.has(link.id),
        transform: type.transforms.find(({ field }) => field.erpFieldKey === erpFieldKey),
      });
      byLink.set(link.id, { link, sides });
    }
  }
  return ({ linkId, erpFieldKey }) =>
    byLink.get(linkId)?.sides(erpFieldKey) ?? { ...NO_SIDES, link: links.find(({ id }) => id === linkId) };
}

/** What goes to the CRM, with the bases that an earlier attempt left wrong. */
function crmBatch(planned: readonly Planned[], origin: string): BatchCommit {
  const writes = new Map<number, CrmWrite>();
  const bases = new Map<number, Readonly<Record<string, string>>>();
  for (const { link, step, version, restoration } of planned) {
    if (link === undefined) continue;
    if (step.kind === "crm" && step.write !== null) {
      const values = { ...writes.get(link.id)?.values, [step.crmFieldKey]: step.write.value };
      writes.set(link.id, { entity: link.entity, id: link.crmId, expectedVersion: version, values });
    }
    if ((step.kind === "done" || step.kind === "crm") && step.base !== null) {
      bases.set(link.id, { ...(bases.get(link.id) ?? link.base), [restoration.erpFieldKey]: step.base });
    }
  }
  const stamps = new Map(planned.map(({ link }) => [link?.id, link?.erpTimestamp ?? ""]));
  return {
    crmWrites: [...writes.values()],
    links: [...bases].map(([linkId, base]) => ({ linkId, base, erpTimestamp: stamps.get(linkId) ?? "" })),
    log: planned.flatMap(({ step }) => (step.kind === "crm" && step.write !== null ? [step.write.row] : [])),
    problems: [],
    solved: [],
    settled: [],
    origin,
  };
}

interface ErpWritten {
  readonly problems: readonly Problem[];
  readonly values: ValueCounts;
}

/** Brings to the ERP what is to follow there, the way of every write: with intents, in parts, read back. */
async function writeErp(work: Work, planned: readonly Planned[]): Promise<ErpWritten> {
  const fields = planned.flatMap((one) => restoredField(one) ?? []);
  const links = new Map<number, Link>();
  for (const { link, step, restoration } of planned) {
    const agreed = agreedBefore(step);
    if (link === undefined || agreed === null) continue;
    const known = links.get(link.id) ?? link;
    // Against what the ERP holds now: nothing that was changed there since is to outdo what is taken back.
    links.set(link.id, { ...known, base: { ...known.base, [restoration.erpFieldKey]: agreed } });
  }
  const following = new Set(planned.filter(isFollowed).map(({ link }) => link?.id));
  const candidates = [...links.values()]
    .filter(({ id }) => following.has(id))
    .map((link) => ({ link, isDue: false, mustCompare: true }));
  const ports = undoPorts(work.ports, fields);
  const blank = blankFields(planned);
  const groups = Map.groupBy(candidates, ({ link }) => JSON.stringify(blank.get(link.id) ?? []));
  let values: ValueCounts = NO_VALUES;
  for (const group of groups.values()) {
    const types = emptying(work, new Set(blank.get(group[0]?.link.id ?? 0)));
    const step = { ...work, ports, types, origin: work.plan.origin };
    values = addValueCounts(values, (await syncCandidates(step, group)).values);
  }
  // Also what was listed before is in the way of a value that has not got through.
  return { problems: await ports.links.problemsOf([...links.keys()]), values };
}

/** What counts as agreed on while the ERP is written to. */
function agreedBefore(step: UndoStep): string | null {
  if (step.kind === "erp") return step.erpHolds;
  return step.kind === "crm" ? (step.erpHolds ?? step.base) : null;
}

/** Whether the ERP gets the value, too. */
const isFollowed = ({ step }: Planned): boolean =>
  step.kind === "erp" || (step.kind === "crm" && step.erpHolds !== null);

/** By link, the ERP fields that become empty again. */
function blankFields(planned: readonly Planned[]): ReadonlyMap<number, readonly string[]> {
  const blank = planned.filter(
    ({ restoration, step }) => restoration.value === "" && step.kind !== "refused",
  );
  const byLink = Map.groupBy(blank, ({ restoration }) => restoration.linkId);
  return new Map(
    [...byLink].map(([linkId, ofLink]) => [linkId, ofLink.map(({ restoration }) => restoration.erpFieldKey)]),
  );
}

/** Who takes a change back may empty these fields, whatever the policy says; the others of the records keep to it. */
const emptying = ({ types, plan }: Work, fieldKeys: ReadonlySet<string>): readonly CompiledType[] =>
  types.map((type) => ({
    ...type,
    decide: (values) => {
      const blankOverwrites = plan.blankOverwrites || fieldKeys.has(values.field.field.erpFieldKey);
      return decideByMerge({ winner: plan.winner, blankOverwrites })(values);
    },
  }));

function restoredField({ link, step, restoration }: Planned): RestoredField | null {
  const { linkId, erpFieldKey } = restoration;
  if (link === undefined) return null;
  if (step.kind === "crm") return { linkId, erpFieldKey, asIf: null, base: null };
  if (step.kind !== "erp") return null;
  const record = recordKey(link.entity, link.crmId);
  const asIf = { record, crmFieldKey: step.crmFieldKey, value: step.asCrmValue };
  return { linkId, erpFieldKey, asIf, base: step.crmHolds };
}
