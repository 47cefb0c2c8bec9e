import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from "fastify";
import type { Logger } from "pino";
import type { Services } from "../compose.ts";
import { appRegistryRoutes } from "./app-registry/routes.ts";
import { authenticate } from "./authentication.ts";
import { connectionSyncRoutes } from "./connection-sync/routes.ts";
import { crmRoutes } from "./crm/routes.ts";
import { crmAdministrationRoutes } from "./crm-administration/routes.ts";
import { erpActorRoutes } from "./erp-actors/routes.ts";
import { erpConnectionRoutes } from "./erp-connections/routes.ts";
import { answerError, answerNotFound } from "./error-answer.ts";
import { eventRoutes } from "./events/routes.ts";
import { healthRoutes } from "./health.ts";
import { importRoutes } from "./imports/routes.ts";
import { engineJobRoutes } from "./jobs/engine-jobs.ts";
import { jobRoutes } from "./jobs/routes.ts";
import { letGoWhenClosing } from "./let-go-when-closing.ts";
import { createRoutes } from "./links/create-routes.ts";
import { linkRoutes } from "./links/routes.ts";
import { preflightRoutes } from "./mappings/preflight-routes.ts";
import { mappingRoutes } from "./mappings/routes.ts";
import { matchJobRoutes } from "./match-jobs/routes.ts";
import { meRoutes } from "./me/routes.ts";
import { openApiRoute } from "./openapi-route.ts";
import { securityHeaders } from "./security-headers.ts";
import { selectionRoutes } from "./selections/routes.ts";
import { sessionRoutes } from "./session/routes.ts";
import { syncConnectorRoutes } from "./sync-connectors/routes.ts";
import { syncEngineRoutes } from "./sync-engine/routes.ts";
import { syncHealthRoutes } from "./sync-health/routes.ts";
import { syncLogRoutes } from "./sync-log/routes.ts";
import { userRoutes } from "./users/routes.ts";
import { answerPage, asksForPage, webApplication } from "./web-application.ts";

const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** What turns services into routes; every area of the API brings one. */
const AREAS: readonly ((app: FastifyInstance, services: Services) => void)[] = [
  sessionRoutes,
  meRoutes,
  userRoutes,
  crmRoutes,
  crmAdministrationRoutes,
  syncConnectorRoutes,
  appRegistryRoutes,
  erpConnectionRoutes,
  connectionSyncRoutes,
  mappingRoutes,
  preflightRoutes,
  erpActorRoutes,
  linkRoutes,
  matchJobRoutes,
  createRoutes,
  syncEngineRoutes,
  syncLogRoutes,
  syncHealthRoutes,
  engineJobRoutes,
  importRoutes,
  jobRoutes,
  selectionRoutes,
  eventRoutes,
];

export interface AppOptions {
  readonly logger: Logger;
  /** Folder of the built web application; without it only the API is served. */
  readonly webFolder?: string;
}

/** The HTTP server over the services; it listens when told to. */
export function buildApp(services: Services, { logger, webFolder }: AppOptions): FastifyInstance {
  const app: FastifyInstance = Fastify({
    loggerInstance: requestLogger(logger),
    bodyLimit: MAX_BODY_BYTES,
    forceCloseConnections: "idle",
  });
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) =>
    app.hasReplyDecorator("sendFile") && asksForPage(request)
      ? answerPage(reply)
      : answerNotFound(request, reply),
  );
  acceptJsonOnly(app);
  letGoWhenClosing(app);
  app.register(helmet, securityHeaders);
  app.register(cookie);
  app.register(async (root) => healthRoutes(root, services.db));
  app.register(async (api) => apiRoutes(api, services), { prefix: "/api/v1" });
  if (webFolder !== undefined) {
    webApplication(app, webFolder);
  }
  return app;
}

/** One line a request is for those who look for something; failures are logged in any case. */
function requestLogger(logger: Logger): FastifyBaseLogger {
  return logger.isLevelEnabled("info") && !logger.isLevelEnabled("debug")
    ? logger.child({}, { level: "warn" })
    : logger;
}

function apiRoutes(api: FastifyInstance, services: Services): void {
  authenticate(api, services.auth);
  api.addHook("onSend", async (_request, reply) => {
    reply.header("cache-control", "no-store");
  });
  openApiRoute(api);
  for (const area of AREAS) {
    area(api, services);
  }
}

/** Forms of other sites cannot send JSON, so nothing else is read; an empty body is none. */
function acceptJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") {
      done(null, undefined);
    } else {
      void parse(request, String(body), done);
    }
  });
}
