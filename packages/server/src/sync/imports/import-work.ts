import type { Actor } from "@brygga/protocol";
import type { ErpSide, SyncPlan } from "@brygga/sync-engine";
import type { BoundConnection } from "../../admin/bound-connection.ts";
import { loadActorTypeMapping } from "../../admin/connection-configuration.ts";
import { listReader } from "../../admin/erp-lists.ts";
import type { Db, Trx } from "../../db/database.ts";
import { loadPlannedConnection } from "../cycle/sync-plan.ts";
import type { JobDeps } from "../jobs/job-work.ts";
import type { RunRecorder } from "../log/run-recorder.ts";
import { type Assessment, assessLines, type FetchedLine } from "./assess-lines.ts";
import { type ErpImport, loadImport } from "./import-store.ts";
import { type ImportType, importType } from "./import-type.ts";
import { type ItemPartner, type UnmappedItem, unmappedItems, withPartners } from "./item-overlay.ts";
import { type ImportParents, loadParents } from "./parents.ts";
import { withoutRepeats } from "./same-record.ts";

export interface ImportJobDeps extends JobDeps {
  readonly openConnection: (connectionId: number) => Promise<BoundConnection>;
}

/** Lines that are fetched with one call and committed in one transaction. */
export const BATCH_SIZE = 500;

/** Lines of one slice; a cycle that waits has its turn in between. */
export const BATCHES_PER_SLICE = 4;

/** An import that a job works on in this process, with the configuration that it began with. */
export class ImportWork {
  readonly one: ErpImport;
  readonly plan: SyncPlan;
  readonly #deps: ImportJobDeps;
  readonly #isPreview: boolean;
  readonly #types = new Map<string, ImportType>();
  #lists: Promise<ReturnType<typeof listReader>> | null = null;

  static async open(deps: ImportJobDeps, importId: number, { isPreview }: { readonly isPreview: boolean }) {
    const one = await loadImport(deps.db, importId);
    const { plan } = await loadPlannedConnection(deps.db, one.connectionId);
    return new ImportWork(deps, { one, plan, isPreview });
  }

  private constructor(
    deps: ImportJobDeps,
    { one, plan, isPreview }: { one: ErpImport; plan: SyncPlan; isPreview: boolean },
  ) {
    this.#deps = deps;
    this.one = one;
    this.plan = plan;
    this.#isPreview = isPreview;
  }

  get db(): Db {
    return this.#deps.db;
  }

  async erp(run: RunRecorder, signal: AbortSignal): Promise<ErpSide> {
    return (await this.#deps.portsFor(this.plan, run, signal)).erp;
  }

  async type(actorType: string): Promise<ImportType> {
    const known = this.#types.get(actorType);
    if (known !== undefined) return known;
    const type = await importType(this.db, { plan: this.plan, one: this.one, actorType });
    this.#types.set(actorType, type);
    return type;
  }

  /** From now on these items have partners. */
  addPartners(type: ImportType, partners: readonly ItemPartner[]): ImportType {
    const after = withPartners(type, partners);
    this.#types.set(type.actorType, after);
    return after;
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

  /** What is to become of the lines, with their companies. */
  async assess(
    db: Db | Trx,
    type: ImportType,
    fetched: readonly FetchedLine[],
  ): Promise<{ readonly assessed: readonly Assessment[]; readonly parents: ImportParents }> {
    const { id: importId, connectionId, entity, settings } = this.one;
    const query = { connectionId, importId, hasCompanies: entity === "company", isPreview: this.#isPreview };
    const actors = type.entity === "contact" ? fetched.map(({ actor }) => actor) : [];
    const parents = await loadParents(db, query, actors);
    const skipsWithoutCompany = settings.contactsWithoutCompany === "skip";
    const options = { connectionId, type, parents, skipsWithoutCompany };
    const assessed = await assessLines(db, options, fetched);
    return { assessed: await withoutRepeats(db, importId, assessed), parents };
  }
}

const LIST_MS = 10_000;
