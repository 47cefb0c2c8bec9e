import type { ImportSettings } from "@brygga/api-contract";
import { ErpFailure } from "@brygga/sync-engine";
import type { AdminDeps } from "../../admin/admin-deps.ts";
import { loadActorTypeMapping, loadMappingsOf } from "../../admin/connection-configuration.ts";
import { loadLiveConnection } from "../../admin/connection-store.ts";
import { type Db, inTransaction, type Trx } from "../../db/database.ts";
import { idSet } from "../../db/sql.ts";
import type { JobRunner } from "../../jobs/job-runner.ts";
import { createKeyedLock } from "../../jobs/keyed-lock.ts";
import { Problem } from "../../problem.ts";
import { type Choice, chooseActors, searchForImport } from "./found-actors.ts";
import { importChoices, refuseSettings } from "./import-settings.ts";
import {
  changeImport,
  deleteImport,
  type ErpImport,
  forgetPreview,
  insertImport,
  loadImport,
} from "./import-store.ts";
import { isUnderWay, jobsOf, stateOf } from "./import-view.ts";
import type { ImportJobDeps } from "./import-work.ts";
import { type Checking, checkLines } from "./line-pages.ts";
import { forgetFailures } from "./line-store.ts";
import { type PreviewedLine, previewLine } from "./preview-line.ts";

export interface ImportServiceDeps extends ImportJobDeps {
  readonly admin: AdminDeps;
  readonly runner: JobRunner;
}

export interface Beginning {
  readonly connectionId: number;
  readonly actorType: string;
  readonly name: string | null;
  readonly userId: number;
}

export interface ImportSource {
  readonly connectionId: number;
  /** May be multi-language text. */
  readonly connectionName: string;
  readonly actorTypes: readonly {
    readonly actorType: string;
    readonly entity: ErpImport["entity"];
    readonly obstacle: "connection-inactive" | "mapping-inactive" | "not-searchable" | null;
  }[];
}

/** Imports from an ERP: from the choice of actors to what came of them. Methods throw Problems. */
export class ImportService {
  readonly #deps: ImportServiceDeps;
  /** One at a time for each import: of two who begin it at once, the second is told so. */
  readonly #turns = createKeyedLock<number>();

  constructor(deps: ImportServiceDeps) {
    this.#deps = deps;
  }

  get #db(): Db {
    return this.#deps.db;
  }

  async sources(): Promise<ImportSource[]> {
    const connections = await this.#db
      .selectFrom("erp_connection")
      .select(["id", "name", "active"])
      .where("deleted_at", "is", null)
      .orderBy("id")
      .execute();
    const mappings = await loadMappingsOf(
      this.#db,
      connections.map(({ id }) => id),
    );
    return connections.map(({ id, name, active }) => ({
      connectionId: id,
      connectionName: name,
      actorTypes: (mappings.get(id) ?? []).map((mapping) => ({
        actorType: mapping.actorType,
        entity: mapping.crmEntity,
        obstacle: active === 0 ? "connection-inactive" : obstacleOf(mapping),
      })),
    }));
  }

  /** @throws Problem not-found, connection-inactive, not-importable */
  async begin({ connectionId, actorType, name, userId }: Beginning): Promise<ErpImport> {
    const connection = await loadLiveConnection(this.#db, connectionId);
    if (!connection.active) throw new Problem("connection-inactive");
    const mapping = await loadActorTypeMapping(this.#db, connectionId, actorType);
    if (obstacleOf(mapping) !== null) throw new Problem("not-importable");
    const entity = mapping.crmEntity;
    const one = { name: name || connection.name, connectionId, actorType, entity, userId };
    return insertImport(this.#db, one, this.#deps.clock.now());
  }

  /** @throws Problem not-found, job-under-way, import-begun, invalid-request */
  change(
    id: number,
    change: { name?: string | undefined; settings?: Partial<ImportSettings> },
  ): Promise<void> {
    return this.#write(id, async (trx) => {
      const one = await loadImport(trx, id);
      if (change.name !== undefined) await changeImport(trx, id, { name: change.name });
      if (change.settings === undefined) return;
      await refuseBegun(trx, one);
      const settings = { ...one.settings, ...definedOf(change.settings) };
      refuseSettings(settings, await importChoices(trx, one, "en"), { isComplete: false });
      await changeImport(trx, id, { settings, previewJobId: null });
    });
  }

  remove(id: number): Promise<void> {
    return this.#write(id, async (trx) => {
      const one = await loadImport(trx, id);
      refuseUnderWay(await jobsOf(trx, one));
      await deleteImport(trx, id);
    });
  }

  /** @throws Problem not-found, import-begun, connection-inactive, connector-failed, invalid-request */
  async search(id: number, search: Omit<Parameters<typeof searchForImport>[1], "one">): Promise<ErpImport> {
    const one = await loadImport(this.#db, id);
    if (one.importJobId !== null) throw new Problem("import-begun");
    await this.#requireActive(one);
    await searchForImport(this.#deps.admin, { ...search, one });
    return one;
  }

  /** Answers how many were not chosen before. @throws Problem not-found, job-under-way, import-begun */
  choose(id: number, choice: Choice): Promise<number> {
    return this.#write(id, async (trx) => {
      const one = await loadImport(trx, id);
      await refuseBegun(trx, one);
      const added = await chooseActors(trx, one, choice);
      if (added > 0) await forgetPreview(trx, id);
      return added;
    });
  }

  /** null: all. @throws Problem not-found, job-under-way, import-begun */
  unchoose(id: number, lineIds: readonly number[] | null): Promise<void> {
    return this.#write(id, async (trx) => {
      await refuseBegun(trx, await loadImport(trx, id));
      let lines = trx.deleteFrom("erp_import_line").where("import_id", "=", id);
      if (lineIds !== null) lines = lines.where("id", "in", idSet(lineIds));
      await lines.execute();
      await forgetPreview(trx, id);
    });
  }

  /** @throws Problem not-found, job-under-way, import-begun */
  check(id: number, checking: Checking): Promise<void> {
    return this.#write(id, async (trx) => {
      await refuseBegun(trx, await loadImport(trx, id));
      await checkLines(trx, id, checking);
    });
  }

  /** @throws Problem not-found, actor-not-found, connector-failed */
  async line(importId: number, lineId: number, signal: AbortSignal): Promise<PreviewedLine> {
    try {
      return await previewLine(this.#deps, { importId, lineId, signal });
    } catch (error) {
      if (!(error instanceof ErpFailure)) throw error;
      const explanation = { user: error.userExplanation, tech: error.techExplanation };
      throw new Problem("connector-failed", { explanation, cause: error });
    }
  }

  /** @throws Problem not-found, job-under-way, import-begun, connection-inactive, nothing-to-import, not-importable */
  preview(id: number, userId: number): Promise<void> {
    return this.#turns.run(id, () => this.#preview(id, userId));
  }

  async #preview(id: number, userId: number): Promise<void> {
    const one = await loadImport(this.#db, id);
    await refuseBegun(this.#db, one);
    await this.#requireActive(one);
    await this.#requireImportable(one);
    if ((await this.#firstLine(id)) === undefined) throw new Problem("nothing-to-import");
    refuseSettings(one.settings, await importChoices(this.#db, one, "en"), { isComplete: true });
    await this.#start("import-preview", one, { userId });
  }

  /**
   * Begins, or goes on with what was stopped.
   *
   * @throws Problem not-found, job-under-way, connection-inactive, import-not-previewed, nothing-to-import
   */
  run(id: number, userId: number): Promise<void> {
    return this.#turns.run(id, () => this.#run(id, userId));
  }

  async #run(id: number, userId: number): Promise<void> {
    const one = await loadImport(this.#db, id);
    const jobs = await jobsOf(this.#db, one);
    refuseUnderWay(jobs);
    await this.#requireActive(one);
    const state = stateOf(one, jobs);
    if (state === "draft") throw new Problem("import-not-previewed");
    if (state === "imported") throw new Problem("nothing-to-import");
    await this.#requireImportable(one);
    await this.#start("import", one, { userId });
  }

  /** null: all that failed. @throws Problem not-found, job-under-way, connection-inactive, nothing-to-import */
  retry(id: number, lineIds: readonly number[] | null, userId: number): Promise<void> {
    return this.#turns.run(id, () => this.#retry(id, lineIds, userId));
  }

  async #retry(id: number, lineIds: readonly number[] | null, userId: number): Promise<void> {
    const one = await loadImport(this.#db, id);
    refuseUnderWay(await jobsOf(this.#db, one));
    await this.#requireActive(one);
    await this.#requireImportable(one);
    await this.#start("import", one, {
      userId,
      prepare: async (trx) => {
        if ((await forgetFailures(trx, id, lineIds)) === 0) throw new Problem("nothing-to-import");
      },
    });
  }

  #write<Result>(id: number, work: (trx: Trx) => Promise<Result>): Promise<Result> {
    return this.#turns.run(id, () => inTransaction(this.#db, work));
  }

  /** The job, what it needs, and that it is this import's, all at once: a crash leaves all of it or nothing. */
  #start(
    kind: "import" | "import-preview",
    { id, connectionId }: ErpImport,
    { userId, prepare }: { readonly userId: number; readonly prepare?: (trx: Trx) => Promise<void> },
  ): Promise<void> {
    const isPreview = kind === "import-preview";
    return this.#deps.runner.startWith(async (trx, enqueue) => {
      await prepare?.(trx);
      const job = await enqueue({ kind, connectionId, isPreview, params: { importId: id }, userId });
      if (job === null) throw new Problem("job-under-way");
      await changeImport(trx, id, isPreview ? { previewJobId: job.id } : { importJobId: job.id });
    });
  }

  async #requireActive({ connectionId }: ErpImport): Promise<void> {
    const { active } = await loadLiveConnection(this.#db, connectionId);
    if (!active) throw new Problem("connection-inactive");
  }

  async #requireImportable({ connectionId, actorType }: ErpImport): Promise<void> {
    const mapping = await loadActorTypeMapping(this.#db, connectionId, actorType);
    if (!mapping.active) throw new Problem("not-importable");
  }

  #firstLine(importId: number) {
    return this.#db
      .selectFrom("erp_import_line")
      .select("id")
      .where("import_id", "=", importId)
      .limit(1)
      .executeTakeFirst();
  }
}

function obstacleOf({
  active,
  fields,
}: Awaited<ReturnType<typeof loadActorTypeMapping>>): "mapping-inactive" | "not-searchable" | null {
  if (!active) return "mapping-inactive";
  return fields.some(({ searchable, missingInErp }) => searchable && !missingInErp) ? null : "not-searchable";
}

function refuseUnderWay({ preview, run }: Awaited<ReturnType<typeof jobsOf>>): void {
  if (isUnderWay(preview) || isUnderWay(run)) throw new Problem("job-under-way");
}

async function refuseBegun(db: Db | Trx, one: ErpImport): Promise<void> {
  refuseUnderWay(await jobsOf(db, one));
  if (one.importJobId !== null) throw new Problem("import-begun");
}

const definedOf = (settings: Partial<ImportSettings>): Partial<ImportSettings> =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
