import type { ImportView } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import type { Db } from "../../db/database.ts";
import type { Job } from "../../jobs/job.ts";
import { loadJob } from "../../jobs/job-store.ts";
import { presentJobs } from "../jobs/job-view.ts";
import { importChoices } from "./import-settings.ts";
import type { ErpImport } from "./import-store.ts";
import { lineFigures } from "./line-figures.ts";

type State = ImportView["state"];

/** The jobs of an import, as far as they are still known. */
export interface ImportJobs {
  readonly preview: Job | null;
  readonly run: Job | null;
}

export async function jobsOf(db: Db, { previewJobId, importJobId }: ErpImport): Promise<ImportJobs> {
  return {
    preview: previewJobId === null ? null : await loadJob(db, previewJobId),
    run: importJobId === null ? null : await loadJob(db, importJobId),
  };
}

export const isUnderWay = (job: Job | null): boolean =>
  job !== null && (job.state === "queued" || job.state === "running");

/** A job that is not known any more has ended long ago. */
export function stateOf(one: ErpImport, { preview, run }: ImportJobs): State {
  if (one.importJobId !== null) {
    if (isUnderWay(run)) return "importing";
    return run === null || run.state === "completed" ? "imported" : "stopped";
  }
  if (one.previewJobId === null) return "draft";
  if (isUnderWay(preview)) return "previewing";
  return preview === null || preview.state === "completed" ? "previewed" : "draft";
}

/** An import as the API answers it. */
export async function presentImport(db: Db, one: ErpImport, language: string): Promise<ImportView> {
  const jobs = await jobsOf(db, one);
  const job = jobs.run ?? jobs.preview;
  const { chosen, unchecked, toImport, outcomes, results } = await lineFigures(db, one.id);
  const { name, username } = await namesOf(db, one);
  const state = stateOf(one, jobs);
  return {
    ...{ id: one.id, name: one.name, connectionId: one.connectionId, actorType: one.actorType },
    ...{ entity: one.entity, settings: one.settings, createdAt: one.createdAt },
    connectionName: textInLanguage(name, language),
    state,
    ...copied(await importChoices(db, one, language)),
    chosen,
    unchecked,
    toImport: state === "draft" ? 0 : toImport,
    outcomes: state === "draft" ? null : { ...outcomes },
    results: { ...results },
    job: job === null ? null : ((await presentJobs(db, [job], language))[0] ?? null),
    progress: progressOf(job),
    username,
  };
}

const copied = (choices: Awaited<ReturnType<typeof importChoices>>) => ({
  duplicateMatches: [...choices.duplicateMatches],
  contactMatches: [...choices.contactMatches],
  idFields: [...choices.idFields],
  contactIdFields: [...choices.contactIdFields],
  contactsObstacle: choices.contactsObstacle,
});

/** By the time that was worked: waiting for turns, or for an ERP to come back, is in no rate. */
function progressOf(job: Job | null): ImportView["progress"] {
  const workedMs = job?.figures.workedMs ?? 0;
  if (job === null || !isUnderWay(job) || workedMs === 0) return null;
  const done = job.counts.read;
  const perSecond = (done * 1000) / workedMs;
  const isKnown = job.total !== null && perSecond > 0;
  return {
    perSecond: Math.round(perSecond * 10) / 10,
    secondsLeft: isKnown ? Math.max(0, Math.round(((job.total ?? 0) - done) / perSecond)) : null,
  };
}

async function namesOf(db: Db, one: ErpImport) {
  const connection = await db
    .selectFrom("erp_connection")
    .select("name")
    .where("id", "=", one.connectionId)
    .executeTakeFirst();
  const user = await db
    .selectFrom("user_account")
    .select("username")
    .where("id", "=", one.userId)
    .executeTakeFirst();
  return {
    name: connection?.name ?? "",
    username: user?.username ?? null,
  };
}
