import { api } from "@brygga/api-contract";
import type { FastifyInstance } from "fastify";
import type { Services } from "../../compose.ts";
import { listLog } from "../../sync/log-query.ts";
import { listProblems } from "../../sync/problem-query.ts";
import { retryProblem } from "../../sync/retry-problem.ts";
import { route } from "../routes.ts";

export function syncLogRoutes(app: FastifyInstance, { db, admin }: Pick<Services, "db" | "admin">): void {
  route(app, api.listSyncLog, ({ query, language }) => listLog(db, query, language));
  route(app, api.listProblems, ({ query, language }) => listProblems(db, query, language));
  route(app, api.retryProblem, async ({ params }) => retryProblem(db, params.id, admin.now()));
}
