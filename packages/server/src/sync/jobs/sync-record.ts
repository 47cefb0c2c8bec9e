import type { SyncRun } from "@brygga/api-contract";
import type { Link } from "@brygga/sync-engine";
import {
  type CyclePorts,
  ErpFailure,
  type LinksReport,
  type LogRow,
  NOTHING_READ,
  type Problem as SyncProblem,
  syncRecords,
} from "@brygga/sync-engine";
import { Problem } from "../../problem.ts";
import { loadPlannedConnection, type PlannedConnection } from "../cycle/sync-plan.ts";
import type { Turns } from "../cycle/turns.ts";
import { createRunRecorder, type RunEnd, type RunRecorder } from "../log/run-recorder.ts";
import type { JobDeps } from "./job-work.ts";

/** What synchronising one record came to. */
export interface SyncedRecord {
  /** Texts may be multi-language text. */
  readonly run: SyncRun;
  readonly changes: readonly LogRow[];
  readonly problems: readonly SyncProblem[];
}

export interface SyncRecordRequest {
  readonly link: Link;
  readonly userId: number;
}

/**
 * Synchronises one link both ways at once, in the turn of its connection: it waits for a cycle that is under way,
 * and for nothing else.
 *
 * @throws Problem connection-inactive, erp-refused, erp-unreachable
 */
export function syncRecordNow(
  deps: JobDeps & { readonly turns: Turns },
  { link, userId }: SyncRecordRequest,
): Promise<SyncedRecord> {
  return deps.turns.take(link.connectionId, async (signal) => {
    const connection = await loadPlannedConnection(deps.db, link.connectionId);
    if (!connection.active) throw new Problem("connection-inactive");
    const startedAt = deps.clock.now();
    const run = { ...createRunRecorder(deps.db, link.connectionId, startedAt), userId };
    const seen = new Seen();
    try {
      const ports = seen.through(await deps.portsFor(connection.plan, run, signal));
      const report = await syncRecords(connection.plan, ports, [link.id]);
      return await finish(deps, { connection, run, startedAt, report, seen });
    } catch (error) {
      await run.finish(endOf(deps, null, error));
      throw asProblem(error);
    }
  });
}

/** What was committed. */
class Seen {
  readonly changes: LogRow[] = [];
  readonly problems: SyncProblem[] = [];

  through(ports: CyclePorts): CyclePorts {
    const { journal } = ports;
    const commit: typeof journal.commit = async (batch) => {
      const outcome = await journal.commit(batch);
      if (outcome.kind === "committed") {
        this.changes.push(...batch.log);
        this.problems.push(...batch.problems);
      }
      return outcome;
    };
    return { ...ports, journal: { ...journal, commit } };
  }
}

interface Finished {
  readonly connection: PlannedConnection;
  readonly run: RunRecorder;
  readonly startedAt: Date;
  readonly report: LinksReport;
  readonly seen: Seen;
}

async function finish(deps: JobDeps, finished: Finished): Promise<SyncedRecord> {
  const { connection, run, startedAt, report, seen } = finished;
  const end = endOf(deps, report);
  const id = await run.finish(end);
  const { finishedAt, counts, ...texts } = end;
  return {
    run: {
      id,
      connectionId: connection.plan.connectionId,
      connectionName: connection.name,
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt.toISOString(),
      ...texts,
      ...counts,
    },
    changes: seen.changes,
    problems: seen.problems,
  };
}

function endOf({ clock }: JobDeps, report: LinksReport | null, error?: unknown): RunEnd {
  const counts = report?.accounting ?? NOTHING_READ;
  const failed = error instanceof ErpFailure ? error : null;
  const failure = failed?.techExplanation || (error instanceof Error ? error.message : "");
  const outcome = report === null ? "failed" : "completed";
  return { outcome, failure, explanation: failed?.userExplanation ?? "", counts, finishedAt: clock.now() };
}

function asProblem(error: unknown): unknown {
  if (!(error instanceof ErpFailure)) return error;
  const explanation = { user: error.userExplanation, tech: error.techExplanation };
  return new Problem(error.kind === "refused" ? "erp-refused" : "erp-unreachable", {
    explanation,
    cause: error,
  });
}
