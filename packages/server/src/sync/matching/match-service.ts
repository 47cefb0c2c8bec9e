import type { CrmEntity, MatchOutcome, MatchRule, MatchStatus } from "@brygga/api-contract";
import { type SqlBool, sql } from "kysely";
import { visibleConnections } from "../../admin/access.ts";
import type { Principal } from "../../auth/principal.ts";
import { type Db, inTransaction, type Trx } from "../../db/database.ts";
import { idSet } from "../../db/sql.ts";
import type { Job } from "../../jobs/job.ts";
import type { JobRunner } from "../../jobs/job-runner.ts";
import { Problem } from "../../problem.ts";
import { requireConnectRight } from "../linking/linking-service.ts";
import { loadPlannedConnection } from "../sync-plan.ts";
import { choosable } from "./choose-candidate.ts";
import { matchedQuery } from "./collect-records.ts";
import { disconnectMatched } from "./disconnect-matched.ts";
import { CONNECT_KIND } from "./match-connect-job.ts";
import { MATCH_KIND } from "./match-job.ts";
import { loadMatchJob, type MatchJob, toMatchJob } from "./match-rows.ts";
import { isWorking, jobsOf } from "./match-work.ts";

/** Matchings that are kept for each connection, with all their proposals. */
const KEPT_MATCHINGS = 20;

export interface MatchDeps {
  readonly db: Db;
  readonly now: () => Date;
  readonly runner: JobRunner;
}

export interface MatchRequest {
  readonly connectionId: number;
  readonly entity: CrmEntity;
  readonly actorType: string;
  /** The members of the list's query. */
  readonly query: Readonly<Record<string, string>>;
  /** null: all records of the list. */
  readonly recordIds: readonly number[] | null;
}

export interface ProposalFilter {
  readonly status?: MatchStatus | undefined;
  readonly minScore?: number | undefined;
  readonly maxScore?: number | undefined;
  readonly accepted?: boolean | undefined;
  readonly outcome?: MatchOutcome | undefined;
  readonly recordIds?: readonly number[] | undefined;
}

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
  const { db, runner } = deps;
  const open = async (principal: Principal, matchId: number): Promise<MatchJob> => {
    const match = await loadMatchJob(db, matchId);
    await requireConnectRight(db, principal, match.connectionId);
    return match;
  };
  const openIdle = async (principal: Principal, matchId: number): Promise<MatchJob> => {
    const match = await open(principal, matchId);
    if ((await jobsOf(db, match)).some(isWorking)) throw new Problem("job-under-way");
    return match;
  };
  return {
    get: open,
    create: (principal, request) => create(deps, principal, request),
    list: (principal, filter) => list(db, principal, filter),
    async remove(principal, matchId) {
      const match = await open(principal, matchId);
      await cancelWork(deps, match);
      await db.deleteFrom("match_job").where("id", "=", matchId).execute();
    },
    async cancel(principal, matchId) {
      const match = await open(principal, matchId);
      await cancelWork(deps, match);
      return match;
    },
    async change(principal, { matchId, recordId }, change) {
      const match = await openIdle(principal, matchId);
      await inTransaction(db, (trx) => changeProposal(trx, { match, recordId }, change));
    },
    async accept(principal, matchId, { accepted, ...filter }) {
      await openIdle(principal, matchId);
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
    async connect(principal, matchId, { rule, isPreview }) {
      const match = await openIdle(principal, matchId);
      await requireActive(db, match);
      const params = { matchId, rule };
      const { connectionId } = match;
      const { userId } = principal;
      const job = await runner.start({ kind: CONNECT_KIND, connectionId, isPreview, params, userId });
      if (job === null) throw new Problem("job-under-way");
      return job;
    },
    async disconnect(principal, matchId) {
      return disconnectMatched(db, await openIdle(principal, matchId));
    },
  };
}

/** It has an actor, and is not connected already. */
const acceptable = sql<SqlBool>`erp_key is not null and coalesce(outcome, '') <> 'connected'`;

/** The condition of a filter on proposals. */
export function fitting({ status, minScore, maxScore, accepted, outcome, recordIds }: ProposalFilter) {
  const conditions = [
    ...(status === undefined ? [] : [sql`status = ${status}`]),
    ...(minScore === undefined ? [] : [sql`score >= ${minScore}`]),
    ...(maxScore === undefined ? [] : [sql`score <= ${maxScore}`]),
    ...(accepted === undefined ? [] : [sql`accepted = ${accepted ? 1 : 0}`]),
    ...(outcome === undefined ? [] : [sql`outcome = ${outcome}`]),
    ...(recordIds === undefined ? [] : [sql`crm_id in ${idSet(recordIds)}`]),
  ];
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

async function create(
  { db, now, runner }: MatchDeps,
  principal: Principal,
  request: MatchRequest,
): Promise<MatchJob> {
  const { connectionId, entity, actorType, recordIds } = request;
  await requireConnectRight(db, principal, connectionId);
  await requireActive(db, request);
  const query = matchedQuery.parse(request.query);
  const { userId } = principal;
  const row = await inTransaction(db, async (trx) => {
    await forgetOld(trx, connectionId);
    return trx
      .insertInto("match_job")
      .values({
        ...{ connection_id: connectionId, crm_entity: entity, actor_type: actorType, user_id: userId },
        query: JSON.stringify(query),
        record_ids: recordIds === null ? null : JSON.stringify(recordIds),
        collected_at: null,
        created_at: now().toISOString(),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
  });
  const match = toMatchJob(row);
  // It changes nothing that anybody could take back.
  await runner.start({
    kind: MATCH_KIND,
    connectionId,
    isPreview: true,
    params: { matchId: match.id },
    userId,
  });
  return match;
}

async function requireActive(
  db: Db,
  { connectionId, entity, actorType }: Pick<MatchJob, "connectionId" | "entity" | "actorType">,
): Promise<void> {
  const { active, plan } = await loadPlannedConnection(db, connectionId);
  if (!active) throw new Problem("connection-inactive");
  const isMapped = plan.actorTypes.some((type) => type.actorType === actorType && type.entity === entity);
  if (isMapped) return;
  throw new Problem("not-found", {
    detail: `${actorType} is not synchronised with ${entity} in this connection.`,
  });
}

async function forgetOld(trx: Trx, connectionId: number): Promise<void> {
  const newestToForget = trx
    .selectFrom("match_job")
    .select("id")
    .where("connection_id", "=", connectionId)
    .orderBy("id", "desc")
    .limit(1)
    .offset(KEPT_MATCHINGS - 1);
  await trx
    .deleteFrom("match_job")
    .where("connection_id", "=", connectionId)
    .where("id", "<=", newestToForget)
    .execute();
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
