import type { JobItem, PreflightFinding, PreflightReport } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import { loadActorTypeMapping } from "../../admin/connection-configuration.ts";
import type { Db } from "../../db/database.ts";
import type { Job } from "../../jobs/job.ts";
import { listItems } from "../../jobs/job-items.ts";
import { Problem } from "../../problem.ts";
import { presentItems, presentJobs } from "./job-view.ts";
import { type PreflightParams, preflightParams } from "./preflight-draft.ts";
import { partsOfFigure } from "./preflight-tally.ts";

/** More than a pre-flight tells of the widest actor type. */
const ALL_ITEMS = 20_000;

/** What a pre-flight has found so far, in one language. Throws the Problem `not-found`. */
export async function preflightReport(db: Db, job: Job, language: string): Promise<PreflightReport> {
  if (job.kind !== "preflight") throw new Problem("not-found");
  const { actorType, fields: draft } = preflightParams.parse(job.params);
  const { connectionId } = job;
  const stored = await listItems(db, { jobId: job.id, after: 0, limit: ALL_ITEMS });
  const items = await presentItems(db, stored, { connectionId, language });
  const [answer] = await presentJobs(db, [job], language);
  if (answer === undefined) throw new Problem("not-found");
  const counts = Object.entries(job.figures).map(([name, count]) => ({ parts: partsOfFigure(name), count }));
  const fields = await fieldsOf(db, { connectionId, actorType, draft, language }, { counts, items });
  return {
    job: answer,
    actorType,
    subject: job.startedAt !== null && job.total === null ? "actors" : "links",
    records: job.counts.read,
    concerned: job.counts.skippedBecause.finding ?? 0,
    unreadable: unreadableOf(job, { counts, items }),
    fields,
  };
}

interface Told {
  readonly counts: readonly { readonly parts: readonly string[]; readonly count: number }[];
  readonly items: readonly JobItem[];
}

interface Place {
  readonly connectionId: number;
  readonly actorType: string;
  readonly draft: PreflightParams["fields"];
  readonly language: string;
}

function unreadableOf(job: Job, { counts, items }: Told): PreflightReport["unreadable"] {
  const told = counts.flatMap(({ parts: [kind, because = ""], count }) =>
    kind === "unreadable"
      ? [{ because, count, examples: items.filter(isUnreadable(because)).map(exampleOf) }]
      : [],
  );
  const paused = job.counts.skippedBecause.paused ?? 0;
  return paused === 0 ? told : [...told, { because: "paused", count: paused, examples: [] }];
}

const isUnreadable = (because: string) => (item: JobItem) =>
  item.category === "unreadable" && item.reason === because;

async function fieldsOf(
  db: Db,
  { connectionId, actorType, draft, language }: Place,
  { counts, items }: Told,
): Promise<PreflightReport["fields"]> {
  const { fields } = await loadActorTypeMapping(db, connectionId, actorType);
  return fields.flatMap(({ fieldKey, displayName, crmFieldKey: storedKey }) => {
    const ofField = items.filter(({ erpFieldKey }) => erpFieldKey === fieldKey);
    const differing =
      counts.find(({ parts }) => parts[0] === "differing" && parts[1] === fieldKey)?.count ?? 0;
    const findings = counts.flatMap(({ parts: [kind, side, code = "", key], count }) =>
      kind === "finding" && key === fieldKey
        ? [findingOf({ code, side: side === "crm" ? "crm" : "erp", count }, { counts, items: ofField })]
        : [],
    );
    if (findings.length === 0 && differing === 0) return [];
    const crmFieldKey =
      (draft.find((one) => one.fieldKey === fieldKey) ?? { crmFieldKey: storedKey }).crmFieldKey ?? "";
    const erpFieldName = textInLanguage(displayName, language) || fieldKey;
    findings.sort((one, other) => other.count - one.count);
    return [{ erpFieldKey: fieldKey, erpFieldName, crmFieldKey, differing, findings }];
  });
}

function findingOf(
  finding: Pick<PreflightFinding, "code" | "side" | "count">,
  { counts, items }: Told,
): PreflightFinding {
  const target = finding.side === "erp" ? "crm" : "erp";
  const told = items.filter(({ reason, target: to }) => reason === finding.code && to === target);
  const fieldKey = told[0]?.erpFieldKey ?? "";
  const listItems = counts.flatMap(({ parts: [kind, side, code, field, key], count }) => {
    if (kind !== "item" || key === undefined || field !== fieldKey) return [];
    if (side !== finding.side || code !== finding.code) return [];
    const text = told.find(({ details }) => details.item === key)?.details.text;
    return [{ key, text: text ?? key, count }];
  });
  listItems.sort((one, other) => other.count - one.count);
  return { ...finding, items: listItems, examples: told.slice(0, 10).map(exampleOf) };
}

const exampleOf = ({ entity, entityId, recordName, erpKey, ...item }: JobItem) => ({
  entity,
  entityId,
  recordName,
  erpKey,
  value: item.target === "crm" ? item.erpValue : item.crmValue,
  details: item.details,
});
