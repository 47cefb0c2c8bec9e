import { setTimeout as sleepFor } from "node:timers/promises";
import type { SyncRun } from "@brygga/api-contract";
import { type Logger, pino } from "pino";
import type { AdminDeps } from "./admin/admin-deps.ts";
import { createAppRegistry } from "./admin/app-registry.ts";
import type { BoundConnection } from "./admin/bound-connection.ts";
import { openConnection } from "./admin/connection-client.ts";
import { type AuthService, createAuthService } from "./auth/auth-service.ts";
import type { Config } from "./config.ts";
import { clientsWithApps } from "./connector-client/app/index.ts";
import { type ConnectorClients, createConnectorClients } from "./connector-client/index.ts";
import { clientsWithPlugins, createPlugins, type PluginCatalogue } from "./connector-client/plugin/index.ts";
import { type CrmService, createCrmService } from "./crm/crm-service.ts";
import type { Db } from "./db/database.ts";
import type { JobKind } from "./jobs/job.ts";
import { createKeyedLock, type KeyedLock } from "./jobs/keyed-lock.ts";
import { createLiveChanges, type LiveChanges } from "./live/live-changes.ts";
import { liveJobOf, topicsOfCycle, topicsOfJob } from "./live/topics-of-work.ts";
import { projectPaths } from "./project-paths.ts";
import type { Secrets } from "./secrets.ts";
import { CommitThread } from "./sync/commit/commit-thread.ts";
import type { CycleDeps } from "./sync/cycle/connection-cycle.ts";
import { createPortsFor } from "./sync/cycle/cycle-ports.ts";
import { createErpSide, probeErp } from "./sync/cycle/erp-side.ts";
import { createTurns } from "./sync/cycle/turns.ts";
import { type ImportRunDeps, importJob } from "./sync/imports/import-job.ts";
import { ImportService } from "./sync/imports/import-service.ts";
import { ImportThread } from "./sync/imports/import-thread.ts";
import { importPreviewJob } from "./sync/imports/preview-job.ts";
import { selectionJob } from "./sync/imports/selection-job.ts";
import { undoImportJob } from "./sync/imports/undo-import-job.ts";
import { createSyncJobs, type SyncJobs } from "./sync/jobs/sync-jobs.ts";
import { noteUnsupported } from "./sync/linking/create-support.ts";
import { createCreatingErp } from "./sync/linking/creating-erp.ts";
import { type CreatingService, createCreatingService } from "./sync/linking/creating-service.ts";
import { createLinkingService, type LinkingService } from "./sync/linking/linking-service.ts";
import { matchConnectJob } from "./sync/matching/match-connect-job.ts";
import { matchJob } from "./sync/matching/match-job.ts";
import { createMatchService, type MatchService } from "./sync/matching/match-service.ts";
import { createSyncService, type SyncService, type SyncServiceDeps } from "./sync/sync-service.ts";

/** What the server is made of; routes get it whole. */
export interface Services {
  readonly config: Config;
  readonly db: Db;
  readonly secrets: Secrets;
  readonly auth: AuthService;
  readonly crm: CrmService;
  readonly admin: AdminDeps;
  readonly connectors: ConnectorClients;
  readonly plugins: PluginCatalogue;
  readonly openConnection: (connectionId: number) => Promise<BoundConnection>;
  readonly linking: LinkingService;
  readonly matching: MatchService;
  readonly imports: ImportService;
  readonly creating: CreatingService;
  readonly sync: SyncService;
  readonly jobs: SyncJobs;
  /** What happens, for those who look on. */
  readonly live: LiveChanges;
  /** Ends the jobs and gives back the sockets to connectors; the database is the caller's. */
  readonly close: () => Promise<void>;
}

export interface Foundation {
  readonly config: Config;
  readonly db: Db;
  readonly secrets: Secrets;
  readonly logger?: Logger;
  /** Lays itself around the ports of a run; tests fail calls or end the process this way. */
  readonly wrapPorts?: (portsFor: CycleDeps["portsFor"]) => CycleDeps["portsFor"];
  /** How cycles wait; tests have less time. */
  readonly sleep?: SyncServiceDeps["sleep"];
}

const clock = { now: () => new Date(), monotonicMs: () => performance.now() };

/** Puts the parts together, in the order of their dependencies. */
export function compose(foundation: Foundation): Services {
  const { config, db, secrets } = foundation;
  const plugins = composePlugins(foundation);
  const overSoap = createConnectorClients({ egress: { allowPrivate: config.allowPrivateAddresses } });
  const registry = createAppRegistry({ db, secrets });
  const connectors = clientsWithApps(clientsWithPlugins(overSoap, plugins), { registry, now: clock.now });
  const admin: AdminDeps = {
    db,
    secrets,
    connectors,
    now: clock.now,
    lock: createKeyedLock<number>(),
    endCycle: (connectionId) => sync.endCycle(connectionId),
  };
  const open = (connectionId: number) => openConnection(admin, connectionId);
  const lock = createKeyedLock<string>();
  const creating = composeCreating(db, { open, lock });
  const live = createLiveChanges();
  const onCycle = (run: SyncRun | null) => live.changed(topicsOfCycle(run));
  const threads = { committing: new CommitThread(db), importing: new ImportThread(db) };
  const engine = { ...engineDeps(foundation, { open, creating, thread: threads.committing }), onCycle };
  const sync = createSyncService(engine);
  const erpSideOf = async (id: number) => createErpSide(await open(id));
  const linking = createLinkingService({ db, clock, erpSideOf, lock });
  const importing = { ...engine, openConnection: open, thread: threads.importing };
  const otherKinds = [...matchKinds(db, open, linking), ...importKinds(importing)];
  const jobs = createSyncJobs({ ...engine, openConnection: open, otherKinds });
  announceJobs(jobs, live);
  return {
    config,
    db,
    secrets,
    auth: createAuthService({ db, now: clock.now }),
    crm: createCrmService({ db }),
    admin,
    connectors,
    plugins,
    openConnection: open,
    linking,
    matching: createMatchService({ db, now: clock.now, runner: jobs.runner }),
    imports: new ImportService({ ...importing, admin, runner: jobs.runner }),
    creating,
    sync,
    jobs,
    live,
    close: () => closeParts({ live, jobs, threads, connectors }),
  };
}

interface CreatingParts {
  readonly open: Services["openConnection"];
  readonly lock: KeyedLock<string>;
}

function composeCreating(db: Db, { open, lock }: CreatingParts): CreatingService {
  return createCreatingService({
    ...{ db, clock, lock },
    erpOf: async (id, signal) =>
      createCreatingErp(await open(id), {
        signal,
        onUnsupported: (actorType) => noteUnsupported(db, { connectionId: id, actorType }, clock.now()),
      }),
  });
}

interface ClosedParts extends Pick<Services, "live" | "jobs" | "connectors"> {
  readonly threads: { readonly committing: CommitThread; readonly importing: ImportThread };
}

async function closeParts({ live, jobs, threads, connectors }: ClosedParts): Promise<void> {
  live.close();
  await jobs.runner.end();
  await Promise.all([threads.committing.close(), threads.importing.close()]);
  await connectors.close();
}

/** Jobs that import from an ERP, and that delete or restore what they have made. */
const importKinds = (deps: ImportRunDeps): readonly JobKind[] => [
  importPreviewJob(deps),
  importJob(deps),
  undoImportJob(deps),
  selectionJob(deps),
];

/** Jobs that match records with actors, and connect them. */
function matchKinds(db: Db, open: Services["openConnection"], linking: LinkingService): readonly JobKind[] {
  const erpSideOf = async (id: number, signal?: AbortSignal) => createErpSide(await open(id), signal);
  const deps = { db, now: clock.now, erpSideOf };
  return [matchJob(deps), matchConnectJob({ ...deps, linking })];
}

function announceJobs({ runner }: SyncJobs, live: LiveChanges): void {
  runner.subscribe((job) => {
    live.job(liveJobOf(job));
    live.changed(topicsOfJob(job));
  });
}

function composePlugins({ config, secrets, logger = SILENT }: Foundation): PluginCatalogue {
  return createPlugins({
    folder: config.connectorsFolder,
    packageFolders: [projectPaths.packages],
    dataFolder: config.dataFolder,
    hostProgram: projectPaths.pluginHost,
    memoryMegabytes: config.pluginMemoryMegabytes,
    keyFor: (purpose) => secrets.sign("key", purpose),
    logger,
  });
}

const SILENT = pino({ enabled: false });

interface EngineParts {
  readonly open: Services["openConnection"];
  readonly creating: CreatingService;
  readonly thread: CommitThread;
}

function engineDeps(foundation: Foundation, { open, creating, thread }: EngineParts): SyncServiceDeps {
  const { db, logger = SILENT, wrapPorts = (portsFor) => portsFor, sleep = sleepUntilAborted } = foundation;
  const portsFor = wrapPorts(createPortsFor({ db, clock, openConnection: open, thread }));
  return {
    ...{ db, clock, log: logger, portsFor, turns: createTurns(), sleep },
    probe: async (id, signal) => probeErp(await open(id), signal),
    settleCreates: (id, signal) => creating.settle(id, signal),
    chance: Math.random,
  };
}

/** Ends early, without an error, when the signal aborts. */
async function sleepUntilAborted(ms: number, signal: AbortSignal): Promise<void> {
  // A timer longer than this would overflow and fire at once; the loop simply goes round once more.
  const longestMs = 2 ** 31 - 1;
  await sleepFor(Math.min(ms, longestMs), undefined, { signal }).catch(() => undefined);
}
