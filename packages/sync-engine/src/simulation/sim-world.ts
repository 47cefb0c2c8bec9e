import { PARENT_FIELD } from "../merge/parents.ts";
import type { Accounting } from "../model/accounting.ts";
import { ErpFailure } from "../model/failures.ts";
import { Crash } from "../testing/crashing-ports.ts";
import { carryOut } from "./carry-out.ts";
import { Chronicle } from "./chronicle.ts";
import { faultyPorts } from "./faulty-ports.ts";
import { FIELD_KEYS } from "./field-kinds.ts";
import { Random } from "./random.ts";
import type { CyclesStep, Deed, OneCycle, Setup } from "./schedule.ts";
import { SimClock } from "./sim-clock.ts";
import { SimConnection } from "./sim-connection.ts";
import { SimCrm } from "./sim-crm.ts";
import { startingCrm, startingWire } from "./starting-values.ts";

/** How the work went: what its runs account for, or that the process was killed in it. */
export type CycleEnd = readonly Accounting[] | "killed";

/** An actor that is linked with nothing, in every ERP. */
export const STRANGER_ID = 900;

/** One CRM and several ERPs in one process, with the real engine between them. */
export class SimWorld {
  readonly clock = new SimClock();
  readonly chronicle = new Chronicle();
  readonly crm = new SimCrm(this.clock, this.chronicle);
  readonly connections: readonly SimConnection[];

  constructor({ records, connections }: Setup) {
    const { clock, crm, chronicle } = this;
    const companies = records.filter(({ entity }) => entity === "company");
    for (const [at, { entity, id }] of records.entries()) {
      const values = Object.fromEntries(FIELD_KEYS.map((key) => [key, startingCrm(key, id)]));
      const companyId = entity === "contact" ? (companies[at % companies.length]?.id ?? null) : null;
      crm.add({ entity, id }, { ...values, [PARENT_FIELD]: companyId });
    }
    this.connections = connections.map((setup, index) => {
      const connection = new SimConnection({ index, setup, clock, crm, chronicle });
      for (const { id } of records) addActor(connection, id, connection.typeOf(id));
      for (const { entity, id } of records) if (entity === "contact") addParent(connection, id);
      addActor(connection, STRANGER_ID, setup.types[0]);
      return connection;
    });
  }

  connection(index: number): SimConnection {
    const known = this.connections[index];
    if (known === undefined) throw new Error(`the simulation has no connection ${index}`);
    return known;
  }

  act(deed: Deed): void {
    // Two deeds are never quite at the same time, but often within the same second.
    this.clock.advance(DEED_MS);
    switch (deed.do) {
      case "wait":
        return this.clock.advance(deed.ms);
      case "crm-edit":
        return this.crm.edit(deed.id, deed.values, deed.openMs);
      case "crm-move":
        return this.crm.edit(deed.id, { [PARENT_FIELD]: deed.company }, deed.openMs);
      case "crm-delete":
        return this.crm.delete(deed.id, true);
      case "crm-restore":
        return this.crm.delete(deed.id, false);
      default:
        return actOnConnection(this.connection(deed.connection), deed, this.clock.ms);
    }
  }

  /** Runs cycles at the same time. A crash in one of them is the end of all. */
  async run({ of, pace }: CyclesStep): Promise<readonly CycleEnd[]> {
    const random = of.length > 1 ? new Random(pace) : null;
    const process = { isDead: false };
    const ends = await Promise.all(
      of.map((one) => this.#cycle(one, { process, random, isAlone: of.length === 1 })),
    );
    if (process.isDead) this.#restart();
    return ends;
  }

  async #cycle(
    { connection: index, faults, work }: OneCycle,
    { process, random, isAlone: isOnly }: Shared,
  ): Promise<CycleEnd> {
    const connection = this.connection(index);
    const stopping = new AbortController();
    const isAlone = isOnly && faults.length === 0;
    const ports = faultyPorts(connection.ports, {
      faults,
      process,
      turn: () => turnOf(random),
      act: (deed) => this.act(deed),
      advance: (ms) => this.clock.advance(ms),
      stop: () => stopping.abort(),
      landLater: (ms) => connection.creatingSide.landLater(ms),
      leftOut: () => this.chronicle.leftOutAtMs.push(this.clock.ms),
      // Of an ERP that is known to claim what it has not done no answer is certain.
      answered: (ids) => this.chronicle.answered(index, isTrusted(connection) ? ids : []),
    });
    try {
      return await carryOut(connection, { work, ports, signal: stopping.signal, isAlone });
    } catch (error) {
      if (error instanceof Crash) return "killed";
      // An ERP that cannot be reached ends a job; a cycle reports it.
      if (error instanceof ErpFailure && work !== undefined) return [];
      throw error;
    } finally {
      this.chronicle.cycleEnded(index);
    }
  }

  #restart(): void {
    this.clock.restart();
    for (const { journal } of this.connections) journal.restart();
  }
}

const isTrusted = ({ erp }: SimConnection): boolean => erp.onBadRecord !== "silently-dropped";

const DEED_MS = 7;

/** What work that is done at the same time has in common. */
interface Shared {
  readonly process: { isDead: boolean };
  readonly random: Random | null;
  /** Whether nothing else is done at the same time. */
  readonly isAlone: boolean;
}

/** Cycles that run at the same time wait for each other at every call, now longer and now shorter. */
async function turnOf(random: Random | null): Promise<void> {
  for (let waits = random?.below(MAX_WAITS) ?? 0; waits > 0; waits--) await Promise.resolve();
}

const MAX_WAITS = 12;

type ConnectionDeed = Extract<Deed, { readonly connection: number }>;

function actOnConnection(connection: SimConnection, deed: ConnectionDeed, nowMs: number): void {
  const { erp, journal } = connection;
  switch (deed.do) {
    case "erp-edit":
      return erp.edit(connection.actorIdOf(deed.id), deed.values, deed.lateMs);
    case "erp-move":
      return erp.move(connection.actorIdOf(deed.id), connection.actorIdOf(deed.company));
    case "erp-vanish":
    case "erp-return":
      connection.noteBlindSpot(deed.id);
      return erp.setGone(connection.actorIdOf(deed.id), deed.do === "erp-vanish");
    case "erp-lose-most":
      // One stays: an answer without any actor would prove nothing.
      for (const { crmId, erpKey } of journal.links.slice(1)) {
        connection.noteBlindSpot(crmId);
        erp.setGone(Number(erpKey), true);
      }
      return;
    case "erp-lock":
    case "erp-unlock":
      erp.actor(connection.actorIdOf(deed.id)).isLocked = deed.do === "erp-lock";
      return;
    case "erp-down":
    case "erp-up":
      erp.isDown = deed.do === "erp-down";
      return;
    case "link":
      return connection.link(deed.id);
    case "unlink":
      return connection.unlink(deed.id);
    case "map-item":
      return connection.mapItem(deed.erpItem, deed.crmItem);
    case "change-mapping":
      return connection.changeMapping(deed.key, deed);
    case "sync-now":
      return journal.problems.makeDue(nowMs);
  }
}

function addActor(connection: SimConnection, id: number, type: ReturnType<SimConnection["typeOf"]>): void {
  if (type === undefined) return;
  const link = connection.setup.links.find((one) => one.id === id);
  const agreed = link?.agreed ?? true;
  const values = type.fields.map(({ key }) => [key.toUpperCase(), startingWire(key, { id, agreed })]);
  connection.erp.add(id, type, Object.fromEntries(values));
}

function addParent(connection: SimConnection, id: number): void {
  if (connection.typeOf(id) === undefined) return;
  const parent = connection.setup.parents?.[id] ?? connection.crm.record(id).values[PARENT_FIELD];
  if (typeof parent === "number") connection.erp.actor(id).parentId = parent;
}
