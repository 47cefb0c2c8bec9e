import type { SyncRun } from "@brygga/api-contract";
import {
  type Clock,
  type CyclePorts,
  type CycleReport,
  ErpFailure,
  runCycle,
  type SyncPlan,
} from "@brygga/sync-engine";
import type { Logger } from "pino";
import type { Db } from "../db/database.ts";
import { ensureFeedPosition, markFailing, markSynced } from "./connection-state.ts";
import { createRunRecorder, NO_COUNTS, type RunCounts, type RunRecorder } from "./run-recorder.ts";
import { loadPlannedConnection, type PlannedConnection } from "./sync-plan.ts";

export interface CycleDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  /** The real ports of one run; tests wrap them to fail or to end the process at a chosen call. */
  readonly portsFor: (plan: SyncPlan, run: RunRecorder) => Promise<CyclePorts>;
}

/**
 * One cycle of one connection, from its configuration to its finish time. Never rejects for what an ERP does:
 * a failure ends the run and is stored with the connection. Texts of the answer may be multi-language.
 */
export async function runConnectionCycle(deps: CycleDeps, connectionId: number): Promise<SyncRun> {
  const { db, clock } = deps;
  const startedAt = clock.now();
  const connection = await loadPlannedConnection(db, connectionId);
  const run = createRunRecorder(db, connectionId, startedAt);
  await ensureFeedPosition(db, connectionId);
  try {
    const report = await runCycle(connection.plan, await deps.portsFor(connection.plan, run));
    return await endRun(deps, { connection, run, startedAt }, report);
  } catch (error) {
    return await failRun(deps, { connection, run, startedAt }, error);
  }
}

interface StartedRun {
  readonly connection: PlannedConnection;
  readonly run: RunRecorder;
  readonly startedAt: Date;
}

async function endRun(deps: CycleDeps, started: StartedRun, report: CycleReport): Promise<SyncRun> {
  const counts = countsOf(report);
  const [failure] = report.failures;
  if (failure) return failRun(deps, started, failure.failure, counts);
  const finishedAt = deps.clock.now();
  const id = await started.run.finish({
    outcome: "completed",
    failure: "",
    explanation: "",
    counts,
    finishedAt,
  });
  await markSynced(deps.db, started.connection.plan.connectionId, finishedAt);
  return describe(started, { id, outcome: "completed", failure: "", explanation: "", counts, finishedAt });
}

async function failRun(
  deps: CycleDeps,
  started: StartedRun,
  error: unknown,
  counts: RunCounts = NO_COUNTS,
): Promise<SyncRun> {
  const connectionId = started.connection.plan.connectionId;
  const { failure, explanation } = textsOf(error);
  const finishedAt = deps.clock.now();
  deps.log.error({ err: error, connectionId }, "the cycle failed");
  const isNews = await markFailing(deps.db, connectionId, {
    failure: explanation || failure,
    at: finishedAt,
  });
  // A connection that stays down would otherwise fill the table with the same sentence every minute.
  const end = { outcome: "failed", failure, explanation, counts, finishedAt } as const;
  const id = isNews || started.run.known !== null ? await started.run.finish(end) : null;
  return describe(started, { id, ...end });
}

function textsOf(error: unknown): { failure: string; explanation: string } {
  if (error instanceof ErpFailure) {
    return { failure: error.techExplanation || error.message, explanation: error.userExplanation };
  }
  return { failure: error instanceof Error ? error.message : String(error), explanation: "" };
}

const countsOf = (report: CycleReport): RunCounts => {
  const { read, unlinked, unchanged, written, conflicting, skipped, failed } = report.total;
  return { read, unlinked, unchanged, written, conflicting, skipped, failed };
};

const describe = (
  { connection, startedAt }: StartedRun,
  end: {
    id: number | null;
    outcome: "completed" | "failed";
    failure: string;
    explanation: string;
    counts: RunCounts;
    finishedAt: Date;
  },
): SyncRun => ({
  id: end.id,
  connectionId: connection.plan.connectionId,
  connectionName: connection.name,
  startedAt: startedAt.toISOString(),
  finishedAt: end.finishedAt.toISOString(),
  outcome: end.outcome,
  failure: end.failure,
  explanation: end.explanation,
  ...end.counts,
});
