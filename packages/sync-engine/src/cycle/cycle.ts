import { addValueCounts, NO_VALUES } from "../commit/value-counts.ts";
import { highestMark, type Reading, resumeReading } from "../memory/overlap.ts";
import { type CompiledType, compileTypes } from "../merge/compiled-type.ts";
import { addAccounting, NOTHING_READ } from "../model/accounting.ts";
import { ErpFailure, stopsCycle } from "../model/failures.ts";
import type { SyncPlan } from "../model/model.ts";
import type { Clock, CyclePorts, Positions } from "../model/ports.ts";
import { type AbsenceReport, NO_ABSENCES, settleAbsences } from "../read/absence.ts";
import { type InboundRun, runInbound, startInbound } from "../read/inbound.ts";
import type { FirstStamp } from "../read/read-changes.ts";
import { runOutbound } from "../write/outbound.ts";
import { type OutboundRun, type OutboundStep, startOutbound } from "../write/outbound-run.ts";
import { recover } from "../write/recover.ts";
import { runScan } from "./background-scan.ts";
import type { ActorTypeReport, CycleFailure, CycleReport } from "./cycle-report.ts";

/**
 * One cycle of one connection, as the specification tells it: what a crash left open is cleared up; changes
 * of the ERP are brought in, parents before children; changes of the CRM are brought out.
 *
 * A failure of one actor type leaves the others alone; an ERP that cannot be reached ends the cycle. Rejects
 * only when our own side fails (the journal, the CRM), and then what is not committed is done next time.
 */
export async function runCycle(
  plan: SyncPlan,
  ports: CyclePorts,
  signal?: AbortSignal,
): Promise<CycleReport> {
  const types = compileTypes(plan);
  const cycle = new Cycle(await ports.journal.positions());
  try {
    await cycle.attempt("recover", null, async () => {
      const { arrived, unclear } = await recover(ports, types);
      cycle.recovered = arrived;
      cycle.outbound.unclear = unclear;
    });
    for (const type of types) {
      signal?.throwIfAborted();
      const step = { ports, type, ...cycle.beginInbound(type, ports.clock), overlapMs: plan.overlapMs ?? 0 };
      await cycle.attempt("inbound", type.actorType, () => runInbound(step, signal));
    }
    if (cycle.isCleared) {
      const step = { ports, types, origin: plan.origin, run: cycle.outbound };
      await cycle.attempt("outbound", null, () => runOutbound(step, signal));
      await cycle.attempt("scan", null, () => scanInBackground(plan, cycle.scanStep(step), signal));
      await cycle.attempt("absence", null, async () => {
        cycle.absences = await settleAbsences(cycle.absenceStep(step));
      });
    }
  } catch (error) {
    cycle.stop(error, signal);
  }
  return cycle.report();
}

async function scanInBackground({ scanRoundMs: roundMs }: SyncPlan, step: ScanStep, signal?: AbortSignal) {
  if (roundMs !== undefined) await runScan({ ...step, roundMs }, signal);
}

type ScanStep = Omit<Parameters<typeof runScan>[0], "roundMs">;

interface TypeRun {
  readonly actorType: string;
  readonly before: Reading;
  readonly run: InboundRun;
}

/** What a cycle has done so far. */
class Cycle {
  readonly outbound: OutboundRun;
  readonly scan: OutboundRun;
  recovered = 0;
  absences: AbsenceReport = NO_ABSENCES;
  readonly #positions: Positions;
  readonly #inbound: TypeRun[] = [];
  readonly #failures: CycleFailure[] = [];
  readonly #first: FirstStamp;
  #stopped: CycleReport["stopped"] = null;

  constructor(positions: Positions) {
    this.#positions = positions;
    this.#first = { accepted: positions.firstStamp };
    this.outbound = startOutbound(positions.feed);
    this.scan = startOutbound(positions.feed);
  }

  /**
   * Whether no write to the ERP is left of which it is not known if it arrived. Until then nothing may be
   * sent: a second write of the same value would hide the first, and its log row with it.
   */
  get isCleared(): boolean {
    return this.#failures.every(({ step }) => step !== "recover");
  }

  beginInbound(
    { actorType }: CompiledType,
    clock: Clock,
  ): { readonly run: InboundRun; readonly first: FirstStamp } {
    const { watermarks, older, readings } = this.#positions;
    const stored = { watermark: watermarks[actorType], older: older?.[actorType] ?? [] };
    const before = resumeReading({ ...stored, remembered: readings?.[actorType] }, clock.monotonicMs());
    const run = startInbound(before);
    this.#inbound.push({ actorType, before, run });
    return { run, first: this.#first };
  }

  /** Runs a step and notes its failure; goes on where that concerns one actor type only. */
  async attempt(
    step: CycleFailure["step"],
    actorType: string | null,
    run: () => Promise<void>,
  ): Promise<void> {
    try {
      await run();
    } catch (error) {
      if (!(error instanceof ErpFailure)) throw error;
      this.#failures.push({ step, actorType, failure: error });
      if (stopsCycle(error)) throw error;
    }
  }

  scanStep(step: OutboundStep): ScanStep {
    this.scan.unclear = this.outbound.unclear;
    return { ...step, run: this.scan, scan: this.#positions.scan };
  }

  absenceStep({ ports, types }: OutboundStep): Parameters<typeof settleAbsences>[0] {
    const missed = [...this.outbound.missed, ...this.scan.missed];
    return { ports, types, missed, disappearance: this.#positions.disappearance };
  }

  /** Ends the cycle early. What is neither a failure of the ERP nor the signal is not ours to swallow. */
  stop(error: unknown, signal: AbortSignal | undefined): void {
    if (error instanceof ErpFailure) this.#stopped = "failed";
    else if (signal?.aborted && error === signal.reason) this.#stopped = "aborted";
    else throw error;
  }

  report(): CycleReport {
    const actorTypes = this.#inbound.map(reportType);
    const inbound = actorTypes.map(({ accounting }) => accounting).reduce(addAccounting, NOTHING_READ);
    this.outbound.ledger.abandon("stopped");
    const outbound = this.outbound.ledger.close();
    this.scan.ledger.abandon("stopped");
    const scan = this.scan.ledger.close();
    return {
      inbound,
      outbound,
      scan,
      total: [inbound, outbound, scan].reduce(addAccounting, NOTHING_READ),
      actorTypes,
      feedBefore: this.#positions.feed,
      feedAfter: this.outbound.feed,
      values: [...this.#inbound.map(({ run }) => run.values), this.outbound.values, this.scan.values].reduce(
        addValueCounts,
        NO_VALUES,
      ),
      recovered: this.recovered,
      absences: this.absences,
      failures: [...this.#outboundFailures(), ...this.#failures],
      stopped: this.#stopped,
    };
  }

  #outboundFailures(): readonly CycleFailure[] {
    const of = (step: "outbound" | "scan", run: OutboundRun) =>
      run.failures.map((failed) => ({ step, ...failed }));
    return [...of("outbound", this.outbound), ...of("scan", this.scan)];
  }
}

function reportType({ actorType, before, run }: TypeRun): ActorTypeReport {
  run.ledger.abandon("stopped");
  const watermarks = { watermarkBefore: watermarkOf(before), watermarkAfter: watermarkOf(run.reading) };
  return { actorType, accounting: run.ledger.close(), ...watermarks };
}

const watermarkOf = (reading: Reading): string | undefined => highestMark(reading) ?? undefined;
