import { api } from "@brygga/api-contract";
import type { FastifyInstance } from "fastify";
import type { Services } from "../../compose.ts";
import { viewSyncHealth } from "../../sync/health/sync-health.ts";
import { route } from "../routes.ts";

export function syncHealthRoutes(app: FastifyInstance, { admin }: Pick<Services, "admin">): void {
  route(app, api.getSyncHealth, ({ query, language }) =>
    viewSyncHealth(admin.db, { hours: query.hours, language, now: admin.now() }),
  );
}
