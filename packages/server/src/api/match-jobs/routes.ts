import { api } from "@brygga/api-contract";
import type { FastifyInstance } from "fastify";
import type { Services } from "../../compose.ts";
import { matchTargets } from "../../sync/matching/match-targets.ts";
import { candidatesOf, changePage, presentMatch, proposalPage } from "../../sync/matching/match-view.ts";
import { presentJob } from "../../sync/matching/match-work.ts";
import { route } from "../routes.ts";

type MatchServices = Pick<Services, "db" | "matching">;

/** Matching many records with the actors of an ERP. */
export function matchJobRoutes(app: FastifyInstance, services: MatchServices): void {
  matchingRoutes(app, services);
  proposalRoutes(app, services);
  connectRoutes(app, services);
}

function matchingRoutes(app: FastifyInstance, { db, matching }: MatchServices): void {
  route(app, api.listMatchTargets, async ({ query, principal, language }) => ({
    items: await matchTargets(db, { entity: query.entity, principal, language }),
  }));
  route(app, api.createMatchJob, async ({ body, principal, language }) => {
    const { list, ...target } = body;
    const recordIds = list.ids ?? null;
    const match = await matching.create(principal, { ...target, query: list.query, recordIds });
    return presentMatch(db, match, language);
  });
  route(app, api.listMatchJobs, async ({ query, principal, language }) => {
    const found = await matching.list(principal, query);
    return { items: await Promise.all(found.map((match) => presentMatch(db, match, language))) };
  });
  route(app, api.getMatchJob, async ({ params, principal, language }) =>
    presentMatch(db, await matching.get(principal, params.id), language),
  );
  route(app, api.deleteMatchJob, ({ params, principal }) => matching.remove(principal, params.id));
  route(app, api.cancelMatchJob, async ({ params, principal, language }) =>
    presentMatch(db, await matching.cancel(principal, params.id), language),
  );
  route(app, api.tryMatchJobNow, async ({ params, principal, language }) =>
    presentMatch(db, await matching.tryNow(principal, params.id), language),
  );
}

function proposalRoutes(app: FastifyInstance, { db, matching }: MatchServices): void {
  route(app, api.listMatchProposals, async ({ params, query, principal, language }) => {
    const { recordId, ...page } = query;
    const recordIds = recordId === undefined ? undefined : [recordId];
    return proposalPage(db, await matching.get(principal, params.id), { ...page, recordIds, language });
  });
  route(app, api.listMatchCandidates, async ({ params, principal }) => ({
    items: await candidatesOf(db, await matching.get(principal, params.id), params.recordId),
  }));
  route(app, api.patchMatchProposal, async ({ params, body, principal, language }) => {
    const { id: matchId, recordId } = params;
    await matching.change(principal, { matchId, recordId }, body);
    const match = await matching.get(principal, matchId);
    const { items } = await proposalPage(db, match, { limit: 1, recordIds: [recordId], language });
    const [proposal] = items;
    if (proposal === undefined) throw new Error(`The proposal for record ${recordId} is gone.`);
    return proposal;
  });
  route(app, api.acceptMatchProposals, async ({ params, body, principal }) => ({
    changed: await matching.accept(principal, params.id, body),
  }));
}

function connectRoutes(app: FastifyInstance, { db, matching }: MatchServices): void {
  for (const isPreview of [true, false]) {
    const endpoint = isPreview ? api.previewMatchJob : api.connectMatchJob;
    route(app, endpoint, async ({ params, body, principal, language }) =>
      presentJob(await matching.connect(principal, params.id, { rule: body.rule, isPreview }), language),
    );
  }
  route(app, api.listMatchChanges, async ({ params, query, principal, language }) =>
    changePage(db, await matching.get(principal, params.id), { ...query, language }),
  );
  route(app, api.disconnectMatchJob, async ({ params, principal }) => ({
    disconnected: await matching.disconnect(principal, params.id),
  }));
}
