import type { PositionMove } from "../commit/batch.ts";
import { commitRecords, readRecords } from "../commit/commit-records.ts";
import { addValueCounts, valuesIn } from "../commit/value-counts.ts";
import type { CompiledType } from "../merge/compiled-type.ts";
import { type LinkedRecord, outcomeOf, readRecord, recordProblem } from "../merge/linked-record.ts";
import { type CompanyLinks, companiesOf, companyIdOf, hasKnownCompany } from "../merge/parents.ts";
import type { CrmRecord, Link } from "../model/model.ts";
import { textByKey } from "../model/text-by-key.ts";
import { readActors, refusalProblem } from "../read/read-actors.ts";
import type { OutboundStep } from "./outbound-run.ts";
import { type GroupWork, sendChanges } from "./send-changes.ts";

/** A link that may have something for the ERP. */
export interface Candidate {
  readonly link: Link;
  /** It is looked at because a problem of it is due. */
  readonly isDue: boolean;
  /** Who else wrote to the CRM record since it was looked at last: `user:3`, `sync:2`. @default none */
  readonly origins?: readonly string[];
  /** It is compared also where the CRM holds what was agreed on. @default false */
  readonly mustCompare?: boolean;
}

export interface OutboundGroup {
  readonly type: CompiledType;
  readonly candidates: readonly Candidate[];
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
  const companies = await companiesOf(ports, type, records.values());
  const toCompare = candidates.filter((candidate) => needsComparing(work, candidate, companies));
  run.ledger.book({ kind: "unchanged" }, candidates.length - toCompare.length);
  const linked = await sendChanges(work, await readErpSide(work, toCompare));
  const learned = run.lessons.take();
  const { finished, unlinked } = await commitRecords(ports, {
    ...{ type, linked, records },
    move: learned.length === 0 ? move : { ...move, learned },
  });
  run.ledger.book({ kind: "unlinked" }, unlinked);
  for (const one of finished) run.ledger.book(outcomeOf(one));
  run.values = addValueCounts(run.values, valuesIn(finished));
}

/** A CRM change that touches no field on its way to the ERP costs no call. */
function needsComparing(
  { type, records }: GroupWork,
  { link, isDue, mustCompare = false }: Candidate,
  companies: CompanyLinks,
): boolean {
  const record = records.get(link.crmId);
  if (isDue || mustCompare || record === undefined || record.deleted) return true;
  const company = companies.get(companyIdOf(record) ?? Number.NaN);
  if (!hasKnownCompany(type, link.base, company)) return true;
  return type.transforms.some(({ toErp, field, crmToCanonical, matches }) => {
    if (!toErp) return false;
    const crm = crmToCanonical(record.values[field.crmFieldKey] ?? null);
    const base = textByKey(link.base, field.erpFieldKey);
    return !crm.ok || base === undefined || !matches(base, crm.value);
  });
}

async function readErpSide(
  work: GroupWork,
  candidates: readonly Candidate[],
): Promise<readonly LinkedRecord[]> {
  const { ports, type, records, run } = work;
  const present = candidates.filter(
    ({ link }) => isPresent(records.get(link.crmId)) && !run.unclear.has(link.id),
  );
  const read = await readActors(
    ports,
    type,
    present.map(({ link }) => link.erpKey),
  );
  if (read.failure !== null) run.failures.push({ actorType: type.actorType, failure: read.failure });
  return candidates.map(({ link, isDue, origins = [] }) => {
    const linked = { ...readRecord(link, read.actors.get(link.erpKey)), isDue, origins };
    if (linked.actor !== undefined || !isPresent(records.get(link.crmId))) return linked;
    const refusal = run.unclear.get(link.id) ?? read.refused.get(link.erpKey);
    if (refusal === undefined) run.missed.push(link);
    const problem =
      refusal === undefined ? recordProblem(link.id, "not-found-in-erp") : refusalProblem(link.id, refusal);
    return { ...linked, problems: [problem] };
  });
}

const isPresent = (record: CrmRecord | undefined): boolean => record !== undefined && !record.deleted;
