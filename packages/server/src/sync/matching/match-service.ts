import type { CrmEntity, MatchRule } from "@brygga/api-contract";
import { visibleConnections } from "../../admin/access.ts";
import type { Principal } from "../../auth/principal.ts";
import { type Db, inTransaction, type Trx } from "../../db/database.ts";
import { idSet } from "../../db/sql.ts";
import type { Job } from "../../jobs/job.ts";
import { Problem } from "../../problem.ts";
import { requireConnectRight } from "../linking/linking-service.ts";
import { choosable } from "./choose-candidate.ts";
import { createMatching, type MatchDeps, type MatchRequest, requireActive } from "./create-matching.ts";
import { disconnectMatched } from "./disconnect-matched.ts";
import { CONNECT_KIND } from "./match-connect-job.ts";
import { loadMatchJob, type MatchJob, toMatchJob } from "./match-rows.ts";
import { isWorking, jobsOf } from "./match-work.ts";
import { acceptable, fitting, type ProposalFilter } from "./proposal-filter.ts";

export interface ProposalChange {
  readonly accepted?: boolean | undefined;
  /** Of one of its candidates; null: none of them. */
  readonly erpKey?: string | null | undefined;
}

/**
 * Matching many records with actors: proposing in the background, reviewing, connecting in the background. All of it
 * needs the right to connect in the connection.
 */
export interface MatchService {
  /** @throws Problem not-allowed, connection-inactive, not-found, invalid-request */
  create(principal: Principal, request: MatchRequest): Promise<MatchJob>;
  /** @throws Problem not-found, not-allowed */
  get(principal: Principal, matchId: number): Promise<MatchJob>;
  /** The newest first. */
  list(principal: Principal, filter: { entity?: CrmEntity | undefined; limit: number }): Promise<MatchJob[]>;
  remove(principal: Principal, matchId: number): Promise<void>;
  cancel(principal: Principal, matchId: number): Promise<MatchJob>;
  /** Makes the next attempt at once, where the work waits for one. */
  tryNow(principal: Principal, matchId: number): Promise<MatchJob>;
  /** @throws Problem job-under-way, already-linked, actor-not-found */
  change(
    principal: Principal,
    of: { matchId: number; recordId: number },
    change: ProposalChange,
  ): Promise<void>;
  /** Answers how many were changed. @throws Problem job-under-way */
  accept(
    principal: Principal,
    matchId: number,
    change: ProposalFilter & { readonly accepted: boolean },
  ): Promise<number>;
  /** @throws Problem connection-inactive, job-under-way */
  connect(
    principal: Principal,
    matchId: number,
    options: { readonly rule: MatchRule; readonly isPreview: boolean },
  ): Promise<Job>;
  /** Answers how many links were removed. @throws Problem job-under-way */
  disconnect(principal: Principal, matchId: number): Promise<number>;
}

export function createMatchService(deps: MatchDeps): MatchService {
  const { db } = deps;
  const open: Open = async (principal, matchId) => {
    const match = await loadMatchJob(db, matchId);
    await requireConnectRight(db, principal, match.connectionId);
    return match;
  };
  const openIdle: Open = async (principal, matchId) => {
    const match = await open(principal, matchId);
    if ((await jobsOf(db, match)).some(isWorking)) throw new Problem("job-under-way");
    return match;
  };
  return {
    get: open,
    create: (principal, request) => createMatching(deps, principal, request),
    list: (principal, filter) => list(db, principal, filter),
    ...ending(deps, open),
    ...reviewing(deps, openIdle),
    ...connecting(deps, openIdle),
  };
}

type Open = (principal: Principal, matchId: number) => Promise<MatchJob>;

function ending(deps: MatchDeps, open: Open): Pick<MatchService, "remove" | "cancel" | "tryNow"> {
  return {
    async remove(principal, matchId) {
      await cancelWork(deps, await open(principal, matchId));
      await deps.db.deleteFrom("match_job").where("id", "=", matchId).execute();
    },
    async cancel(principal, matchId) {
      const match = await open(principal, matchId);
      await cancelWork(deps, match);
      return match;
    },
    async tryNow(principal, matchId) {
      const match = await open(principal, matchId);
      for (const job of (await jobsOf(deps.db, match)).filter(isWorking)) await deps.runner.tryNow(job.id);
      return match;
    },
  };
}

function reviewing({ db }: MatchDeps, open: Open): Pick<MatchService, "change" | "accept"> {
  return {
    async change(principal, { matchId, recordId }, change) {
      const match = await open(principal, matchId);
      await inTransaction(db, (trx) => changeProposal(trx, { match, recordId }, change));
    },
    async accept(principal, matchId, { accepted, ...filter }) {
      await open(principal, matchId);
      const { numUpdatedRows } = await db
        .updateTable("match_proposal")
        .set({ accepted: accepted ? 1 : 0 })
        .where("match_id", "=", matchId)
        .where("accepted", "=", accepted ? 0 : 1)
        .where(acceptable)
        .where(fitting(filter))
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
  };
}

function connecting({ db, runner }: MatchDeps, open: Open): Pick<MatchService, "connect" | "disconnect"> {
  return {
    async connect(principal, matchId, { rule, isPreview }) {
      const match = await open(principal, matchId);
      await requireActive(db, match);
      const params = { matchId, rule };
      const { connectionId } = match;
      const { userId } = principal;
      const job = await runner.start({ kind: CONNECT_KIND, connectionId, isPreview, params, userId });
      if (job === null) throw new Problem("job-under-way");
      return job;
    },
    disconnect: async (principal, matchId) => disconnectMatched(db, await open(principal, matchId)),
  };
}

async function list(
  db: Db,
  principal: Principal,
  { entity, limit }: { entity?: CrmEntity | undefined; limit: number },
): Promise<MatchJob[]> {
  const visible = await visibleConnections(db, principal);
  const ids = visible.filter(({ rights }) => rights.canConnect).map(({ connection }) => connection.id);
  let query = db
    .selectFrom("match_job")
    .selectAll()
    .where("connection_id", "in", idSet(ids))
    .orderBy("id", "desc")
    .limit(limit);
  if (entity !== undefined) query = query.where("crm_entity", "=", entity);
  return (await query.execute()).map(toMatchJob);
}

async function cancelWork({ db, runner }: MatchDeps, match: MatchJob): Promise<void> {
  for (const job of (await jobsOf(db, match)).filter(isWorking)) await runner.cancel(job.id);
}

async function changeProposal(
  trx: Trx,
  { match, recordId }: { readonly match: MatchJob; readonly recordId: number },
  { accepted, erpKey }: ProposalChange,
): Promise<void> {
  const row = trx
    .updateTable("match_proposal")
    .where("match_id", "=", match.id)
    .where("crm_id", "=", recordId);
  if (erpKey !== undefined) {
    const chosen = await choosable(trx, { match, recordId, erpKey });
    await row
      .set({ ...chosen, is_chosen: 1, accepted: 0, outcome: null, problem: "", explanation: "" })
      .execute();
  }
  if (accepted !== undefined)
    await row
      .set({ accepted: accepted ? 1 : 0 })
      .where(acceptable)
      .execute();
}
