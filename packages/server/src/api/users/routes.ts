import { api } from "@brygga/api-contract";
import type { FastifyInstance } from "fastify";
import { usesOfGroup, usesOfUser } from "../../admin/scope-uses.ts";
import { createGroup, deleteGroup, listGroups, restoreGroup, updateGroup } from "../../auth/groups.ts";
import { createUser, setPassword, updateUser } from "../../auth/user-administration.ts";
import { listUsers } from "../../auth/users.ts";
import type { Services } from "../../compose.ts";
import { route } from "../routes.ts";

export function userRoutes(app: FastifyInstance, { admin }: Pick<Services, "admin">): void {
  const { db, now } = admin;
  route(app, api.listUsers, async ({ query }) => ({
    items: await listUsers(db, { disabled: query.disabled === "true" }),
  }));
  route(app, api.createUser, ({ body }) => createUser(db, body));
  route(app, api.updateUser, ({ params, body, ifMatch }) =>
    updateUser(db, { id: params.id, change: body, expectedVersion: ifMatch, now: now() }),
  );
  route(app, api.resetPassword, ({ params, body, principal, http }) => {
    const keep = params.id === principal.userId ? http.request.token : null;
    return setPassword(db, { id: params.id, password: body.password, keep });
  });
  route(app, api.getUserUses, ({ params, language }) => usesOfUser(db, params.id, language));
  groupRoutes(app, { admin });
}

function groupRoutes(app: FastifyInstance, { admin: { db, now } }: Pick<Services, "admin">): void {
  route(app, api.listGroups, async ({ query }) => ({
    items: await listGroups(db, { deleted: query.deleted === "true" }),
  }));
  route(app, api.createGroup, ({ body }) => createGroup(db, body));
  route(app, api.updateGroup, ({ params, body, ifMatch }) =>
    updateGroup(db, { id: params.id, expectedVersion: ifMatch }, body),
  );
  route(app, api.deleteGroup, ({ params, ifMatch }) =>
    deleteGroup(db, { id: params.id, expectedVersion: ifMatch }, now()),
  );
  route(app, api.restoreGroup, ({ params }) => restoreGroup(db, params.id));
  route(app, api.getGroupUses, ({ params, language }) => usesOfGroup(db, params.id, language));
}
