import {
  api,
  CRM_ENTITIES,
  CRM_PATHS,
  type CrmEntity,
  companies,
  contacts,
  projectCompanies,
  projectContacts,
  projects,
} from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import type { FastifyInstance } from "fastify";
import { refuseHiddenConnections } from "../../admin/list-scope.ts";
import { originOf } from "../../auth/principal.ts";
import type { Services } from "../../compose.ts";
import { route } from "../routes.ts";
import { recordBody } from "./record-body.ts";

const ENDPOINTS = { company: companies, contact: contacts, project: projects } as const;

type CrmServices = Pick<Services, "db" | "crm">;

export function crmRoutes(app: FastifyInstance, services: CrmServices): void {
  const { crm } = services;
  route(app, api.listCrmFields, async ({ language }) => ({
    items: (await crm.fields()).map((field) => ({
      ...field,
      label: field.label === null ? null : textInLanguage(field.label, language),
    })),
  }));
  route(app, api.listCrmLists, async ({ language }) => ({
    items: (await crm.lists()).map((list) => ({
      ...list,
      name: textInLanguage(list.name, language),
      items: list.items.map((item) => ({ ...item, name: textInLanguage(item.name, language) })),
    })),
  }));
  for (const entity of CRM_ENTITIES) {
    readingRoutes(app, entity, services);
    writingRoutes(app, entity, crm);
  }
  memberRoutes(app, "company", crm);
  memberRoutes(app, "contact", crm);
}

function readingRoutes(app: FastifyInstance, entity: CrmEntity, { db, crm }: CrmServices): void {
  const { list, exportCsv, get } = ENDPOINTS[entity];
  route(app, list, async ({ query, principal }) => {
    await refuseHiddenConnections(db, principal, query);
    const page = await crm.list({ ...query, entity });
    return { ...page, items: page.items.map(recordBody) };
  });
  route(app, exportCsv, async ({ query, principal, language, http: { reply } }) => {
    await refuseHiddenConnections(db, principal, query);
    const { language: wanted = language, ...selection } = query;
    const pieces = await crm.export({ ...selection, entity, language: wanted });
    reply.header("content-disposition", `attachment; filename="${CRM_PATHS[entity].slice(1)}.csv"`);
    return pieces;
  });
  route(app, get, async ({ params, query }) =>
    recordBody(await crm.get({ entity, id: params.id }, { deletedToo: query.deleted === "true" })),
  );
}

function writingRoutes(app: FastifyInstance, entity: CrmEntity, crm: Services["crm"]): void {
  const { create, update, remove, restore } = ENDPOINTS[entity];
  route(app, create, async ({ body, principal }) =>
    recordBody(await crm.create({ entity, values: body }, originOf(principal))),
  );
  route(app, update, async ({ params, body, ifMatch, principal }) => {
    const change = { entity, id: params.id, values: body, expectedVersion: ifMatch };
    return recordBody(await crm.update(change, originOf(principal)));
  });
  route(app, remove, async ({ params, ifMatch, principal }) => {
    await crm.remove({ entity, id: params.id, expectedVersion: ifMatch }, originOf(principal));
  });
  route(app, restore, async ({ params, principal }) =>
    recordBody(await crm.restore({ entity, id: params.id }, originOf(principal))),
  );
}

function memberRoutes(app: FastifyInstance, entity: "company" | "contact", crm: Services["crm"]): void {
  const { add, remove } = entity === "company" ? projectCompanies : projectContacts;
  route(app, add, ({ params: { id, memberId }, principal }) =>
    crm.addMember({ projectId: id, entity, memberId }, originOf(principal)),
  );
  route(app, remove, ({ params: { id, memberId }, principal }) =>
    crm.removeMember({ projectId: id, entity, memberId }, originOf(principal)),
  );
}
