import { api } from "@brygga/api-contract";
import type { FastifyInstance } from "fastify";
import type { Services } from "../../compose.ts";
import {
  answerDisappearance,
  changeConnectionSync,
  viewConnectionSync,
} from "../../sync/cycle/connection-sync.ts";
import { route } from "../routes.ts";

export function connectionSyncRoutes(app: FastifyInstance, { admin }: Pick<Services, "admin">): void {
  const { db } = admin;
  route(app, api.getConnectionSync, ({ params }) => viewConnectionSync(db, params.id));
  route(app, api.patchConnectionSync, async ({ params, body }) => {
    await changeConnectionSync(db, params.id, body);
    return viewConnectionSync(db, params.id);
  });
  route(app, api.answerDisappearance, async ({ params, body, principal }) => {
    await answerDisappearance(db, params.id, { gone: body.gone, userId: principal.userId });
    return viewConnectionSync(db, params.id);
  });
}
