import { api } from "@brygga/api-contract";
import type { FastifyInstance } from "fastify";
import type { Services } from "../../compose.ts";
import type { Db } from "../../db/database.ts";
import type { Job } from "../../jobs/job.ts";
import { countItems } from "../../jobs/job-items.ts";
import { loadJob } from "../../jobs/job-store.ts";
import { Problem } from "../../problem.ts";
import { itemsAsCsv } from "../../sync/jobs/items-csv.ts";
import { itemPage, jobPage, presentJobs } from "../../sync/jobs/job-view.ts";
import { route } from "../routes.ts";

type JobServices = Pick<Services, "db" | "jobs">;

/** Jobs themselves; what starts them is with the engine, the links and the log. */
export function jobRoutes(app: FastifyInstance, services: JobServices): void {
  const { db, jobs } = services;
  route(app, api.listJobs, ({ query, language }) => jobPage(db, query, language));
  route(app, api.getJob, async ({ params, language }) => {
    const job = await requireJob(db, params.id);
    return { ...(await presentJob(db, job, language)), itemCounts: await countItems(db, job.id) };
  });
  route(app, api.cancelJob, async ({ params, language }) => {
    const job = await jobs.runner.cancel(params.id);
    if (job === null) throw new Problem("not-found");
    return presentJob(db, job, language);
  });
  route(app, api.tryJobNow, async ({ params, language }) => {
    const job = await jobs.runner.tryNow(params.id);
    if (job === null) throw new Problem("not-found");
    return presentJob(db, job, language);
  });
  route(app, api.undoJob, async ({ params, body, principal, language }) => {
    const { runId } = await requireJob(db, params.id);
    if (runId === null) throw new Problem("nothing-to-undo");
    const { userId } = principal;
    const { force, preview: isPreview } = body;
    return presentJob(db, await jobs.undo({ userId, selection: { runId }, force, isPreview }), language);
  });
  itemRoutes(app, services);
}

function itemRoutes(app: FastifyInstance, { db }: JobServices): void {
  route(app, api.listJobItems, async ({ params, query, language }) => {
    const { id: jobId, connectionId } = await requireJob(db, params.id);
    return itemPage(db, { jobId, ...query }, { connectionId, language });
  });
  route(app, api.exportJobItems, async ({ params, query, language, http }) => {
    const { id: jobId, connectionId } = await requireJob(db, params.id);
    http.reply.header("content-disposition", `attachment; filename="job-${jobId}.csv"`);
    const { category, language: wanted = language } = query;
    return itemsAsCsv(db, { jobId, category, connectionId, language: wanted });
  });
}

/** A job as the API answers it. */
export async function presentJob(db: Db, job: Job, language: string) {
  const [answer] = await presentJobs(db, [job], language);
  if (answer === undefined) throw new Problem("not-found");
  return answer;
}

/** @throws Problem not-found */
async function requireJob(db: Db, id: number): Promise<Job> {
  const job = await loadJob(db, id);
  if (job === null) throw new Problem("not-found");
  return job;
}
