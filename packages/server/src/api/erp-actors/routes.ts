import { api } from "@brygga/api-contract";
import type { FastifyInstance } from "fastify";
import { getActor, searchActors, searchByCriteria } from "../../admin/actor-search.ts";
import { searchFields } from "../../admin/search-criteria.ts";
import type { Services } from "../../compose.ts";
import { route } from "../routes.ts";

export function erpActorRoutes(app: FastifyInstance, { admin }: Pick<Services, "admin">): void {
  route(app, api.searchActors, ({ params, query, principal, language }) => {
    const { parentActorType, parentErpKey } = query;
    const hasParent = parentActorType !== undefined && parentErpKey !== undefined;
    return searchActors(admin, {
      connectionId: params.id,
      actorType: params.actorType,
      principal,
      language,
      text: query.text,
      parent: hasParent ? { actorType: parentActorType, erpKey: parentErpKey } : null,
    });
  });
  route(app, api.searchActorsAdvanced, ({ params, body, principal, language }) =>
    searchByCriteria(admin, {
      ...{ connectionId: params.id, actorType: params.actorType, principal, language },
      ...body,
    }),
  );
  route(app, api.getSearchFields, async ({ params: { id, actorType }, principal, language }) => ({
    items: await searchFields(admin, { connectionId: id, actorType, principal }, language),
  }));
  route(app, api.getActor, ({ params, principal, language }) => {
    const { id: connectionId, actorType, erpKey } = params;
    return getActor(admin, { connectionId, actorType, principal, language }, erpKey);
  });
}
