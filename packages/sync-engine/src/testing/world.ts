import { runCycle } from "../cycle/cycle.ts";
import type { CycleReport } from "../cycle/cycle-report.ts";
import type { CrmValue, Link, MappedField, SyncPlan } from "../model/model.ts";
import type { Clock, CyclePorts } from "../model/ports.ts";
import { transformsOf } from "../transform/transform.ts";
import { FakeCrm } from "./fake-crm.ts";
import { FakeErp } from "./fake-erp.ts";
import { FakeJournal } from "./fake-journal.ts";

export const CUSTOMER = "Customer";

/** A two-way text field without limits, unless said otherwise. */
export function textField(key: string, changes: Partial<MappedField> = {}): MappedField {
  return {
    erpFieldKey: key.toUpperCase(),
    erpFieldType: "Text",
    erpMaxLength: 0,
    erpReadOnly: false,
    crmFieldKey: key,
    crmFieldType: "text",
    crmMaxLength: 0,
    crmScale: null,
    syncToCrm: true,
    syncToErp: true,
    ...changes,
  };
}

export interface WorldOptions {
  readonly fields?: readonly MappedField[];
  readonly winner?: "crm" | "erp";
  readonly blankOverwrites?: boolean;
  readonly overlapMs?: number;
  readonly scanRoundMs?: number;
  /** Another connection of a CRM that there is already. */
  readonly crm?: FakeCrm;
  readonly connectionId?: number;
}

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock {
  #ms = Date.parse("2026-11-22T12:00:00Z");

  now(): Date {
    return new Date(this.#ms);
  }

  monotonicMs(): number {
    return this.#ms;
  }

  advance(ms: number): void {
    this.#ms += ms;
  }
}

/** A CRM of companies and an ERP of customers in memory, with the connection between them. */
export class World {
  readonly crm: FakeCrm;
  readonly erp = new FakeErp();
  readonly clock = new FakeClock();
  #plan: SyncPlan;
  readonly journal: FakeJournal;

  constructor({
    fields = [textField("name"), textField("phone")],
    winner = "crm",
    blankOverwrites = true,
    crm = new FakeCrm(),
    connectionId = 1,
    ...pace
  }: WorldOptions = {}) {
    this.crm = crm;
    const actorTypes = [{ actorType: CUSTOMER, entity: "company" as const, fields }];
    this.#plan = {
      connectionId,
      origin: `sync:${connectionId}`,
      winner,
      blankOverwrites,
      actorTypes,
      ...pace,
    };
    this.journal = new FakeJournal(this.crm, this.#plan.origin);
  }

  /** The configuration as it is now, with what has been learned so far. */
  get plan(): SyncPlan {
    const actorTypes = this.#plan.actorTypes.map((type) => ({
      ...type,
      fields: type.fields.map((field) => ({
        ...field,
        learning: this.journal.learnings.get(`${type.actorType}:${field.erpFieldKey}`),
      })),
    }));
    return { ...this.#plan, actorTypes };
  }

  get ports(): CyclePorts {
    const { erp, crm, journal, clock } = this;
    return { erp, crm, links: journal, journal, absences: journal.absences, clock };
  }

  /** Links company `id` with customer `id`; both hold the values, which are agreed on. */
  async link(id: number, wire: Readonly<Record<string, string>>): Promise<void> {
    const values: Record<string, CrmValue> = {};
    const base: Record<string, string> = {};
    for (const transform of transformsOf(this.plan.actorTypes[0]?.fields ?? [])) {
      const { erpFieldKey, crmFieldKey } = transform.field;
      const canonical = transform.erpToCanonical(wire[erpFieldKey] ?? "");
      if (!canonical.ok) throw new Error(`the test links with an unreadable value of ${erpFieldKey}`);
      const crm = transform.canonicalToCrm(canonical.value);
      if (!crm.ok) throw new Error(`the test links with a value of ${erpFieldKey} that does not fit`);
      values[crmFieldKey] = crm.value;
      base[erpFieldKey] = canonical.value;
    }
    const isKnown = (await this.crm.read("company", [id])).length > 0;
    if (!isKnown) this.crm.add("company", id, values);
    const actor = this.erp.add(CUSTOMER, String(id), wire);
    this.journal.addLink(linkOf(id, base, actor.lastModified));
    const positions = await this.journal.positions();
    const watermarks = { ...positions.watermarks, [CUSTOMER]: actor.lastModified };
    this.journal.startAt({ watermarks, feed: this.crm.feed.length });
  }

  /** Another mapping, from the next cycle on. */
  changeFields(fields: readonly MappedField[]): void {
    this.#plan = { ...this.#plan, actorTypes: this.#plan.actorTypes.map((type) => ({ ...type, fields })) };
  }

  editErp(id: number, values: Readonly<Record<string, string>>): void {
    this.erp.edit(CUSTOMER, String(id), values);
  }

  editCrm(id: number, values: Readonly<Record<string, CrmValue>>): void {
    this.crm.edit({ entity: "company", id }, values);
  }

  erpValue(id: number, fieldKey: string): string | undefined {
    return this.erp.actor(CUSTOMER, String(id)).fieldValues[fieldKey];
  }

  crmValue(id: number, fieldKey: string): CrmValue | undefined {
    return this.crm.record("company", id).values[fieldKey];
  }

  /** A cycle without faults. */
  cycle(): Promise<CycleReport> {
    return runCycle(this.plan, this.ports);
  }
}

export function linkOf(id: number, base: Readonly<Record<string, string>>, erpTimestamp = ""): Link {
  return {
    id,
    connectionId: 1,
    entity: "company",
    crmId: id,
    actorType: CUSTOMER,
    erpKey: String(id),
    erpTimestamp,
    base,
    state: "active",
  };
}
