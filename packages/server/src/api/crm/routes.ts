import { api, CRM_ENTITIES, type CrmEntity, companies, contacts, projects } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import type { FastifyInstance } from "fastify";
import { originOf } from "../../auth/principal.ts";
import type { Services } from "../../compose.ts";
import { RECORD_SORTS, type RecordSort } from "../../crm/list-records.ts";
import { Problem } from "../../problem.ts";
import { route } from "../routes.ts";
import { recordBody } from "./record-body.ts";

const ENDPOINTS = { company: companies, contact: contacts, project: projects } as const;

export function crmRoutes(app: FastifyInstance, { crm }: Pick<Services, "crm">): void {
  route(app, api.listCrmFields, async ({ language }) => ({
    items: (await crm.fields()).map((field) => ({
      ...field,
      label: field.label === null ? null : textInLanguage(field.label, language),
    })),
  }));
  route(app, api.listCrmLists, async ({ language }) => ({
    items: (await crm.lists()).map((list) => ({
      ...list,
      items: list.items.map((item) => ({ ...item, name: textInLanguage(item.name, language) })),
    })),
  }));
  for (const entity of CRM_ENTITIES) {
    readingRoutes(app, entity, crm);
    writingRoutes(app, entity, crm);
  }
}

function readingRoutes(app: FastifyInstance, entity: CrmEntity, crm: Services["crm"]): void {
  const { list, get } = ENDPOINTS[entity];
  route(app, list, async ({ query }) => {
    const page = await crm.list({ ...query, entity, sort: readSort(query.sort) });
    return { items: page.items.map(recordBody), nextCursor: page.nextCursor };
  });
  route(app, get, async ({ params }) => recordBody(await crm.get({ entity, id: params.id })));
}

function writingRoutes(app: FastifyInstance, entity: CrmEntity, crm: Services["crm"]): void {
  const { create, update, remove } = ENDPOINTS[entity];
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
}

function readSort(sort: string | undefined): RecordSort | undefined {
  const known = RECORD_SORTS.find((name) => name === sort);
  if (sort !== undefined && known === undefined) {
    const message = `The list can be sorted by ${RECORD_SORTS.join(", ")}.`;
    throw new Problem("invalid-request", { errors: [{ path: "sort", code: "unknown-sort", message }] });
  }
  return known;
}
