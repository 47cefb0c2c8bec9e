import { api } from "@brygga/api-contract";
import type { FastifyInstance } from "fastify";
import { getDefaults, putDefaults } from "../../admin/defaults.ts";
import { getFieldRanks, putFieldRanks } from "../../admin/field-ranks.ts";
import { getListMappings, putListMappings } from "../../admin/list-mappings.ts";
import { getMapping, listActorTypes, putMapping, putMappings } from "../../admin/mappings.ts";
import type { Services } from "../../compose.ts";
import { route } from "../routes.ts";

export function mappingRoutes(app: FastifyInstance, { admin }: Pick<Services, "admin">): void {
  const { db } = admin;
  route(app, api.listActorTypes, async ({ params }) => ({ items: await listActorTypes(db, params.id) }));
  route(app, api.getMapping, ({ params, language }) =>
    getMapping(db, { connectionId: params.id, actorType: params.actorType }, language),
  );
  route(app, api.putMapping, ({ params, body, ifMatch, language }) =>
    putMapping(
      admin,
      { connectionId: params.id, actorType: params.actorType, ...body, version: ifMatch },
      language,
    ),
  );
  route(app, api.putMappings, ({ params, body, language }) => {
    const types = body.types.map((type) => ({ ...type, version: type.version ?? null }));
    return putMappings(admin, { connectionId: params.id, types }, language);
  });
  route(app, api.getDefaults, ({ params, language }) =>
    getDefaults(db, { connectionId: params.id, actorType: params.actorType }, language),
  );
  route(app, api.putDefaults, ({ params, body, ifMatch, language }) =>
    putDefaults(
      admin,
      { connectionId: params.id, actorType: params.actorType, ...body, version: ifMatch },
      language,
    ),
  );
  route(app, api.getFieldRanks, ({ params, language }) =>
    getFieldRanks(db, { connectionId: params.id, actorType: params.actorType }, language),
  );
  route(app, api.putFieldRanks, ({ params, body, ifMatch, language }) =>
    putFieldRanks(
      admin,
      { connectionId: params.id, actorType: params.actorType, ...body, version: ifMatch },
      language,
    ),
  );
  route(app, api.getListMappings, async ({ params, language }) => ({
    items: await getListMappings(admin, params.id, language),
  }));
  route(app, api.putListMappings, async ({ params, body, language }) => ({
    items: await putListMappings(admin, { connectionId: params.id, fields: body.fields }, language),
  }));
}
