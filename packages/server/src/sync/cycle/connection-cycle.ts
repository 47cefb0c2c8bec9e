import type { SyncRun } from "@brygga/api-contract";
import {
  type Accounting,
  afterEvent,
  type Breaker,
  type BreakerEvent,
  type Clock,
  type CyclePorts,
  type CycleReport,
  ErpFailure,
  needsProbe,
  runCycle,
  type SyncPlan,
  stopsCycle,
} from "@brygga/sync-engine";
import type { Logger } from "pino";
import { multiLanguageText } from "../../admin/words.ts";
import type { Db } from "../../db/database.ts";
import { FencedOff } from "../commit/fence.ts";
import { createRunRecorder, NO_COUNTS, type RunEnd, type RunRecorder } from "../log/run-recorder.ts";
import {
  ensureFeedPosition,
  loadBreaker,
  markFailing,
  markSynced,
  storeBreaker,
} from "./connection-state.ts";
import { retryHeldValues } from "./retry-held-values.ts";
import { loadPlannedConnection, type PlannedConnection } from "./sync-plan.ts";

export interface CycleDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  /** The real ports of one run; tests wrap them to fail or to end the process at a chosen call. */
  readonly portsFor: (plan: SyncPlan, run: RunRecorder, signal?: AbortSignal) => Promise<CyclePorts>;
  /** Asks the connection's connector whether it works (TestConnection). Rejects with an ErpFailure when not. */
  readonly probe: (connectionId: number, signal?: AbortSignal) => Promise<void>;
  /**
   * Looks for the actors of which it is not known whether they were created. Rejects with an ErpFailure when the ERP
   * cannot be reached.
   */
  readonly settleCreates: (connectionId: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 up to 1. */
  readonly chance: () => number;
}

/**
 * One cycle of one connection, from its configuration to its finish time. Never rejects for what an ERP does:
 * a failure ends the run and is stored with the connection, and with its breaker. The signal ends the run between two
 * batches; what is left comes next time. Texts of the answer may be multi-language.
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
  const started = { connection, run, startedAt, breaker: await loadBreaker(db, connectionId) };
  try {
    // It may have been deactivated while this cycle waited for its turn.
    if (!connection.active) return await interrupt(deps, started);
    if (needsProbe(started.breaker)) {
      await storeBreaker(db, connectionId, next(deps, started, "begun"));
      await deps.probe(connectionId, signal);
    }
    await ensureFeedPosition(db, connectionId);
    await retryHeldValues(db, { connectionId, changed: connection.changedFits, now: startedAt });
    await deps.settleCreates(connectionId, signal);
    const ports = await deps.portsFor(connection.plan, run, signal);
    return await endRun(deps, started, await runCycle(connection.plan, ports, signal));
  } catch (error) {
    if (signal?.aborted) return await interrupt(deps, started);
    if (error instanceof FencedOff) return await giveWay(deps, started, error);
    return await failRun(deps, started, { error, counts: NO_COUNTS });
  }
}

interface StartedRun {
  readonly connection: PlannedConnection;
  readonly run: RunRecorder;
  readonly startedAt: Date;
  readonly breaker: Breaker;
}

const next = ({ clock, chance }: CycleDeps, { breaker }: StartedRun, event: BreakerEvent): Breaker =>
  afterEvent(breaker, event, { now: clock.now(), chance: chance() });

const interrupt = ({ clock }: CycleDeps, started: StartedRun, counts?: Accounting): Promise<SyncRun> =>
  finish(started, ended("interrupted", clock.now(), counts));

/** The connection is not failing: another process is at work on it. */
function giveWay({ clock, log }: CycleDeps, started: StartedRun, { message, explanation }: FencedOff) {
  log.warn({ connectionId: started.connection.plan.connectionId }, message);
  return finish(started, { ...ended("interrupted", clock.now()), failure: message, explanation });
}

const ended = (outcome: RunEnd["outcome"], finishedAt: Date, counts: Accounting = NO_COUNTS): RunEnd => ({
  outcome,
  failure: "",
  explanation: "",
  counts,
  finishedAt,
});

async function endRun(deps: CycleDeps, started: StartedRun, report: CycleReport): Promise<SyncRun> {
  const counts = report.total;
  if (report.stopped === "aborted") return interrupt(deps, started, counts);
  const finishedAt = deps.clock.now();
  // What kept the ERP from being reached says more than what it refused before.
  const failure = report.failures.find(({ failure: one }) => stopsCycle(one)) ?? report.failures[0];
  if (failure) return failRun(deps, started, { error: failure.failure, counts });
  const explanation = disappearanceText(report.absences.disappearance);
  const run = await finish(started, { ...ended("completed", finishedAt, counts), explanation });
  await markSynced(deps.db, started.connection.plan.connectionId, finishedAt);
  return run;
}

async function failRun(
  deps: CycleDeps,
  started: StartedRun,
  { error, counts }: { readonly error: unknown; readonly counts: Accounting },
): Promise<SyncRun> {
  const { connectionId } = started.connection.plan;
  const finishedAt = deps.clock.now();
  deps.log.error({ err: error, connectionId }, "the cycle failed");
  const texts = textsOf(error);
  const isNews = await markFailing(deps.db, connectionId, {
    failure: texts.explanation || texts.failure,
    at: finishedAt,
    breaker: next(deps, started, breakerEventOf(error, started.breaker)),
  });
  const end = { ...ended("failed", finishedAt, counts), ...texts };
  // A connection that stays down would otherwise fill the table with the same sentence every minute.
  return isNews || started.run.known !== null ? finish(started, end) : describe(started, null, end);
}

/** An ERP that says no has been reached. A probe wants more: an ERP that refuses it is not well. */
function breakerEventOf(error: unknown, before: Breaker): BreakerEvent {
  if (!(error instanceof ErpFailure)) return "begun";
  return stopsCycle(error) || needsProbe(before) ? "failed" : "succeeded";
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
    en: `${actors} of ${links} linked actors are missing in the ERP. Brygga has not paused any of them: say whether they are really gone.`,
    sv: `${actors} av ${links} anslutna aktörer saknas i ERP. Brygga har inte pausat någon av dem: ange om de verkligen är borta.`,
    nb: `${actors} av ${links} koblede aktører mangler i ERP. Brygga har ikke satt noen av dem på pause: angi om de virkelig er borte.`,
    da: `${actors} af ${links} forbundne aktører mangler i ERP. Brygga har ikke sat nogen af dem på pause: angiv, om de virkelig er væk.`,
    de: `${actors} von ${links} verbundenen Akteuren fehlen im ERP. Brygga hat keinen davon angehalten: Geben Sie an, ob sie wirklich weg sind.`,
    nl: `${actors} van ${links} gekoppelde actoren ontbreken in het ERP. Brygga heeft er geen gepauzeerd: geef aan of ze echt verdwenen zijn.`,
  });
}

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
