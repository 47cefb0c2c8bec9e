import type { Actor } from "@brygga/protocol";
import type { ErpSide } from "@brygga/sync-engine";
import type { BoundConnection } from "../../admin/bound-connection.ts";
import { loadActorTypeMapping } from "../../admin/connection-configuration.ts";
import { listReader } from "../../admin/erp-lists.ts";
import type { Db } from "../../db/database.ts";
import { loadPlannedConnection } from "../cycle/sync-plan.ts";
import type { JobDeps } from "../jobs/job-work.ts";
import type { RunRecorder } from "../log/run-recorder.ts";
import { type ErpImport, loadImport } from "./import-store.ts";
import type { ImportType } from "./import-type.ts";
import { ImportTypes } from "./import-types.ts";
import { type UnmappedItem, unmappedItems } from "./item-overlay.ts";

export interface ImportJobDeps extends JobDeps {
  readonly openConnection: (connectionId: number) => Promise<BoundConnection>;
}

/** Lines that are fetched with one call. */
export const BATCH_SIZE = 500;

/** An import that a job works on in this process. */
export class ImportWork {
  readonly types: ImportTypes;
  readonly #deps: ImportJobDeps;
  #lists: Promise<ReturnType<typeof listReader>> | null = null;

  static async open(deps: ImportJobDeps, importId: number): Promise<ImportWork> {
    const one = await loadImport(deps.db, importId);
    const { plan } = await loadPlannedConnection(deps.db, one.connectionId);
    return new ImportWork(deps, new ImportTypes(deps.db, { one, plan }));
  }

  private constructor(deps: ImportJobDeps, types: ImportTypes) {
    this.#deps = deps;
    this.types = types;
  }

  get one(): ErpImport {
    return this.types.one;
  }

  get db(): Db {
    return this.#deps.db;
  }

  async erp(run: RunRecorder, signal: AbortSignal): Promise<ErpSide> {
    return (await this.#deps.portsFor(this.types.plan, run, signal)).erp;
  }

  /** Items without a partner that the actors have, with the texts that the ERP has for them, and how many have each. */
  async newItems(type: ImportType, actors: readonly Actor[]): Promise<ReadonlyMap<UnmappedItem, number>> {
    const found = unmappedItems(type, actors);
    if ([...found.keys()].every((item) => !item.isItem || item.text !== "")) return found;
    const { fields } = await loadActorTypeMapping(this.db, this.one.connectionId, type.actorType);
    const named = new Map<UnmappedItem, number>();
    for (const [item, count] of found) {
      const listName = fields.find(({ fieldKey }) => fieldKey === item.fieldKey)?.listName ?? "";
      named.set(item.isItem && item.text === "" ? await this.#named(item, listName) : item, count);
    }
    return named;
  }

  async #named(item: UnmappedItem, listName: string): Promise<UnmappedItem> {
    this.#lists ??= this.#deps
      .openConnection(this.one.connectionId)
      .then((connection) => listReader(connection, { timeoutMs: LIST_MS }));
    const list = await (await this.#lists)(listName);
    const text = list.ok ? (list.items.get(item.erpItemKey) ?? "") : "";
    return { ...item, text: text || item.erpItemKey };
  }
}

const LIST_MS = 10_000;
