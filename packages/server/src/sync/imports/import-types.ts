import type { SyncPlan } from "@brygga/sync-engine";
import type { Db } from "../../db/database.ts";
import type { ErpImport } from "./import-store.ts";
import { type ImportType, importType } from "./import-type.ts";
import { type ItemPartner, withPartners } from "./item-overlay.ts";

/** What an import works with to its end: data that goes from thread to thread. */
export interface ImportConfiguration {
  readonly one: ErpImport;
  /** As it was when the import began. */
  readonly plan: SyncPlan;
  /** What items have got since, by actor type. */
  readonly partners: ReadonlyMap<string, readonly ItemPartner[]>;
}

/** The actor types of an import, with the configuration that it began with and the partners that items have got since. */
export class ImportTypes {
  readonly one: ErpImport;
  readonly plan: SyncPlan;
  readonly #db: Db;
  readonly #types = new Map<string, ImportType>();
  readonly #partners = new Map<string, ItemPartner[]>();

  constructor(db: Db, { one, plan, partners = new Map() }: Partial<ImportConfiguration> & TypesOf) {
    this.#db = db;
    this.one = one;
    this.plan = plan;
    for (const [actorType, some] of partners) this.#partners.set(actorType, [...some]);
  }

  get configuration(): ImportConfiguration {
    return { one: this.one, plan: this.plan, partners: this.#partners };
  }

  async of(actorType: string): Promise<ImportType> {
    const known = this.#types.get(actorType);
    if (known !== undefined) return known;
    const type = await importType(this.#db, { plan: this.plan, one: this.one, actorType });
    const present = withPartners(type, this.#partners.get(actorType) ?? []);
    this.#types.set(actorType, present);
    return present;
  }

  /** From now on these items have partners. */
  addPartners(type: ImportType, partners: readonly ItemPartner[]): ImportType {
    const { actorType } = type;
    this.#partners.set(actorType, [...(this.#partners.get(actorType) ?? []), ...partners]);
    const present = withPartners(type, partners);
    this.#types.set(actorType, present);
    return present;
  }
}

type TypesOf = Pick<ImportConfiguration, "one" | "plan">;
