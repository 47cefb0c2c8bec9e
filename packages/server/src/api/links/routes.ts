import { api, type CrmEntity } from "@brygga/api-contract";
import type { FastifyInstance } from "fastify";
import type { Services } from "../../compose.ts";
import { childLinkIds, visibleLink } from "../../sync/linking/disconnect.ts";
import { loadErpTab } from "../../sync/linking/erp-tab.ts";
import { fetchLinkFields } from "../../sync/linking/link-fields.ts";
import { presentPreview } from "../../sync/linking/preview-view.ts";
import { route } from "../routes.ts";

type LinkServices = Pick<Services, "db" | "linking" | "openConnection">;

export function linkRoutes(app: FastifyInstance, services: LinkServices): void {
  erpTabRoutes(app, services);
  connectRoutes(app, services);
  disconnectRoutes(app, services);
}

function erpTabRoutes(app: FastifyInstance, { db, openConnection }: LinkServices): void {
  const tabs = { company: api.companyErpTab, contact: api.contactErpTab, project: api.projectErpTab };
  for (const [entity, endpoint] of Object.entries(tabs) as [CrmEntity, typeof api.companyErpTab][]) {
    route(app, endpoint, async ({ params, principal, language }) => ({
      sections: await loadErpTab(db, { entity, id: params.id, principal, language, now: new Date() }),
    }));
  }
  route(app, api.getLinkFields, async ({ params, principal, language }) => {
    const link = await visibleLink(db, principal, params.id);
    return fetchLinkFields({ db, openConnection }, link, language);
  });
}

function connectRoutes(app: FastifyInstance, { db, linking }: LinkServices): void {
  route(app, api.previewLink, async ({ body, principal, language }) =>
    presentPreview(db, await linking.preview(principal, body), { entity: body.entity, language }),
  );
  route(app, api.createLink, async ({ body, principal }) => {
    const { choices, givesUp, ...target } = body;
    return { id: await linking.connect(principal, { ...target, givesUp }, choices), ...target };
  });
}

function disconnectRoutes(app: FastifyInstance, { db, linking }: LinkServices): void {
  route(app, api.deleteLink, async ({ params, principal }) => ({
    disconnected: await linking.disconnect(principal, params.id),
  }));
  route(app, api.getLinkConsequences, async ({ params, principal }) => ({
    contacts: (await childLinkIds(db, await visibleLink(db, principal, params.id))).length,
  }));
}
