import type { CommitOutcome } from "@brygga/sync-engine";
import { updateRecords } from "../../crm/records.ts";
import { type Db, inTransaction, type Trx } from "../../db/database.ts";
import { runForEach } from "../../db/for-each-row.ts";
import { idSet } from "../../db/sql.ts";
import { writeAbsences } from "../links/absence-store.ts";
import { changeStates } from "../links/link-states.ts";
import { loadSubjects } from "../links/link-subjects.ts";
import { insertLogRows } from "../log/log-rows.ts";
import type { RunRecorder } from "../log/run-recorder.ts";
import { dropChecks, raiseProblems, solveProblems } from "../problems/problem-rows.ts";
import type { HandedBatch, StoredLinkUpdate } from "./commit-messages.ts";
import type { Fence } from "./fence.ts";
import { movePositions } from "./positions.ts";
import { storeLearned } from "./store-learned.ts";

/** For whom a batch is committed. */
export interface CommitContext {
  readonly db: Db;
  readonly connectionId: number;
  /** Marks the CRM writes in the change feed. */
  readonly origin: string;
  readonly run: Pick<RunRecorder, "id" | "userId">;
  readonly now: () => Date;
  /** Keeps what was planned before another process took the connection from being committed after. */
  readonly fence: Pick<Fence, "check">;
}

/** Rolls the transaction back: CRM records or links are no longer those that the batch was planned on. */
class StaleBatch extends Error {
  readonly linkIds: readonly number[];
  constructor(linkIds: readonly number[]) {
    super("the batch was planned on records that have changed since");
    this.linkIds = linkIds;
  }
}

/** Commits a batch in one transaction, or nothing of it. Rejects with FencedOff when another process has the connection. */
export async function commitBatch(options: CommitContext, batch: HandedBatch): Promise<CommitOutcome> {
  try {
    await inTransaction(options.db, (trx) => writeBatch(trx, options, batch));
    return { kind: "committed" };
  } catch (error) {
    if (error instanceof StaleBatch) return { kind: "stale", linkIds: error.linkIds };
    throw error;
  }
}

async function writeBatch(trx: Trx, options: CommitContext, batch: HandedBatch): Promise<void> {
  const { connectionId } = options;
  const at = options.now();
  await options.fence.check(trx, connectionId);
  await updateLinks(trx, batch.links, at);
  await writeRecords(trx, options, batch);
  if (batch.log.length + batch.problems.length > 0) {
    const runId = await options.run.id(trx);
    await insertLogRows(trx, {
      rows: batch.log,
      connectionId,
      at,
      runId,
      userId: options.run.userId ?? null,
    });
  }
  if (batch.states !== undefined) await changeStates(trx, { connectionId, states: batch.states, at });
  await solveProblems(trx, batch.solved);
  await dropChecks(trx, batch.checked ?? []);
  await raiseProblems(trx, { problems: await problemsOfLinks(trx, connectionId, batch), connectionId, at });
  await settleIntents(trx, connectionId, batch.settled);
  if (batch.absences !== undefined) await writeAbsences(trx, connectionId, batch.absences);
  if (batch.learned !== undefined) await storeLearned(trx, { connectionId, learned: batch.learned, at });
  await movePositions(trx, { connectionId, batch, at });
}

function linkIdsOf(batch: HandedBatch): readonly number[] {
  const ids = [...batch.links, ...batch.log, ...batch.problems].map((part) => part.linkId);
  return [...new Set(ids)];
}

/** CRM values, each on the version it was planned on. */
async function writeRecords(
  trx: Trx,
  { origin, connectionId }: CommitContext,
  batch: HandedBatch,
): Promise<void> {
  const staleIds = new Set(await updateRecords(trx, batch.crmWrites, batch.origin ?? origin));
  if (staleIds.size === 0) return;
  const subjects = await loadSubjects(trx, connectionId, linkIdsOf(batch));
  throw new StaleBatch([...subjects].filter(([, { crmId }]) => staleIds.has(crmId)).map(([id]) => id));
}

const UPDATE_LINK = `update link set base = ?, erp_timestamp = ?, last_sync_at = ?, churn = coalesce(?, churn)
  where id = ?`;

/** A link that is gone takes its record out of the batch too. */
async function updateLinks(trx: Trx, links: readonly StoredLinkUpdate[], at: Date): Promise<void> {
  const lastSyncAt = at.toISOString();
  const rows = links.map(({ linkId, base, erpTimestamp, churn }) => [
    base,
    erpTimestamp,
    lastSyncAt,
    churn === undefined ? null : JSON.stringify(churn),
    linkId,
  ]);
  const changed = await runForEach(trx, UPDATE_LINK, rows);
  const gone = links.filter((_link, index) => changed[index] === 0).map(({ linkId }) => linkId);
  if (gone.length > 0) throw new StaleBatch(gone);
}

/** Problems of links that are still there. */
async function problemsOfLinks(trx: Trx, connectionId: number, { problems }: HandedBatch) {
  const linkIds = problems.map(({ linkId }) => linkId);
  const subjects = await loadSubjects(trx, connectionId, [...new Set(linkIds)]);
  return problems.filter(({ linkId }) => subjects.has(linkId));
}

async function settleIntents(trx: Trx, connectionId: number, linkIds: readonly number[]): Promise<void> {
  if (linkIds.length === 0) return;
  await trx
    .deleteFrom("write_intent")
    .where("connection_id", "=", connectionId)
    .where("link_id", "in", idSet(linkIds))
    .execute();
}
