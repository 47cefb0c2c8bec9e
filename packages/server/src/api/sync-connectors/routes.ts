import { api } from "@brygga/api-contract";
import type { FastifyInstance } from "fastify";
import { listConnectorPlugins } from "../../admin/connector-plugins.ts";
import { examineConnector, getCapabilityProfile } from "../../admin/examine-connector.ts";
import {
  createSyncConnector,
  deleteSyncConnector,
  getConfigFields,
  getConnectorList,
  getSyncConnector,
  listSyncConnectors,
  restoreSyncConnector,
  testSyncConnector,
  updateSyncConnector,
} from "../../admin/sync-connectors.ts";
import type { Services } from "../../compose.ts";
import { route } from "../routes.ts";

export function syncConnectorRoutes(
  app: FastifyInstance,
  { admin, plugins }: Pick<Services, "admin" | "plugins">,
): void {
  const { db } = admin;
  route(app, api.listSyncConnectors, async ({ query }) => ({
    items: await listSyncConnectors(db, { deleted: query.deleted === "true" }),
  }));
  route(app, api.listConnectorPlugins, async ({ language }) => ({
    items: await listConnectorPlugins(plugins, language),
  }));
  route(app, api.createSyncConnector, ({ body, language }) => createSyncConnector(admin, body, language));
  route(app, api.getSyncConnector, ({ params }) => getSyncConnector(db, params.id));
  route(app, api.updateSyncConnector, ({ params, body, language }) =>
    updateSyncConnector(admin, { id: params.id, change: body }, language),
  );
  route(app, api.deleteSyncConnector, async ({ params, language }) => {
    await deleteSyncConnector(admin, params.id, language);
    return undefined;
  });
  route(app, api.restoreSyncConnector, ({ params }) => restoreSyncConnector(admin, params.id));
  route(app, api.testSyncConnector, ({ body, language }) => testSyncConnector(admin, body, language));
  route(app, api.getCapabilityProfile, async ({ params }) => ({
    profile: await getCapabilityProfile(admin, params.id),
  }));
  route(app, api.checkSyncConnector, ({ params, body, language, signal }) =>
    examineConnector(admin, { id: params.id, ...body, signal }, language),
  );
  route(app, api.getConfigFields, async ({ params, principal, language }) => ({
    items: await getConfigFields(admin, params.id, { principal, language }),
  }));
  route(app, api.getConnectorList, async ({ params, language }) => ({
    items: await getConnectorList(admin, params, language),
  }));
}
