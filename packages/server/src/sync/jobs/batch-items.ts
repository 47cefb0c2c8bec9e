import type { BatchCommit, LogRow, Problem, SyncPlan } from "@brygga/sync-engine";
import type { Db } from "../../db/database.ts";
import type { JobItem } from "../../jobs/job.ts";
import { type LinkSubject, loadSubjects } from "../links/link-subjects.ts";

/** What identifies the record of a link among the items of a job. */
export type ItemSubject = Pick<JobItem, "linkId" | "entity" | "crmId" | "actorType" | "erpKey">;

export const subjectOf = (linkId: number, subject: LinkSubject | undefined): ItemSubject => ({
  linkId,
  entity: subject?.entity ?? null,
  crmId: subject?.crmId ?? null,
  actorType: subject?.actorType ?? null,
  erpKey: subject?.erpKey ?? null,
});

/** The records of links, by link id; one that is gone is left out. */
export const subjectsOf = (db: Db, { connectionId }: SyncPlan, linkIds: readonly number[]) =>
  loadSubjects(db, connectionId, [...new Set(linkIds)]);

/** What a preview keeps of a batch. */
export type Foreseen = Pick<BatchCommit, "log" | "problems">;

/** What the batches of a preview would change, value by value, and what they would put on the problem list. */
export async function itemsOf(
  db: Db,
  plan: SyncPlan,
  batches: readonly Foreseen[],
): Promise<readonly JobItem[]> {
  const rows = batches.flatMap(({ log }) => log);
  const problems = batches.flatMap((batch) => batch.problems);
  if (rows.length + problems.length === 0) return [];
  const subjects = await subjectsOf(
    db,
    plan,
    [...rows, ...problems].map(({ linkId }) => linkId),
  );
  return [
    ...rows.map((row) => changeItem(row, subjects.get(row.linkId))),
    ...problems.map((problem) => problemItem(plan, problem, subjects.get(problem.linkId))),
  ];
}

const changeItem = (row: LogRow, subject: LinkSubject | undefined): JobItem => ({
  ...subjectOf(row.linkId, subject),
  category: row.reason === "conflict-won" ? "conflict" : "change",
  erpFieldKey: row.erpFieldKey,
  crmFieldKey: row.crmFieldKey,
  target: row.target,
  oldValue: row.oldValue,
  newValue: row.newValue,
  reason: row.reason,
});

const problemItem = (plan: SyncPlan, problem: Problem, subject: LinkSubject | undefined): JobItem => ({
  ...subjectOf(problem.linkId, subject),
  category: "problem",
  erpFieldKey: problem.erpFieldKey,
  crmFieldKey: crmFieldOf(plan, subject, problem.erpFieldKey),
  reason: problem.code,
  details: problem.details,
});

/** The CRM field that an ERP field is mapped to, null where it is not. */
export function crmFieldOf(
  plan: SyncPlan,
  subject: LinkSubject | undefined,
  erpFieldKey: string | null,
): string | null {
  const type = plan.actorTypes.find(({ actorType }) => actorType === subject?.actorType);
  return type?.fields.find((field) => field.erpFieldKey === erpFieldKey)?.crmFieldKey ?? null;
}
