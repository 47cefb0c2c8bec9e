import { api } from "@brygga/api-contract";
import type { FastifyInstance } from "fastify";
import { checkDraft } from "../../admin/check-draft.ts";
import type { Services } from "../../compose.ts";
import { loadJob } from "../../jobs/job-store.ts";
import { Problem } from "../../problem.ts";
import { preflightReport } from "../../sync/jobs/preflight-report.ts";
import { presentJob } from "../jobs/routes.ts";
import { route } from "../routes.ts";

/** Looking at real records with a mapping before it is saved. */
export function preflightRoutes(app: FastifyInstance, { db, jobs }: Pick<Services, "db" | "jobs">): void {
  route(app, api.startPreflight, async ({ params, body, principal: { userId }, language }) => {
    const { id: connectionId, actorType } = params;
    await checkDraft(db, { connectionId, actorType, fields: body.fields }, language);
    const job = await jobs.preflight({ userId, connectionId, actorType, ...body });
    return presentJob(db, job, language);
  });
  route(app, api.getPreflight, async ({ params, language }) => {
    const job = await loadJob(db, params.id);
    if (job === null) throw new Problem("not-found");
    return preflightReport(db, job, language);
  });
}
