import { api } from "@brygga/api-contract";
import type { FastifyInstance } from "fastify";
import type { Services } from "../../compose.ts";
import { loadCreateForm } from "../../sync/linking/create-form.ts";
import { viewUncertainCreates } from "../../sync/linking/uncertain-creates.ts";
import { route } from "../routes.ts";

export function createRoutes(
  app: FastifyInstance,
  { db, creating, openConnection }: Pick<Services, "db" | "creating" | "openConnection">,
): void {
  route(app, api.getCreateForm, ({ params, query, principal, language }) => {
    const target = { connectionId: params.id, actorType: params.actorType, ...query };
    return loadCreateForm({ db, openConnection }, { target, principal, language });
  });
  route(app, api.createActorInErp, async ({ body, principal }) => {
    const { values, ...target } = body;
    const id = await creating.create({ target, principal, values });
    const { erp_key: erpKey } = await db
      .selectFrom("link")
      .select("erp_key")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    return { id, ...target, erpKey };
  });
  route(app, api.listUncertainCreates, async ({ principal, language }) => ({
    items: await viewUncertainCreates(db, await creating.list(principal), language),
  }));
  route(app, api.lookForUncertainCreate, async ({ params, principal }) => ({
    linkId: await creating.lookAgain(principal, params.id),
  }));
  route(app, api.chooseUncertainCreate, async ({ params, body, principal }) => ({
    linkId: await creating.choose(principal, params.id, body.erpKey),
  }));
  route(app, api.repeatUncertainCreate, async ({ params, principal }) => ({
    linkId: await creating.createAnyway(principal, params.id),
  }));
  route(app, api.giveUpUncertainCreate, async ({ params, principal }) => {
    await creating.giveUp(principal, params.id);
  });
}
