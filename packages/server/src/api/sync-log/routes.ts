import { api } from "@brygga/api-contract";
import type { FastifyInstance } from "fastify";
import type { Services } from "../../compose.ts";
import { listLog, logAsCsv } from "../../sync/log/log-query.ts";
import { ignoreProblem, restoreProblem } from "../../sync/problems/ignore-problem.ts";
import { listProblems, problemsAsCsv } from "../../sync/problems/problem-query.ts";
import { retryProblem } from "../../sync/problems/retry-problem.ts";
import { route } from "../routes.ts";

export function syncLogRoutes(app: FastifyInstance, { db, admin }: Pick<Services, "db" | "admin">): void {
  route(app, api.listSyncLog, ({ query, language }) => listLog(db, query, { language }));
  route(app, api.exportSyncLog, async ({ query, language, http: { reply } }) => {
    reply.header("content-disposition", `attachment; filename="sync-log.csv"`);
    const { language: wanted = language, ...conditions } = query;
    return logAsCsv(db, conditions, wanted);
  });
  route(app, api.listProblems, ({ query, language }) => listProblems(db, query, language));
  route(app, api.exportProblems, async ({ query, language, http: { reply } }) => {
    reply.header("content-disposition", `attachment; filename="sync-problems.csv"`);
    const { language: wanted = language, ...conditions } = query;
    return problemsAsCsv(db, conditions, wanted);
  });
  route(app, api.retryProblem, async ({ params }) => retryProblem(db, params.id, admin.now()));
  route(app, api.ignoreProblem, async ({ params, principal: { userId } }) =>
    ignoreProblem(db, params.id, { userId, at: admin.now() }),
  );
  route(app, api.restoreProblem, async ({ params }) => restoreProblem(db, params.id));
}
