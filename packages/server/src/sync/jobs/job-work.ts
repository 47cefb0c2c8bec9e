import { type CyclePorts, previewPorts, type SyncPlan } from "@brygga/sync-engine";
import { multiLanguageText } from "../../admin/words.ts";
import type { Db } from "../../db/database.ts";
import { type Job, type JobItem, JobRefused, type JobSlice, type OpenedJob } from "../../jobs/job.ts";
import type { CycleDeps } from "../cycle/connection-cycle.ts";
import { loadPlannedConnection } from "../cycle/sync-plan.ts";
import { type Foreseen, itemsOf } from "./batch-items.ts";
import { closeJobRun, NO_RUN, openJobRun } from "./job-run.ts";
import { type SliceLog, sliceLog } from "./slice-log.ts";

/** Of the engine's work beside its cycles. */
export type JobDeps = Pick<CycleDeps, "db" | "clock" | "portsFor">;

/** Links that are dealt with in one slice. */
export const SLICE_SIZE = 500;

export interface EngineWork {
  readonly plan: SyncPlan;
  readonly ports: CyclePorts;
  readonly position: unknown;
  readonly signal: AbortSignal;
  /** What the run has logged of the slice, where the slice may have been begun before; null where it has not. */
  readonly loggedBefore: ((afterId: number) => Promise<SliceLog>) | null;
}

export interface WorkOptions {
  /** How many records there are to deal with; null where that is not known beforehand. */
  readonly total: number | null;
  /** It writes nothing, and so may be asked of a connection that is not active. */
  readonly isReadOnly: boolean;
  /** One slice. What it would commit is told by the items of a preview without its doing. */
  readonly slice: (work: EngineWork) => Promise<JobSlice>;
}

/**
 * Opens a job for the engine: with the configuration that the connection has now, which it works with to its end;
 * over ports that record instead of writing where it is a preview.
 */
export async function openWork(deps: JobDeps, job: Job, options: WorkOptions): Promise<OpenedJob> {
  const { db, clock } = deps;
  const isReadOnly = options.isReadOnly || job.isPreview;
  const { plan } = await loadPlannedConnection(db, job.connectionId);
  const run = isReadOnly ? NO_RUN : await openJobRun(db, job, clock.now());
  const runId = run.known;
  // Whatever was done and not stored was followed by another opening, or by an end of the slice without a result.
  let isBegun = job.runId !== null;
  return {
    total: options.total,
    isReadOnly,
    runId,
    async slice(position, signal) {
      if (!isReadOnly) await requireSameMapping(db, plan);
      const ports = await deps.portsFor(plan, run, signal);
      if (!job.isPreview) {
        const logged = runId === null || !isBegun ? null : (afterId: number) => sliceLog(db, runId, afterId);
        isBegun = true;
        const done = await options.slice({ plan, ports, position, signal, loggedBefore: logged });
        isBegun = false;
        return done;
      }
      const batches: Foreseen[] = [];
      const preview = previewPorts(position === null ? ports : withoutRecovery(ports), ({ log, problems }) =>
        batches.push({ log, problems }),
      );
      const slice = await options.slice({ plan, ports: preview, position, signal, loggedBefore: null });
      return withItems(slice, await itemsOf(db, plan, batches));
    },
    end: (ended) => closeJobRun(db, ended),
  };
}

/** What a crash left open is told by the first slice of a preview; the next would tell it again. */
const withoutRecovery = (ports: CyclePorts): CyclePorts => ({
  ...ports,
  journal: { ...ports.journal, unsettledIntents: async () => [] },
});

const withItems = (slice: JobSlice, items: readonly JobItem[]): JobSlice => ({
  ...slice,
  items: [...items, ...(slice.items ?? [])],
});

/**
 * Cycles that come between two slices work with what is set then: a job that went on with another mapping or zone would
 * overwrite what they have brought over.
 */
async function requireSameMapping(db: Db, { connectionId, ...plan }: SyncPlan): Promise<void> {
  await requireActive(db, connectionId);
  const { plan: present } = await loadPlannedConnection(db, connectionId);
  if (JSON.stringify(pairsOf(present)) === JSON.stringify(pairsOf(plan))) return;
  throw new JobRefused("The mapping or a time zone has been changed since the job began", CHANGED);
}

/** What goes where, and on whose clock. */
const pairsOf = ({ actorTypes }: Pick<SyncPlan, "actorTypes">) =>
  actorTypes.map(({ actorType, entity, fields }) => [
    actorType,
    entity,
    fields.map(({ erpFieldKey, crmFieldKey, syncToCrm, syncToErp, zones }) => [
      ...[erpFieldKey, crmFieldKey, syncToCrm, syncToErp],
      zones ?? null,
    ]),
  ]);

const CHANGED = multiLanguageText({
  en: "The mapping or a time zone was changed while the job ran. Start it again: it finds what is done.",
  sv: "Fältmappningen eller en tidszon ändrades medan jobbet kördes. Starta det igen: det som är gjort görs inte om.",
  nb: "Felttilordningen eller en tidssone ble endret mens arbeidet pågikk. Start det på nytt: det som er gjort, gjøres ikke om igjen.",
  da: "Felttilknytningen eller en tidszone blev ændret, mens arbejdet kørte. Start det igen: det, der er gjort, gøres ikke om.",
  de: "Die Feldzuordnung oder eine Zeitzone wurde geändert, während die Aufgabe lief. Starten Sie sie erneut: Was erledigt ist, wird nicht wiederholt.",
  nl: "De veldtoewijzing of een tijdzone is gewijzigd terwijl de taak liep. Start de taak opnieuw: wat gedaan is, wordt niet herhaald.",
});

export async function requireActive(db: Db, connectionId: number): Promise<void> {
  const row = await db
    .selectFrom("erp_connection")
    .select("id")
    .where("id", "=", connectionId)
    .where("active", "=", 1)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) throw new JobRefused("The ERP connection is not active", INACTIVE);
}

const INACTIVE = multiLanguageText({
  en: "The ERP connection was deactivated. Activate it, and start the job again: it finds what is done.",
  sv: "ERP-kopplingen avaktiverades. Aktivera den och starta jobbet igen: det som är gjort görs inte om.",
  nb: "ERP-tilkoblingen ble deaktivert. Aktiver den, og start arbeidet på nytt: det som er gjort, gjøres ikke om igjen.",
  da: "ERP-forbindelsen blev deaktiveret. Aktivér den, og start arbejdet igen: det, der er gjort, gøres ikke om.",
  de: "Die ERP-Verbindung wurde deaktiviert. Aktivieren Sie sie, und starten Sie die Aufgabe erneut: Was erledigt ist, wird nicht wiederholt.",
  nl: "De ERP-verbinding is gedeactiveerd. Activeer ze en start de taak opnieuw: wat gedaan is, wordt niet herhaald.",
});
