import { PARENT_FIELD } from "../merge/parents.ts";
import type { Link, SyncPlan } from "../model/model.ts";
import type { CyclePorts } from "../model/ports.ts";
import type { Chronicle } from "./chronicle.ts";
import { CreatingSide } from "./creating-side.ts";
import { erpKeyOf, type FieldKey, type Items, mappedField, meaningOfWire } from "./field-kinds.ts";
import type { ConnectionSetup, FieldSetup, LinkSetup, TypeSetup } from "./schedule.ts";
import type { SimClock } from "./sim-clock.ts";
import { SimCreates } from "./sim-creates.ts";
import type { SimCrm } from "./sim-crm.ts";
import { SimErp } from "./sim-erp.ts";
import { SimJournal } from "./sim-journal.ts";
import { startingWire } from "./starting-values.ts";

export interface SimConnectionOptions {
  readonly index: number;
  readonly setup: ConnectionSetup;
  readonly clock: SimClock;
  readonly crm: SimCrm;
  readonly chronicle: Chronicle;
}

/** Linked records are told apart by connection and record. */
const LINKS_PER_CONNECTION = 1000;

/** One connection: its configuration as it is now, its ERP, its journal. */
export class SimConnection {
  readonly index: number;
  readonly setup: ConnectionSetup;
  readonly erp: SimErp;
  readonly journal: SimJournal;
  readonly creates = new SimCreates(this);
  readonly creatingSide = new CreatingSide(this);
  readonly crm: SimCrm;
  readonly clock: SimClock;
  readonly chronicle: Chronicle;
  isScanning = true;
  /** By link of a contact, the company's actor when the contact was looked at first; null: it changed meanwhile. */
  readonly firstCompanies = new Map<number, string | null>();
  #items: Items;
  /** Records and fields that the engine could not see, or was not to look at, for a while. */
  readonly #blindSpots = new Set<number | FieldKey>();
  readonly #sentOneWay = new Set<string>();
  #fields: ReadonlyMap<FieldKey, Pick<FieldSetup, "toCrm" | "toErp">> = new Map();

  constructor({ index, setup, clock, crm, chronicle }: SimConnectionOptions) {
    this.index = index;
    this.setup = setup;
    this.crm = crm;
    this.clock = clock;
    this.chronicle = chronicle;
    this.#items = setup.items;
    this.erp = new SimErp({ connection: index, setup, clock, chronicle });
    this.journal = new SimJournal({ connection: index, origin: this.origin, crm, clock, chronicle });
    const companiesFirst = setup.links.toSorted((left, right) => left.id - right.id);
    for (const link of companiesFirst) this.#addLink(link);
  }

  get origin(): string {
    return `sync:${this.index}`;
  }

  get items(): Items {
    return this.#items;
  }

  get plan(): SyncPlan {
    const { winner, blankOverwrites, types, overlapMs, scanRoundMs } = this.setup;
    const scan = this.isScanning && scanRoundMs !== undefined ? { scanRoundMs } : {};
    const actorTypes = types.map(({ actorType, fields }) => ({
      actorType,
      entity: actorType === "Customer" ? ("company" as const) : ("contact" as const),
      fields: fields.map((field) => ({
        ...mappedField(this.fieldNow(field), this.#items),
        learning: this.journal.learningOf(actorType, erpKeyOf(field.key)),
      })),
    }));
    const { index: connectionId, origin } = this;
    return { connectionId, origin, winner, blankOverwrites, overlapMs, ...scan, actorTypes };
  }

  get ports(): CyclePorts {
    const { erp, journal, crm, clock } = this;
    return { erp, crm, links: journal, journal, absences: journal.absences, clock };
  }

  /** The field with the directions that it has now. */
  fieldNow(field: FieldSetup): FieldSetup {
    return { ...field, ...this.#fields.get(field.key) };
  }

  typeOf(recordId: number): TypeSetup | undefined {
    const { entity } = this.crm.record(recordId);
    return this.setup.types.find(({ actorType }) => (actorType === "Customer") === (entity === "company"));
  }

  /** The ERP key of the actor that stands for the record: the one that it is linked with. */
  actorIdOf(recordId: number): number {
    return Number(this.journal.linkOf(recordId)?.erpKey ?? recordId);
  }

  /** Whether the record's actor type has a field that is synchronised now. */
  isTypeActive(recordId: number): boolean {
    const fields = this.typeOf(recordId)?.fields ?? [];
    return fields.map((field) => this.fieldNow(field)).some(({ toCrm, toErp }) => toCrm || toErp);
  }

  field(recordId: number, key: FieldKey): FieldSetup | undefined {
    const found = this.typeOf(recordId)?.fields.find((field) => field.key === key);
    return found && this.fieldNow(found);
  }

  /** Somebody links a record that is not linked; what the sides hold is compared by the next cycle. */
  link(recordId: number): void {
    if (this.journal.linkOf(recordId) !== undefined) return;
    this.noteBlindSpot(recordId);
    this.#addLink({ id: recordId, agreed: false });
  }

  /** Somebody disconnects a record; contacts do not stay connected without their company. */
  unlink(recordId: number): void {
    const contacts = this.journal.links.filter(
      ({ entity, crmId }) => entity === "contact" && this.crm.record(crmId).values[PARENT_FIELD] === recordId,
    );
    for (const id of [recordId, ...contacts.map(({ crmId }) => crmId)]) {
      this.noteBlindSpot(id);
      const link = this.journal.linkOf(id);
      if (link === undefined) continue;
      this.journal.removeLink(link.id);
      this.creates.unlinked(link);
      this.firstCompanies.delete(link.id);
    }
  }

  /** Whether the record is a contact whose company is not linked here. */
  isOrphan(recordId: number): boolean {
    return this.crm.record(recordId).entity === "contact" && this.companyKeyOf(recordId) === "";
  }

  /** The actor of the company that a contact belongs to in the CRM; "" where that has no link. */
  companyKeyOf(contactId: number): string {
    const company = this.crm.record(contactId).values[PARENT_FIELD];
    return this.journal.linkOf(Number(company))?.erpKey ?? "";
  }

  /** An item of the ERP is mapped: links whose problem was that it was not are looked at again. */
  mapItem(erpItem: string, crmItem: string): void {
    if (erpItem in this.#items || Object.values(this.#items).includes(crmItem)) return;
    this.noteBlindSpot("kind");
    this.#items = { ...this.#items, [erpItem]: crmItem };
    this.journal.check(() => true);
  }

  changeMapping(key: FieldKey, directions: Pick<FieldSetup, "toCrm" | "toErp">): void {
    if (!this.setup.types.some(({ fields }) => fields.some((field) => field.key === key))) return;
    this.noteBlindSpot(key);
    if (!this.#isTwoWay(key))
      for (const { crmId } of this.journal.intents) this.#sentOneWay.add(`${crmId} ${key}`);
    this.#fields = new Map(this.#fields).set(key, directions);
    this.journal.forgetBase(erpKeyOf(key));
  }

  /** Whether a write was under way for the field while it went one way, which is logged when its answer is known. */
  wasSentOneWay(recordId: number, key: FieldKey): boolean {
    return this.#sentOneWay.has(`${recordId} ${key}`);
  }

  #isTwoWay(key: FieldKey): boolean {
    const fields = this.setup.types.flatMap((type) => type.fields.filter((field) => field.key === key));
    return fields.map((field) => this.fieldNow(field)).every(({ toCrm, toErp }) => toCrm && toErp);
  }

  noteBlindSpot(what: number | FieldKey): void {
    this.#blindSpots.add(what);
  }

  hasBeenBlindTo(recordId: number, key?: FieldKey): boolean {
    return this.#blindSpots.has(recordId) || (key !== undefined && this.#blindSpots.has(key));
  }

  /** Links a record with an actor that was created for it; answers the link's id. */
  linkCreated(recordId: number, { erpKey, base }: Pick<Link, "erpKey" | "base">): number {
    const type = this.typeOf(recordId);
    if (type === undefined)
      throw new Error(`connection ${this.index} has no actor type for record ${recordId}`);
    this.noteBlindSpot(recordId);
    const link = linkOf(this, type, { id: recordId, agreed: false });
    this.#store({ ...link, erpKey, base });
    this.journal.problems.check([link.id]);
    return link.id;
  }

  #addLink({ id, agreed }: LinkSetup): void {
    const type = this.typeOf(id);
    if (type === undefined) return;
    const link = linkOf(this, type, { id, agreed });
    this.#store(link);
    if (!agreed) this.journal.problems.check([link.id]);
  }

  #store(link: Link): void {
    const isWaiting = this.isOrphan(link.crmId);
    this.journal.addLink(isWaiting ? { ...link, state: "waiting-for-parent" } : link);
    if (isWaiting) this.journal.problems.check([link.id]);
    // Contacts that wait for this company, or whose parents differ, are looked at again.
    const differ = new Set(
      this.journal.problems.all.filter(({ code }) => code === "parent-differs").map(({ linkId }) => linkId),
    );
    this.journal.check(
      ({ id, state, crmId }) =>
        (state === "waiting-for-parent" && !this.isOrphan(crmId)) ||
        (differ.has(id) && this.crm.record(crmId).values[PARENT_FIELD] === link.crmId),
    );
  }
}

function linkOf({ index, items }: SimConnection, type: TypeSetup, { id, agreed }: LinkSetup): Link {
  const base = type.fields.map(({ key }) => [
    erpKeyOf(key),
    meaningOfWire(key, startingWire(key, { id, agreed: true }), items) ?? "",
  ]);
  return {
    id: (index + 1) * LINKS_PER_CONNECTION + id,
    connectionId: index,
    entity: type.actorType === "Customer" ? "company" : "contact",
    crmId: id,
    actorType: type.actorType,
    erpKey: String(id),
    erpTimestamp: "",
    base: agreed ? Object.fromEntries(base) : {},
    state: "active",
  };
}
