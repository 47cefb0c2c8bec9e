import type { Actor } from "@brygga/protocol";
import { ErpFailure } from "../model/failures.ts";
import type { CyclePorts, SaveOutcome } from "../model/ports.ts";
import { Crash } from "../testing/crashing-ports.ts";
import { texts } from "./erp-texts.ts";
import type { Deed, Fault, Trouble } from "./schedule.ts";
import { recordIdOf } from "./sim-actor.ts";

/** What the ports need of the world to go wrong. */
export interface FaultyPortsOptions {
  readonly faults: readonly Fault[];
  /** Waits for the turn of this cycle among those that run at the same time. */
  readonly turn: () => Promise<void>;
  readonly act: (deed: Deed) => void;
  readonly advance: (ms: number) => void;
  readonly stop: () => void;
  /** A crash kills the whole process, with every cycle in it. */
  readonly process: { isDead: boolean };
  /** Actors of an answer to a save that has reached the engine. */
  readonly answered: (ids: readonly number[]) => void;
  /** An answer has left out an actor that is there. */
  readonly leftOut: () => void;
  /** The next actor is created so much later, and nobody is answered. */
  readonly landLater: (ms: number) => void;
}

/** The ports of a cycle, and a way to let things go wrong at others. */
export interface SimPorts extends CyclePorts {
  readonly guarded: <T extends object>(name: "erp" | "creates", port: T) => T;
}

type Call = (...args: readonly unknown[]) => unknown;

/** Ports that let things go wrong at chosen calls, whatever methods they have. */
export function faultyPorts(ports: CyclePorts, options: FaultyPortsOptions): SimPorts {
  const guard = new Guard(options);
  return {
    ...ports,
    erp: guarded("erp", ports.erp, guard),
    crm: guarded("crm", ports.crm, guard),
    links: guarded("links", ports.links, guard),
    journal: guarded("journal", ports.journal, guard),
    absences: guarded("absences", ports.absences, guard),
    guarded: (name, port) => guarded(name, port, guard),
  };
}

function guarded<T extends object>(name: string, port: T, guard: Guard): T {
  return new Proxy(port, {
    get(target, method) {
      const member: unknown = Reflect.get(target, method, target);
      if (typeof member !== "function") return member;
      const call: Call = (...args) => Reflect.apply(member, target, args);
      const at = `${name}.${String(method)}`;
      if (at === "journal.remember") return call;
      if (at === "erp.changedActors") return (...args: unknown[]) => guard.stream(at, () => call(...args));
      return (...args: unknown[]) => guard.call(at, () => call(...args));
    },
  });
}

/** Counts the calls of one cycle and makes its troubles happen. */
class Guard {
  readonly #options: FaultyPortsOptions;
  readonly #counts = new Map<string, number>();

  constructor(options: FaultyPortsOptions) {
    this.#options = options;
  }

  async call(at: string, call: () => unknown): Promise<unknown> {
    try {
      return await this.#carryOut(at, call);
    } catch (error) {
      if (at === "erp.saveActors") this.#options.answered([]);
      throw error;
    }
  }

  async #carryOut(at: string, call: () => unknown): Promise<unknown> {
    const troubles = await this.#begin(at);
    for (const trouble of troubles) this.#before(at, trouble);
    const answer: unknown = troubles.some(({ kind }) => kind === "empty") && isRead(at) ? [] : await call();
    for (const trouble of troubles) this.#after(at, trouble);
    const passed = troubles.some(({ kind }) => kind === "last-left-out") ? withoutLast(at, answer) : answer;
    if (at === "erp.getActors" && passed !== answer) this.#options.leftOut();
    if (at === "erp.saveActors") this.#options.answered((passed as SaveOutcome).saved.map(idOf));
    await this.#options.turn();
    this.#dieWithProcess();
    return passed;
  }

  async *stream(at: string, call: () => unknown): AsyncGenerator<readonly Actor[], void, undefined> {
    const troubles = await this.#begin(at);
    for (const trouble of troubles) this.#before(at, trouble);
    if (troubles.some(({ kind }) => kind === "empty")) return;
    for await (const batch of call() as AsyncIterable<readonly Actor[]>) {
      await this.#options.turn();
      this.#dieWithProcess();
      yield batch;
      // A connection that breaks in the middle of an answer.
      for (const trouble of troubles) this.#after(at, trouble);
    }
  }

  async #begin(at: string): Promise<readonly Trouble[]> {
    await this.#options.turn();
    this.#dieWithProcess();
    const nth = this.#count(at);
    const nthOfAll = this.#count("any");
    return this.#options.faults
      .filter((fault) => (fault.at === "any" ? fault.nth === nthOfAll : fault.at === at && fault.nth === nth))
      .map(({ what }) => what);
  }

  #count(at: string): number {
    const count = this.#counts.get(at) ?? 0;
    this.#counts.set(at, count + 1);
    return count;
  }

  #before(at: string, trouble: Trouble): void {
    const { act, advance, stop, landLater } = this.#options;
    if (trouble.kind === "crash-before") this.#die();
    if (trouble.kind === "stop") stop();
    if (trouble.kind === "slow") advance(trouble.ms);
    if (trouble.kind === "lands-later" && at === "erp.create") landLater(trouble.ms);
    if (trouble.kind === "meanwhile") for (const deed of trouble.deeds) act(deed);
    if (!at.startsWith("erp.")) return;
    if (trouble.kind === "lost-request") throw new ErpFailure("transport", texts("the request was lost"));
    if (trouble.kind === "refused") throw new ErpFailure("refused", texts("not today"));
    if (trouble.kind === "no-list" && isRead(at)) throw new ErpFailure("no-list", texts("no list"));
    if (trouble.kind === "connection-forgotten") {
      throw new ErpFailure("unknown-connection", texts("UNKNOWN_CONNECTION_ID"));
    }
  }

  #after(at: string, trouble: Trouble): void {
    if (trouble.kind === "crash-after") this.#die();
    if (trouble.kind === "lost-answer" && at.startsWith("erp.")) {
      throw new ErpFailure("transport", texts("the answer was lost"));
    }
  }

  #die(): never {
    this.#options.process.isDead = true;
    throw new Crash("the process was killed");
  }

  #dieWithProcess(): void {
    if (this.#options.process.isDead) throw new Crash("the process was killed in another cycle");
  }
}

const isRead = (at: string): boolean => at === "erp.getActors" || at === "erp.changedActors";

const idOf = ({ erpKey }: Actor): number => recordIdOf(Number(erpKey));

function withoutLast(at: string, answer: unknown): unknown {
  if (at === "erp.getActors") return (answer as readonly Actor[]).slice(0, -1);
  if (at !== "erp.saveActors") return answer;
  const { saved } = answer as SaveOutcome;
  return { saved: saved.slice(0, -1), explanation: "" } satisfies SaveOutcome;
}
