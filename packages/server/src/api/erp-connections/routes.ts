import { api } from "@brygga/api-contract";
import type { FastifyInstance } from "fastify";
import { activateConnection, deactivateConnection } from "../../admin/activate-connection.ts";
import {
  deleteConnection,
  refreshFields,
  restoreConnection,
  testConnection,
} from "../../admin/connection-life.ts";
import { getConnection, getErpList, getRefetched, listConnections } from "../../admin/connections.ts";
import { createConnection } from "../../admin/create-connection.ts";
import { testConfiguration } from "../../admin/tested-config.ts";
import { updateConnection } from "../../admin/update-connection.ts";
import type { Services } from "../../compose.ts";
import { inPriorityOrder, loadEngineSettings } from "../../sync/cycle/settings.ts";
import { route } from "../routes.ts";

type AdminServices = Pick<Services, "admin">;

export function erpConnectionRoutes(app: FastifyInstance, services: AdminServices): void {
  readingRoutes(app, services);
  definingRoutes(app, services);
  stateRoutes(app, services);
}

function readingRoutes(app: FastifyInstance, { admin }: AdminServices): void {
  const { db } = admin;
  route(app, api.listErpConnections, async ({ query, language }) => {
    const { priority } = await loadEngineSettings(db);
    const inOrder = (ids: readonly number[]) => inPriorityOrder(priority, ids);
    return { items: await listConnections(db, { deleted: query.deleted === "true", inOrder }, language) };
  });
  route(app, api.getErpConnection, ({ params, language }) => getConnection(db, params.id, language));
  route(app, api.getErpConnectionAccess, async ({ params, language }) => {
    const { scope, access } = await getConnection(db, params.id, language);
    return { scope, access };
  });
  route(app, api.getErpList, async ({ params, principal, language }) => ({
    items: await getErpList(admin, { ...params, principal }, language),
  }));
}

function definingRoutes(app: FastifyInstance, { admin }: AdminServices): void {
  route(app, api.testErpConnectionConfig, ({ body, language }) => testConfiguration(admin, body, language));
  route(app, api.createErpConnection, async ({ body, language }) =>
    getConnection(admin.db, await createConnection(admin, body, language), language),
  );
  route(app, api.updateErpConnection, async ({ params: { id }, body, language }) => {
    const changes = await updateConnection(admin, { id, change: body }, language);
    return getRefetched(admin.db, { id, changes }, language);
  });
  route(app, api.deleteErpConnection, async ({ params, language }) => ({
    warning: await deleteConnection(admin, params.id, language),
  }));
  route(app, api.restoreErpConnection, async ({ params, language }) => {
    await restoreConnection(admin, params.id, language);
    return getConnection(admin.db, params.id, language);
  });
}

function stateRoutes(app: FastifyInstance, { admin }: AdminServices): void {
  route(app, api.testErpConnection, ({ params, language }) => testConnection(admin, params.id, language));
  route(app, api.refreshFields, async ({ params: { id }, language }) => {
    const changes = await refreshFields(admin, id, language);
    return getRefetched(admin.db, { id, changes }, language);
  });
  route(app, api.activateErpConnection, async ({ params, language }) => {
    const { activated, reasons } = await activateConnection(admin, params.id, language);
    return {
      activated,
      reasons: [...reasons],
      connection: await getConnection(admin.db, params.id, language),
    };
  });
  route(app, api.deactivateErpConnection, async ({ params, language }) => {
    await deactivateConnection(admin, params.id);
    return getConnection(admin.db, params.id, language);
  });
}
