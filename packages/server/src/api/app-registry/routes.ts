import { api } from "@brygga/api-contract";
import type { FastifyInstance } from "fastify";
import {
  getRegisteredApp,
  listRegisteredApps,
  registerApp,
  removeRegisteredApp,
  updateRegisteredApp,
} from "../../admin/app-registry.ts";
import type { Services } from "../../compose.ts";
import { route } from "../routes.ts";

export function appRegistryRoutes(app: FastifyInstance, { admin }: Pick<Services, "admin">): void {
  const { db } = admin;
  route(app, api.listRegisteredApps, async () => ({ items: await listRegisteredApps(db) }));
  route(app, api.registerApp, ({ body, language }) => registerApp(admin, body, language));
  route(app, api.getRegisteredApp, ({ params }) => getRegisteredApp(db, params.applicationId));
  route(app, api.updateRegisteredApp, ({ params, body, language }) =>
    updateRegisteredApp(admin, { applicationId: params.applicationId, change: body }, language),
  );
  route(app, api.removeRegisteredApp, async ({ params }) => {
    await removeRegisteredApp(db, params.applicationId);
    return undefined;
  });
}
