import { api } from "@brygga/api-contract";
import type { FastifyInstance } from "fastify";
import { usableConnections } from "../../admin/usable-connections.ts";
import type { Services } from "../../compose.ts";
import { chooseListColumns, listColumnsOf } from "../../crm/list-columns.ts";
import { route } from "../routes.ts";

/** What the signed-in user has chosen and may use. */
export function meRoutes(app: FastifyInstance, { db }: Pick<Services, "db">): void {
  route(app, api.getListColumns, ({ principal: { userId } }) => listColumnsOf(db, userId));
  route(app, api.putListColumns, ({ principal: { userId }, params, body }) =>
    chooseListColumns(db, { userId, ...params, ...body }),
  );
  route(app, api.listUsableConnections, async ({ principal, language }) => ({
    items: await usableConnections(db, principal, language),
  }));
}
