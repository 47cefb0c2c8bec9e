import type { CrmEntity, RecordFilter } from "@brygga/api-contract";
import { refuseHiddenConnections } from "../../admin/list-scope.ts";
import type { Principal } from "../../auth/principal.ts";
import type { Db, Trx } from "../../db/database.ts";
import type { JobRunner } from "../../jobs/job-runner.ts";
import { Problem } from "../../problem.ts";
import { loadPlannedConnection } from "../cycle/sync-plan.ts";
import { requireConnectRight } from "../linking/linking-service.ts";
import { MATCH_KIND } from "./match-job.ts";
import { type MatchJob, toMatchJob } from "./match-rows.ts";

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
  /** Which records the list shows. */
  readonly query: RecordFilter;
  /** null: all records of the list. */
  readonly recordIds: readonly number[] | null;
}

/**
 * Notes what is to be matched, and starts the proposing.
 *
 * @throws Problem not-allowed, connection-inactive, not-found, invalid-request
 */
export async function createMatching(
  { db, now, runner }: MatchDeps,
  principal: Principal,
  request: MatchRequest,
): Promise<MatchJob> {
  const { connectionId, entity, actorType, recordIds } = request;
  await requireConnectRight(db, principal, connectionId);
  await refuseHiddenConnections(db, principal, request.query);
  await requireActive(db, request);
  const { userId } = principal;
  return runner.startWith(async (trx, enqueue) => {
    await forgetOld(trx, connectionId);
    const row = await trx
      .insertInto("match_job")
      .values({
        ...{ connection_id: connectionId, crm_entity: entity, actor_type: actorType, user_id: userId },
        query: JSON.stringify(request.query),
        record_ids: recordIds === null ? null : JSON.stringify(recordIds),
        collected_at: null,
        created_at: now().toISOString(),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    const match = toMatchJob(row);
    // It changes nothing that anybody could take back.
    await enqueue({ kind: MATCH_KIND, connectionId, isPreview: true, params: { matchId: match.id }, userId });
    return match;
  });
}

/** @throws Problem connection-inactive, not-found */
export async function requireActive(
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
