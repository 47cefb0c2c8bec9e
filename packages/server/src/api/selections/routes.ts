import { api, type Selection as SelectionAnswer } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import type { FastifyInstance } from "fastify";
import type { Services } from "../../compose.ts";
import { exportRecords } from "../../crm/export-records.ts";
import { changeSelection, listSelections, loadSelection, type Selection } from "../../crm/selections.ts";
import type { Db } from "../../db/database.ts";
import type { Job } from "../../jobs/job.ts";
import { loadJob } from "../../jobs/job-store.ts";
import { Problem } from "../../problem.ts";
import { presentJobs } from "../../sync/jobs/job-view.ts";
import { decodeCursor, pageOfRows } from "../../sync/listing/paging.ts";
import { presentJob } from "../jobs/routes.ts";
import { route } from "../routes.ts";

type SelectionServices = Pick<Services, "db" | "jobs">;

/** Selections of records; the records themselves are with the lists, filtered by them. */
export function selectionRoutes(app: FastifyInstance, services: SelectionServices): void {
  const { db } = services;
  route(app, api.listSelections, async ({ query, language }) => {
    const { limit, cursor, deleted, ...filter } = query;
    const page = { ...filter, limit: limit + 1, before: decodeCursor(cursor), isDeleted: deleted === "true" };
    const { rows, nextCursor } = pageOfRows(await listSelections(db, page), limit);
    return { items: await Promise.all(rows.map((one) => present(db, one, language))), nextCursor };
  });
  route(app, api.getSelection, ({ params, language }) => view(db, params.id, language));
  route(app, api.renameSelection, async ({ params, body, language }) => {
    await loadSelection(db, params.id);
    await changeSelection(db, params.id, { name: body.name });
    return view(db, params.id, language);
  });
  route(app, api.exportSelection, async ({ params, query, language, http }) => {
    const { id, entity } = await loadSelection(db, params.id);
    http.reply.header("content-disposition", `attachment; filename="selection-${id}.csv"`);
    return exportRecords(db, { entity, selection: id, language: query.language ?? language });
  });
  deletingRoutes(app, services);
}

function deletingRoutes(app: FastifyInstance, services: SelectionServices): void {
  const { db } = services;
  route(app, api.deleteSelection, async ({ params }) => {
    await loadSelection(db, params.id);
    await changeSelection(db, params.id, { deletedAt: new Date().toISOString() });
  });
  route(app, api.restoreSelection, async ({ params, language }) => {
    await loadSelection(db, params.id);
    await changeSelection(db, params.id, { deletedAt: null });
    return view(db, params.id, language);
  });
  route(app, api.deleteSelectionRecords, async ({ params, principal, language }) => {
    const job = await startJob(services, params.id, { action: "delete", userId: principal.userId });
    return presentJob(db, job, language);
  });
  route(app, api.restoreSelectionRecords, async ({ params, principal, language }) => {
    const { deletedCount } = await loadSelection(db, params.id);
    if (deletedCount === 0) throw new Problem("nothing-to-undo");
    const job = await startJob(services, params.id, { action: "restore", userId: principal.userId });
    return presentJob(db, job, language);
  });
}

/** Of two who begin at once, the second is told so. */
function startJob(
  { jobs }: SelectionServices,
  selectionId: number,
  { action, userId }: { readonly action: "delete" | "restore"; readonly userId: number },
): Promise<Job> {
  return jobs.runner.startWith(async (trx, enqueue) => {
    const selection = await loadSelection(trx, selectionId);
    if (isUnderWay(await jobOf(trx, selection))) throw new Problem("job-under-way");
    // Jobs are done in the turn of a connection, and a selection outlives the one that it came from.
    if (selection.connectionId === null) throw new Problem("not-found");
    const { connectionId } = selection;
    const params = { selectionId, action };
    const job = await enqueue({ kind: "selection-records", connectionId, isPreview: false, params, userId });
    if (job === null) throw new Problem("job-under-way");
    await changeSelection(trx, selectionId, { jobId: job.id });
    return job;
  });
}

const isUnderWay = (job: Job | null): boolean => job?.state === "queued" || job?.state === "running";

const jobOf = async (db: Db, { jobId }: Selection): Promise<Job | null> =>
  jobId === null ? null : loadJob(db, jobId);

async function view(db: Db, id: number, language: string): Promise<SelectionAnswer> {
  return present(db, await loadSelection(db, id), language);
}

async function present(db: Db, selection: Selection, language: string): Promise<SelectionAnswer> {
  const { userId, jobId: _, ...shown } = selection;
  const job = await jobOf(db, selection);
  const connection = await db
    .selectFrom("erp_connection")
    .select("name")
    .where("id", "=", selection.connectionId)
    .executeTakeFirst();
  const user = await db
    .selectFrom("user_account")
    .select("username")
    .where("id", "=", userId)
    .executeTakeFirst();
  return {
    ...shown,
    connectionName: textInLanguage(connection?.name ?? "", language),
    username: user?.username ?? null,
    job: job === null ? null : ((await presentJobs(db, [job], language))[0] ?? null),
  };
}
