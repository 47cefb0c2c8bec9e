import { api } from "@brygga/api-contract";
import type { FastifyInstance } from "fastify";
import type { Services } from "../../compose.ts";
import { listRuns, runInLanguage } from "../../sync/log/run-query.ts";
import { route } from "../routes.ts";

export function syncEngineRoutes(app: FastifyInstance, { db, sync }: Pick<Services, "db" | "sync">): void {
  route(app, api.getSyncEngine, () => sync.state());
  route(app, api.patchSyncEngine, ({ body, ifMatch }) => sync.configure(body, ifMatch));
  route(app, api.syncNow, async ({ body, language }) => {
    const runs = await sync.syncNow(body.connectionIds);
    return { runs: runs.map((run) => runInLanguage(run, language)) };
  });
  route(app, api.listSyncRuns, async ({ query, language }) => ({
    items: await listRuns(db, query.limit, language),
  }));
}
