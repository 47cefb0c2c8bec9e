import { drawFields, FIRST_CONTACT, MANY, numbers } from "./draw-setup.ts";
import { ValueDrawer } from "./draw-values.ts";
import { Random } from "./random.ts";
import { scattered } from "./scattered.ts";
import type {
  ConnectionSetup,
  Deed,
  Fault,
  ParentNaming,
  RecordName,
  Schedule,
  Setup,
  Step,
  Trouble,
} from "./schedule.ts";
import { STRANGER_ID } from "./sim-world.ts";

/** Of the schedules without contacts, so many get some; of those with contacts, so many get parents. */
const WITH_NEW_CONTACTS = 0.2;
const WITH_PARENTS = 0.7;

/** What is drawn here leaves the rest of a seed's schedule as it is. */
const OTHER_NUMBERS = 0x0fa1_0000;

const NAMINGS: readonly ParentNaming[] = [
  "always",
  "always",
  "by-key",
  "not-in-answers-to-saves",
  "in-get-actors-alone",
  "never",
];

/** The schedule with persons who belong to companies on both sides and are moved there, or as it is. */
export function withFamilies(schedule: Schedule): Schedule {
  const random = new Random(schedule.seed ^ OTHER_NUMBERS);
  const { records } = schedule.setup;
  const hasContacts = records.some(({ entity }) => entity === "contact");
  if (records.length >= MANY || !random.chance(hasContacts ? WITH_PARENTS : WITH_NEW_CONTACTS))
    return schedule;
  const setup = withParents(random, withContacts(random, withCompanies(random, schedule.setup)));
  const drawer = new FamilyDrawer(random, setup);
  const further = Array.from({ length: random.between(2, 6) }, () => drawer.step());
  return { ...schedule, setup, steps: scattered(random, schedule.steps, further) };
}

/** Who is moved needs somewhere to go. */
function withCompanies(random: Random, setup: Setup): Setup {
  const companies = setup.records.filter(({ entity }) => entity === "company");
  if (companies.length > 1) return setup;
  const added: RecordName = { entity: "company", id: companies.length + 1 };
  const connections = setup.connections.map((one) => (random.chance(0.7) ? linking(one, [added]) : one));
  return {
    records: [...companies, added, ...setup.records.filter((one) => !companies.includes(one))],
    connections,
  };
}

function withContacts(random: Random, setup: Setup): Setup {
  if (setup.records.some(({ entity }) => entity === "contact")) return setup;
  const ids = numbers(FIRST_CONTACT, random.between(1, 3));
  const added = ids.map((id): RecordName => ({ entity: "contact", id }));
  const connections = setup.connections.map((one) => {
    const types = [...one.types, { actorType: "Person" as const, fields: drawFields(random) }];
    return linking({ ...one, types }, random.some(added, 0.85));
  });
  return { records: [...setup.records, ...added], connections };
}

const linking = (connection: ConnectionSetup, records: readonly RecordName[]): ConnectionSetup => ({
  ...connection,
  links: [...connection.links, ...records.map(({ id }) => ({ id, agreed: true }))],
});

function withParents(random: Random, setup: Setup): Setup {
  const companies = setup.records.filter(({ entity }) => entity === "company");
  const contacts = setup.records.filter(({ entity }) => entity === "contact");
  const connections = setup.connections.map((one) => {
    const apart = random.some(contacts, 0.1).map(({ id }) => [id, random.pick(companies).id] as const);
    const vices = { ...one.vices, parents: random.pick(NAMINGS) };
    return { ...one, vices, ...(apart.length === 0 ? {} : { parents: Object.fromEntries(apart) }) };
  });
  return { ...setup, connections };
}

class FamilyDrawer {
  readonly #random: Random;
  readonly #values: ValueDrawer;
  readonly #setup: Setup;

  constructor(random: Random, setup: Setup) {
    this.#random = random;
    this.#values = new ValueDrawer(random);
    this.#setup = setup;
  }

  step(): Step {
    const random = this.#random;
    if (!random.chance(0.3)) return this.#deed();
    const faults = random.chance(0.7) ? [this.#fault()] : [];
    return { do: "cycles", of: [{ connection: this.#connection(), faults }], pace: 0 };
  }

  #deed(): Deed {
    const random = this.#random;
    if (random.chance(0.65)) return this.#move();
    if (random.chance(0.5)) return this.#edit();
    const what = random.pick(["link", "link", "unlink"] as const);
    const id = random.chance(0.6) ? this.#id("company") : this.#id("contact");
    return { do: what, connection: this.#connection(), id };
  }

  #move(): Deed {
    const random = this.#random;
    const id = this.#id("contact");
    const company = this.#id("company");
    if (random.chance(0.5)) {
      const openMs = random.chance(0.2) ? { openMs: random.pick([500, 70_000]) } : {};
      return { do: "crm-move", id, company, ...openMs };
    }
    const isStranger = random.chance(0.1);
    return {
      do: "erp-move",
      connection: this.#connection(),
      id,
      company: isStranger ? STRANGER_ID : company,
    };
  }

  /** Of a field that the contact has in the connection. */
  #edit(): Deed {
    const random = this.#random;
    const connection = this.#connection();
    const id = this.#id("contact");
    const types = this.#setup.connections[connection]?.types ?? [];
    const fields = types.find(({ actorType }) => actorType === "Person")?.fields ?? [];
    const { key } = random.pick(fields);
    return random.chance(0.5)
      ? { do: "crm-edit", id, values: { [key]: this.#values.crm(key) } }
      : { do: "erp-edit", connection, id, values: { [key]: this.#values.wire(key) } };
  }

  #fault(): Fault {
    const random = this.#random;
    const what: Trouble = random.chance(0.6)
      ? { kind: "meanwhile", deeds: [this.#deed()] }
      : { kind: random.pick(["crash-before", "crash-after"]) };
    return { at: "any", nth: random.below(20), what };
  }

  #id(entity: RecordName["entity"]): number {
    return this.#random.pick(this.#setup.records.filter((one) => one.entity === entity)).id;
  }

  #connection(): number {
    return this.#random.below(this.#setup.connections.length);
  }
}
