import { Random } from "./random.ts";
import { scattered } from "./scattered.ts";
import type { CyclesStep, Fault, PortCall, Schedule, Step, Trouble, Work } from "./schedule.ts";

/** So many schedules hold work that people start beside the cycles. */
const SHARE = 0.4;

/** What is drawn here leaves the rest of a seed's schedule as it is. */
const OTHER_NUMBERS = 0x5eed_0000;

/** The schedule with creates, undos and previews among its steps, or as it is. */
export function withWorks(schedule: Schedule): Schedule {
  const random = new Random(schedule.seed ^ OTHER_NUMBERS);
  if (!random.chance(SHARE)) return schedule;
  const drawer = new WorkDrawer(random, schedule);
  const works = random.chance(0.5) ? drawer.creates() : drawer.others();
  return { ...drawer.schedule, steps: scattered(random, schedule.steps, works) };
}

class WorkDrawer {
  readonly #random: Random;
  readonly #connection: number;
  #schedule: Schedule;

  constructor(random: Random, schedule: Schedule) {
    this.#random = random;
    this.#schedule = schedule;
    this.#connection = random.below(schedule.setup.connections.length);
  }

  /** With the set-up that the work needs. */
  get schedule(): Schedule {
    return this.#schedule;
  }

  /** Somebody wants an actor for one or two records, hears nothing, tries again, decides. */
  creates(): readonly Step[] {
    const random = this.#random;
    const connection = this.#connection;
    if (random.chance(0.25)) this.#limitSearch();
    const ids = Array.from(
      { length: random.pick([1, 1, 2]) },
      () => random.pick(this.#schedule.setup.records).id,
    );
    const id = () => random.pick(ids);
    const first: readonly Step[] = ids.flatMap((one): readonly Step[] => [
      ...(random.chance(0.6) ? [{ do: "unlink" as const, connection, id: one }] : []),
      // Records of one name, which the ERP cannot tell apart.
      ...(random.chance(0.25) ? [{ do: "crm-edit" as const, id: one, values: { name: "x" } }] : []),
      this.#work({ kind: "create", id: one }, this.#createFaults()),
    ]);
    const later = Array.from({ length: random.between(1, 4) }, (): Step => {
      if (random.chance(0.3)) return this.#work({ kind: "create", id: id() }, this.#createFaults());
      if (random.chance(0.3)) return this.#work(undefined, []);
      const how = random.pick(["look", "decide", "decide", "give-up"] as const);
      return this.#work(
        { kind: "settle-create", id: id(), how },
        random.chance(0.3) ? this.#createFaults() : [],
      );
    });
    return [...first, ...later];
  }

  /** What is done beside the cycles with what is linked. */
  others(): readonly Step[] {
    const random = this.#random;
    return Array.from({ length: random.between(1, 3) }, () => {
      const isCalm = random.chance(0.6);
      const faults = isCalm ? [] : [this.#fault(ANY_CALL, ["crash-before", "crash-after", "lost-answer"])];
      return this.#work(random.chance(0.35) ? { kind: "preview" } : this.#undo(), faults);
    });
  }

  #undo(): Work {
    const random = this.#random;
    const rows = random.pick([1, 1, 2, 3, 8]);
    const force = random.chance(0.3);
    if (random.chance(0.6)) return { kind: "undo", rows, force };
    return { kind: "undo", rows, force, id: random.pick(this.#schedule.setup.records).id };
  }

  #createFaults(): readonly Fault[] {
    const random = this.#random;
    if (random.chance(0.3)) return [];
    const faults = [
      this.#fault(
        ["erp.create"],
        ["lost-answer", "lost-answer", "lost-request", "lands-later", "crash-after", "refused"],
      ),
    ];
    if (random.chance(0.4))
      faults.push(this.#fault(CREATE_CALLS, ["crash-before", "crash-after", "lost-answer", "lost-request"]));
    return faults;
  }

  #fault(calls: readonly PortCall[], kinds: readonly SimpleTrouble[]): Fault {
    const random = this.#random;
    const kind = random.pick(kinds);
    const at = random.pick(calls);
    const what: Trouble =
      kind === "lands-later" ? { kind, ms: random.pick([400, 30_000, 200_000]) } : { kind };
    return { at, nth: at === "any" ? random.below(16) : at === "erp.search" ? random.below(2) : 0, what };
  }

  #work(work: Work | undefined, faults: readonly Fault[]): CyclesStep {
    const one = { connection: this.#connection, faults, ...(work === undefined ? {} : { work }) };
    return { do: "cycles", of: [one], pace: 0 };
  }

  #limitSearch(): void {
    const { setup } = this.#schedule;
    const search = this.#random.pick(["simple", "none"] as const);
    const connections = setup.connections.map((one, index) =>
      index === this.#connection ? { ...one, vices: { ...one.vices, search } } : one,
    );
    this.#schedule = { ...this.#schedule, setup: { ...setup, connections } };
  }
}

type SimpleTrouble =
  | "crash-before"
  | "crash-after"
  | "lost-answer"
  | "lost-request"
  | "refused"
  | "lands-later";

const ANY_CALL: readonly PortCall[] = ["any"];

const CREATE_CALLS: readonly PortCall[] = ["any", "erp.search", "creates.intend", "creates.link"];
