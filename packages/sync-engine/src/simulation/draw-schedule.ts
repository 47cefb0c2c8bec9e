import { withFamilies } from "./draw-families.ts";
import { drawSetup, MANY, OVERLAP_MS, TOO_LATE_MS } from "./draw-setup.ts";
import { ValueDrawer } from "./draw-values.ts";
import { withWorks } from "./draw-works.ts";
import type { FieldKey } from "./field-kinds.ts";
import { Random } from "./random.ts";
import type {
  ConnectionSetup,
  CyclesStep,
  Deed,
  Fault,
  PortCall,
  Schedule,
  Setup,
  Step,
  Trouble,
  Work,
} from "./schedule.ts";
import { STRANGER_ID } from "./sim-world.ts";

/** The schedule of a seed: always the same. */
export function drawSchedule(seed: number): Schedule {
  const random = new Random(seed);
  const setup = drawSetup(random);
  const drawer = new StepDrawer(random, setup);
  const steps = Array.from({ length: random.between(6, 26) }, () => drawer.step());
  return withWorks(withFamilies({ seed, setup, steps }));
}

type Weighted<T> = readonly (readonly [weight: number, make: () => T])[];

class StepDrawer {
  readonly #random: Random;
  readonly #setup: Setup;
  readonly #values: ValueDrawer;
  readonly #isCalm: boolean;
  readonly #hasMany: boolean;

  constructor(random: Random, setup: Setup) {
    this.#random = random;
    this.#setup = setup;
    this.#values = new ValueDrawer(random);
    this.#hasMany = setup.records.length >= MANY;
    this.#isCalm = random.chance(0.15);
  }

  step(): Step {
    return this.#random.chance(0.35) ? this.#cycles() : this.#deed();
  }

  #cycles(): CyclesStep {
    const random = this.#random;
    const all = this.#setup.connections.map((_, index) => index);
    const chosen = random.chance(0.4) ? all : [random.pick(all)];
    const of = chosen.map((connection) => {
      const work = random.chance(0.12) ? { work: this.#work() } : {};
      return { connection, faults: this.#faults(), ...work };
    });
    return { do: "cycles", of, pace: random.below(1_000_000) };
  }

  #work(): Work {
    const random = this.#random;
    if (random.chance(0.5)) return { kind: "sync-record", id: this.#recordId() };
    return { kind: "resync", source: random.pick(["crm", "erp"]), blankOverwrites: random.chance(0.5) };
  }

  #faults(): readonly Fault[] {
    const random = this.#random;
    if (this.#isCalm || random.chance(0.45)) return [];
    return Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, () => this.#fault());
  }

  #fault(): Fault {
    const random = this.#random;
    const what = this.#trouble();
    const isForErp = !["crash-before", "crash-after", "slow", "meanwhile", "stop"].includes(what.kind);
    const at = random.pick<PortCall>(isForErp ? ERP_CALLS : ALL_CALLS);
    return { at, nth: random.below(at === "any" ? 24 : 3), what };
  }

  #trouble(): Trouble {
    const random = this.#random;
    return this.#weighted<Trouble>([
      [6, () => ({ kind: random.pick(["crash-before", "crash-after"]) })],
      [3, () => ({ kind: random.pick(["lost-request", "lost-answer", "lost-answer"]) })],
      [2, () => ({ kind: random.pick(["refused", "no-list", "empty", "connection-forgotten"]) })],
      [2, () => ({ kind: "last-left-out" })],
      [1, () => ({ kind: "stop" })],
      [1, () => ({ kind: "slow", ms: random.pick([900, 20_000, 90_000]) })],
      [
        5,
        () => ({ kind: "meanwhile", deeds: [this.#edit(), ...(random.chance(0.4) ? [this.#edit()] : [])] }),
      ],
    ]);
  }

  #deed(): Deed {
    const random = this.#random;
    return this.#weighted<Deed>([
      [20, () => this.#edit()],
      [4, () => ({ do: "wait", ms: random.pick([300, 2_000, 61_000, 200_000, 4 * 3_600_000]) })],
      [1, () => ({ do: random.pick(["crm-delete", "crm-restore"]), id: this.#recordId() })],
      [2, () => ({ do: random.pick(["erp-vanish", "erp-return", "erp-return"]), ...this.#actor() })],
      [2, () => ({ do: random.pick(["erp-lock", "erp-unlock"]), ...this.#actor() })],
      [1, () => ({ do: random.pick(["erp-down", "erp-up", "erp-up"]), connection: this.#connection() })],
      [
        1,
        () => ({
          do: random.pick(["link", "link", "unlink"]),
          connection: this.#connection(),
          id: this.#recordId(),
        }),
      ],
      [this.#hasMany ? 3 : 0, () => ({ do: "erp-lose-most", connection: this.#connection() })],
      [0.7, () => this.#mapItem()],
      [0.7, () => this.#changeMapping()],
      [1, () => ({ do: "sync-now", connection: this.#connection() })],
    ]);
  }

  #edit(): Deed {
    const random = this.#random;
    return random.chance(0.5) ? this.#crmEdit() : this.#erpEdit();
  }

  #crmEdit(): Deed {
    const random = this.#random;
    const id = this.#recordId();
    const values = this.#drawn(id, (key) => this.#values.crm(key));
    const openMs = random.chance(0.2) ? random.pick([500, 5_000, 70_000]) : 0;
    return { do: "crm-edit", id, values, ...(openMs > 0 ? { openMs } : {}) };
  }

  #erpEdit(): Deed {
    const { connection, id } = this.#actor();
    const setup = this.#setup.connections[connection];
    const values = this.#drawn(id, (key) => this.#values.wire(key), connection);
    const lateMs = setup === undefined ? 0 : this.#delay(setup);
    return { do: "erp-edit", connection, id, values, ...(lateMs > 0 ? { lateMs } : {}) };
  }

  /** How late a row becomes visible, so that a reading or the background scan still finds it. */
  #delay({ overlapMs, scanRoundMs }: ConnectionSetup): number {
    const random = this.#random;
    if (scanRoundMs !== undefined && random.chance(0.1)) return TOO_LATE_MS;
    if (overlapMs === 0 || random.chance(0.75)) return 0;
    return random.pick([500, 5_000, OVERLAP_MS - 1000]);
  }

  /** One to three fields that this record has in one of its connections. */
  #drawn<T>(id: number, draw: (key: FieldKey) => T, connection?: number): Partial<Record<FieldKey, T>> {
    const random = this.#random;
    const keys = this.#keysOf(id, connection);
    const count = random.pick([1, 1, 1, 2, 3]);
    const chosen = Array.from({ length: count }, () => random.pick(keys));
    return Object.fromEntries(chosen.map((key) => [key, draw(key)])) as Partial<Record<FieldKey, T>>;
  }

  #keysOf(id: number, connection?: number): readonly FieldKey[] {
    const isCompany = id < 101 || id === STRANGER_ID;
    const keys = this.#setup.connections
      .filter((_, index) => connection === undefined || index === connection)
      .flatMap(({ types }) => types)
      .filter(({ actorType }) => (actorType === "Customer") === isCompany)
      .flatMap(({ fields }) => fields.map(({ key }) => key));
    return [...new Set(keys)];
  }

  #mapItem(): Deed {
    const random = this.#random;
    const [erpItem, crmItem] = random.pick([
      ["3", "c"],
      ["4", "d"],
    ] as const);
    return { do: "map-item", connection: this.#connection(), erpItem, crmItem };
  }

  #changeMapping(): Deed {
    const random = this.#random;
    const { connection, id } = this.#actor();
    const key = random.pick(this.#keysOf(id, connection));
    const directions = random.pick([
      { toCrm: true, toErp: true },
      { toCrm: true, toErp: false },
      { toCrm: false, toErp: true },
      { toCrm: false, toErp: false },
    ]);
    return { do: "change-mapping", connection, key, ...directions };
  }

  #actor(): { readonly connection: number; readonly id: number } {
    const connection = this.#connection();
    const isStranger = this.#random.chance(0.05);
    return { connection, id: isStranger ? STRANGER_ID : this.#recordId() };
  }

  #connection(): number {
    return this.#random.below(this.#setup.connections.length);
  }

  #recordId(): number {
    return this.#random.pick(this.#setup.records).id;
  }

  #weighted<T>(choices: Weighted<T>): T {
    const sum = choices.reduce((total, [weight]) => total + weight, 0);
    let left = (this.#random.below(1_000_000) / 1_000_000) * sum;
    for (const [weight, make] of choices) {
      left -= weight;
      if (left < 0) return make();
    }
    throw new Error("the weights do not add up");
  }
}

const ERP_CALLS: readonly PortCall[] = [
  "erp.saveActors",
  "erp.saveActors",
  "erp.getActors",
  "erp.changedActors",
];

const ALL_CALLS: readonly PortCall[] = [
  "any",
  "any",
  "any",
  "erp.saveActors",
  "erp.getActors",
  "journal.commit",
  "journal.intend",
  "crm.read",
];
