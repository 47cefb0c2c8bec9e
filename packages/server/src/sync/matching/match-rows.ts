import type { MatchOutcome, RecordFilter } from "@brygga/api-contract";
import type { Candidate, Clues, CrmEntity, MatchReason } from "@brygga/sync-engine";
import { type Selectable, type SqlBool, sql } from "kysely";
import type { Db, Trx } from "../../db/database.ts";
import { runForEach, type SqlRow } from "../../db/for-each-row.ts";
import type { MatchJobTable, MatchProposalTable } from "../../db/match-tables.ts";
import { Problem } from "../../problem.ts";

/** Proposals of actors for the unlinked records of a list. */
export interface MatchJob {
  readonly id: number;
  readonly connectionId: number;
  readonly entity: CrmEntity;
  readonly actorType: string;
  readonly userId: number;
  /** Which records the list shows. */
  readonly query: RecordFilter;
  /** null: all records of the list. */
  readonly recordIds: readonly number[] | null;
  readonly isCollected: boolean;
  readonly isCut: boolean;
  readonly createdAt: string;
}

export const toMatchJob = (row: Selectable<MatchJobTable>): MatchJob => ({
  id: row.id,
  connectionId: row.connection_id,
  entity: row.crm_entity,
  actorType: row.actor_type,
  userId: row.user_id,
  query: JSON.parse(row.query) as RecordFilter,
  recordIds: row.record_ids === null ? null : (JSON.parse(row.record_ids) as number[]),
  isCollected: row.collected_at !== null,
  isCut: row.is_cut === 1,
  createdAt: row.created_at,
});

/** @throws Problem not-found */
export async function loadMatchJob(db: Db, id: number): Promise<MatchJob> {
  const row = await db.selectFrom("match_job").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Problem("not-found");
  return toMatchJob(row);
}

/** What is proposed for a record, and what became of it. */
export interface Proposal {
  readonly matchId: number;
  readonly crmId: number;
  readonly status: "suggested" | "ambiguous" | "none";
  readonly erpKey: string | null;
  /** Percent. */
  readonly score: number;
  readonly reasons: readonly MatchReason[];
  readonly candidates: readonly Candidate[];
  readonly isChosen: boolean;
  readonly accepted: boolean;
  readonly outcome: MatchOutcome | null;
  /** A code; "" where there is none. */
  readonly problem: string;
  /** May be multi-language text; of values-differ the keys of ERP fields as JSON. */
  readonly explanation: string;
  readonly linkId: number | null;
}

export const toProposal = (row: Selectable<MatchProposalTable>): Proposal => ({
  matchId: row.match_id,
  crmId: row.crm_id,
  status: row.status,
  erpKey: row.erp_key,
  score: row.score,
  reasons: JSON.parse(row.reasons) as MatchReason[],
  candidates: JSON.parse(row.candidates) as Candidate[],
  isChosen: row.is_chosen === 1,
  accepted: row.accepted === 1,
  outcome: row.outcome,
  problem: row.problem,
  explanation: row.explanation,
  linkId: row.link_id,
});

const INSERT_ACTOR = `
  insert into match_actor (match_id, erp_key, clues) select ?, ?, ?
  where not exists (select 1 from link where connection_id = ? and actor_type = ? and erp_key = ?)
  on conflict do nothing`;

/** Notes actors that no record is linked to. */
export async function insertActors(
  trx: Trx,
  { id, connectionId, actorType }: MatchJob,
  actors: readonly { readonly erpKey: string; readonly clues: Clues }[],
): Promise<void> {
  const rows = actors.map(({ erpKey, clues }): SqlRow => {
    return [id, erpKey, JSON.stringify(clues), connectionId, actorType, erpKey];
  });
  await runForEach(trx, INSERT_ACTOR, rows);
}

const INSERT_PROPOSAL = `
  insert into match_proposal (match_id, crm_id) select ?, ?
  where not exists (select 1 from link where connection_id = ? and crm_entity = ? and crm_id = ?)
  on conflict do nothing`;

/** Notes records that are not linked; answers how many. */
export async function insertProposals(
  trx: Trx,
  { id, connectionId, entity }: MatchJob,
  recordIds: readonly number[],
): Promise<number> {
  const rows = recordIds.map((recordId): SqlRow => [id, recordId, connectionId, entity, recordId]);
  const inserted = await runForEach(trx, INSERT_PROPOSAL, rows);
  return inserted.reduce((sum, count) => sum + count, 0);
}

export interface ProposalOutcome {
  readonly outcome: MatchOutcome;
  readonly problem?: string;
  readonly explanation?: string;
  readonly linkId?: number;
}

/** Notes what became of an accepted proposal, and by which job. */
export async function noteOutcome(
  db: Db,
  { matchId, crmId, jobId }: Pick<Proposal, "matchId" | "crmId"> & { readonly jobId: number },
  { outcome, problem = "", explanation = "", linkId }: ProposalOutcome,
): Promise<void> {
  await db
    .updateTable("match_proposal")
    .set({ outcome, problem, explanation, link_id: linkId ?? null, job_id: jobId })
    .where("match_id", "=", matchId)
    .where("crm_id", "=", crmId)
    .execute();
}

/** What became of proposals by a job: how many came to the same. */
export async function outcomesOfJob(
  db: Db,
  { matchId, jobId }: MatchWorker,
): Promise<readonly { readonly outcome: MatchOutcome; readonly problem: string; readonly count: number }[]> {
  const rows = await db
    .selectFrom("match_proposal")
    .select((eb) => ["outcome", "problem", eb.fn.countAll<number>().as("count")])
    .where("match_id", "=", matchId)
    .where("job_id", "=", jobId)
    .groupBy(["outcome", "problem"])
    .execute();
  return rows.flatMap(({ outcome, problem, count }) =>
    outcome === null ? [] : [{ outcome, problem, count: Number(count) }],
  );
}

/** A job that connects the proposals of a matching. */
export interface MatchWorker {
  readonly matchId: number;
  readonly jobId: number;
}

/** Those that failed or were left by an earlier job are among them. */
const isToConnect = ({ matchId, jobId }: MatchWorker) => sql<SqlBool>`match_id = ${matchId}
  and accepted = 1 and erp_key is not null
  and (outcome is null or outcome in ('left', 'failed'))
  and (job_id is null or job_id <> ${jobId})`;

/** Accepted proposals that the job is still to connect, by record. */
export async function acceptedProposals(
  db: Db,
  { afterId, limit, ...worker }: MatchWorker & { readonly afterId: number; readonly limit: number },
): Promise<readonly Proposal[]> {
  const rows = await db
    .selectFrom("match_proposal")
    .selectAll()
    .where(isToConnect(worker))
    .where("crm_id", ">", afterId)
    .orderBy("crm_id")
    .limit(limit)
    .execute();
  return rows.map(toProposal);
}

export async function countAccepted(db: Db, worker: MatchWorker): Promise<number> {
  const { count } = await db
    .selectFrom("match_proposal")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where(isToConnect(worker))
    .executeTakeFirstOrThrow();
  return Number(count);
}
