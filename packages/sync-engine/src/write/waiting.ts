import { batchOf } from "../commit/batch.ts";
import { recordProblem } from "../merge/linked-record.ts";
import { PARENT_FIELD } from "../merge/parents.ts";
import type { Link } from "../model/model.ts";
import type { CyclePorts } from "../model/ports.ts";
import type { Candidate } from "./outbound-group.ts";

/**
 * Candidates without the links that wait for their company's link. Where that is there now, whoever made it and in
 * whatever order, the candidate stays: both of its sides are looked at, and it becomes active. One that was due and
 * still waits is answered for.
 */
export async function withoutWaiting(
  ports: CyclePorts,
  candidates: readonly Candidate[],
): Promise<readonly Candidate[]> {
  const waiting = candidates.filter(({ link }) => isWaiting(link));
  if (waiting.length === 0) return candidates;
  const awake = await withLinkedParent(
    ports,
    waiting.map(({ link }) => link),
  );
  const left = waiting.filter(({ link, isDue }) => isDue && !awake.has(link.id)).map(({ link }) => link.id);
  if (left.length > 0) await answerFor(ports, left);
  return candidates.flatMap((candidate) => {
    if (!isWaiting(candidate.link)) return [candidate];
    return awake.has(candidate.link.id) ? [{ ...candidate, isDue: true }] : [];
  });
}

const isWaiting = ({ state }: Link): boolean => state === "waiting-for-parent";

async function withLinkedParent({ crm, links }: CyclePorts, waiting: readonly Link[]): Promise<Set<number>> {
  const ids = waiting.map(({ crmId }) => crmId);
  const contacts = await crm.read("contact", ids, [PARENT_FIELD]);
  const parentOf = new Map(contacts.map(({ id, values }) => [id, values[PARENT_FIELD]]));
  const companyIds = [...parentOf.values()].filter((id) => typeof id === "number");
  const companies = await links.byCrmIds("company", [...new Set(companyIds)]);
  const linked = new Set(companies.map(({ crmId }) => crmId));
  const awake = waiting.filter(({ crmId }) => linked.has(Number(parentOf.get(crmId) ?? Number.NaN)));
  return new Set(awake.map(({ id }) => id));
}

/** Waiting is its one problem: what else is listed would be due again and again without anybody's looking at it. */
async function answerFor({ journal, links }: CyclePorts, linkIds: readonly number[]): Promise<void> {
  const problems = linkIds.map((linkId) => recordProblem(linkId, "waiting-for-parent"));
  const listed = await links.problemsOf(linkIds);
  const solved = listed.flatMap(({ linkId, erpFieldKey }) =>
    erpFieldKey === null ? [] : [{ linkId, erpFieldKey }],
  );
  await journal.commit({ ...batchOf([], {}), problems, solved, checked: linkIds });
}
