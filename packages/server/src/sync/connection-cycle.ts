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
import { multiLanguageText } from "../admin/words.ts";
import type { Db } from "../db/database.ts";
import { ensureFeedPosition, markFailing, markSynced } from "./connection-state.ts";
import { retryHeldValues } from "./retry-held-values.ts";
import {
  createRunRecorder,
  NO_COUNTS,
  type RunCounts,
  type RunEnd,
  type RunRecorder,
} from "./run-recorder.ts";
import { loadPlannedConnection, type PlannedConnection } from "./sync-plan.ts";

export interface CycleDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  /** The real ports of one run; tests wrap them to fail or to end the process at a chosen call. */
  readonly portsFor: (plan: SyncPlan, run: RunRecorder, signal?: AbortSignal) => Promise<CyclePorts>;
}

/**
 * One cycle of one connection, from its configuration to its finish time. Never rejects for what an ERP does:
 * a failure ends the run and is stored with the connection. The signal ends the run between two batches; what
 * is left comes next time. Texts of the answer may be multi-language.
 */
export async function runConnectionCycle(
  deps: CycleDeps,
  connectionId: number,
  signal?: AbortSignal,
): Promise<SyncRun> {
  const { db, clock } = deps;
  const connection = await loadPlannedConnection(db, connectionId);
  const startedAt = clock.now();
  const run = createRunRecorder(db, connectionId, startedAt);
  const started = { connection, run, startedAt };
  try {
    // It may have been deactivated while this cycle waited for its turn.
    if (!connection.active) return await finish(started, ended("interrupted", clock.now()));
    await ensureFeedPosition(db, connectionId);
    await retryHeldValues(db, { connectionId, changed: connection.changedFits, now: startedAt });
    const ports = await deps.portsFor(connection.plan, run, signal);
    return await endRun(deps, started, await runCycle(connection.plan, ports, signal));
  } catch (error) {
    return await failRun(deps, started, { error, counts: NO_COUNTS });
  }
}

interface StartedRun {
  readonly connection: PlannedConnection;
  readonly run: RunRecorder;
  readonly startedAt: Date;
}

const ended = (outcome: RunEnd["outcome"], finishedAt: Date, counts: RunCounts = NO_COUNTS): RunEnd => ({
  outcome,
  failure: "",
  explanation: "",
  counts,
  finishedAt,
});

async function endRun(deps: CycleDeps, started: StartedRun, report: CycleReport): Promise<SyncRun> {
  const counts = countsOf(report);
  const finishedAt = deps.clock.now();
  if (report.stopped === "aborted") return finish(started, ended("interrupted", finishedAt, counts));
  const [failure] = report.failures;
  if (failure) return failRun(deps, started, { error: failure.failure, counts });
  const explanation = disappearanceText(report.absences.disappearance);
  const run = await finish(started, { ...ended("completed", finishedAt, counts), explanation });
  await markSynced(deps.db, started.connection.plan.connectionId, finishedAt);
  return run;
}

async function failRun(
  deps: CycleDeps,
  started: StartedRun,
  { error, counts }: { readonly error: unknown; readonly counts: RunCounts },
): Promise<SyncRun> {
  const { connectionId } = started.connection.plan;
  const finishedAt = deps.clock.now();
  deps.log.error({ err: error, connectionId }, "the cycle failed");
  const texts = textsOf(error);
  const isNews = await markFailing(deps.db, connectionId, {
    failure: texts.explanation || texts.failure,
    at: finishedAt,
  });
  const end = { ...ended("failed", finishedAt, counts), ...texts };
  // A connection that stays down would otherwise fill the table with the same sentence every minute.
  return isNews || started.run.known !== null ? finish(started, end) : describe(started, null, end);
}

async function finish(started: StartedRun, end: RunEnd): Promise<SyncRun> {
  return describe(started, await started.run.finish(end), end);
}

function textsOf(error: unknown): { failure: string; explanation: string } {
  if (error instanceof ErpFailure) {
    return { failure: error.techExplanation || error.message, explanation: error.userExplanation };
  }
  return { failure: error instanceof Error ? error.message : String(error), explanation: "" };
}

/** What is asked of an administrator, as multi-language text; "" when nothing is. */
function disappearanceText(asked: CycleReport["absences"]["disappearance"]): string {
  if (asked === null) return "";
  const { actors, links } = asked;
  return multiLanguageText({
    en: `${actors} actors of ${links} links are missing in the ERP. Brygga has not paused any of them: say whether they are really gone.`,
    sv: `${actors} aktörer av ${links} kopplingar saknas i ERP. Brygga har inte pausat någon av dem: ange om de verkligen är borta.`,
  });
}

const countsOf = (report: CycleReport): RunCounts => {
  const { read, unlinked, unchanged, written, conflicting, skipped, failed } = report.total;
  return { read, unlinked, unchanged, written, conflicting, skipped, failed };
};

const describe = ({ connection, startedAt }: StartedRun, id: number | null, end: RunEnd): SyncRun => ({
  id,
  connectionId: connection.plan.connectionId,
  connectionName: connection.name,
  startedAt: startedAt.toISOString(),
  finishedAt: end.finishedAt.toISOString(),
  outcome: end.outcome,
  failure: end.failure,
  explanation: end.explanation,
  ...end.counts,
});
