import { api } from "@brygga/api-contract";
import type { FastifyInstance } from "fastify";
import type { Services } from "../../compose.ts";
import type { Job } from "../../jobs/job.ts";
import { loadJob } from "../../jobs/job-store.ts";
import { Problem } from "../../problem.ts";
import { presentJobs } from "../../sync/jobs/job-view.ts";
import type { UndoRequest } from "../../sync/jobs/sync-jobs.ts";
import { selected } from "../../sync/jobs/undo-rows.ts";
import { visibleLink } from "../../sync/linking/disconnect.ts";
import { erpFieldNames, valueTexts } from "../../sync/listing/display-names.ts";
import { hasLogRow } from "../../sync/log/log-packs.ts";
import { runInLanguage } from "../../sync/log/run-query.ts";
import { detailsOf } from "../../sync/problems/problem-details.ts";
import { route } from "../routes.ts";
import { presentJob } from "./routes.ts";

type JobServices = Pick<Services, "db" | "jobs">;

/** How long a request waits for the end of a job that concerns one record, in milliseconds; then it says how far it is. */
const WAIT_MS = 30_000;

/** What starts jobs of the sync engine. */
export function engineJobRoutes(app: FastifyInstance, services: JobServices): void {
  startRoutes(app, services);
  undoRoutes(app, services);
  recordRoutes(app, services);
}

function startRoutes(app: FastifyInstance, { db, jobs }: JobServices): void {
  const present = async (started: readonly Job[], language: string) => ({
    jobs: await presentJobs(db, started, language),
  });
  route(app, api.startResync, async ({ body, principal: { userId }, language }) => {
    const { from, connectionIds = null, actorTypes = null, blanksOverwrite, preview: isPreview } = body;
    const source = from === "crm" ? "crm" : "erp";
    const chosen = from === "crm" ? connectionIds : [from];
    const request = { userId, source, connectionIds: chosen, actorTypes, isPreview } as const;
    return present(await jobs.resync({ ...request, blankOverwrites: blanksOverwrite }), language);
  });
  route(app, api.startCompare, async ({ body, principal: { userId }, language }) => {
    const { connectionIds = null, actorTypes = null } = body;
    return present(await jobs.compare({ userId, connectionIds, actorTypes }), language);
  });
  route(app, api.startPreview, async ({ body, principal: { userId }, language }) => {
    const { connectionIds = null } = body;
    return present(await jobs.preview({ userId, connectionIds }), language);
  });
}

function undoRoutes(app: FastifyInstance, { db, jobs }: JobServices): void {
  /** Waits for the end, as far as that is soon. */
  const undone = async (request: UndoRequest, signal: AbortSignal): Promise<Job> => {
    const job = await jobs.undo(request);
    await jobs.runner.settled(job.id, AbortSignal.any([signal, AbortSignal.timeout(WAIT_MS)]));
    return (await loadJob(db, job.id)) ?? job;
  };
  route(app, api.undoRun, async ({ params, body, principal: { userId }, language }) => {
    const { force, preview: isPreview } = body;
    const selection = { runId: params.id };
    return presentJob(db, await jobs.undo({ userId, selection, force, isPreview }), language);
  });
  route(app, api.undoLogRow, async ({ params, body, principal: { userId }, language, signal }) => {
    const { force, preview: isPreview } = body;
    if (!(await hasLogRow(db, params.id))) throw new Problem("not-found");
    const selection = { rowIds: [params.id] };
    return presentJob(db, await undone({ userId, selection, force, isPreview }, signal), language);
  });
  route(app, api.undoLink, async ({ params, body, principal: { userId }, language, signal }) => {
    const { force, preview: isPreview, runId, fromLogRowId: fromRowId } = body;
    const selection = { linkId: params.id, ...(await whatOfLink(db, params.id, { runId, fromRowId })) };
    return presentJob(db, await undone({ userId, selection, force, isPreview }, signal), language);
  });
}

type Asked = Readonly<Record<"runId" | "fromRowId", number | undefined>>;

/** What was asked for, or else the latest run that changed something in the record. */
async function whatOfLink(
  db: Services["db"],
  linkId: number,
  { runId, fromRowId }: Asked,
): Promise<Partial<UndoRequest["selection"]>> {
  const asked = {
    ...(runId === undefined ? {} : { runId }),
    ...(fromRowId === undefined ? {} : { fromRowId }),
  };
  if (Object.keys(asked).length > 0) return asked;
  const last = await db
    .selectFrom("sync_log")
    .select(["id", "run_id"])
    .where(selected({ linkId }))
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (last === undefined) throw new Problem("nothing-to-undo");
  return last.run_id === null ? { fromRowId: last.id } : { runId: last.run_id };
}

function recordRoutes(app: FastifyInstance, { db, jobs }: JobServices): void {
  route(app, api.syncLink, async ({ params, principal, language }) => {
    const link = await visibleLink(db, principal, params.id);
    const { run, changes, problems } = await jobs.syncRecord({ link, userId: principal.userId });
    const { connectionId, actorType, entity } = link;
    const fieldNameOf = await erpFieldNames(db, [connectionId], language);
    const textOf = await valueTexts(db, language);
    return {
      run: runInLanguage(run, language),
      changes: changes.map(({ erpFieldKey: fieldKey, crmFieldKey, target, oldValue, newValue, reason }) => ({
        ...{ fieldKey, crmFieldKey, target, oldValue, newValue, reason },
        fieldName: fieldNameOf(connectionId, actorType, fieldKey),
        oldText: textOf(entity, crmFieldKey, oldValue),
        newText: textOf(entity, crmFieldKey, newValue),
      })),
      problems: problems.map(({ erpFieldKey: fieldKey, code, details }) => ({
        fieldKey,
        fieldName: fieldKey === null ? null : fieldNameOf(connectionId, actorType, fieldKey),
        code,
        details: detailsOf(details, language),
      })),
    };
  });
}
