import { FIELD_KEYS, type FieldKey, isTextField } from "./field-kinds.ts";
import type { Random } from "./random.ts";
import type {
  ConnectionSetup,
  FieldSetup,
  LinkSetup,
  OnBadActor,
  RecordName,
  Setup,
  StampForm,
  StoredForm,
  TypeSetup,
  Vices,
} from "./schedule.ts";

/** Records of contacts have numbers from here on. */
export const FIRST_CONTACT = 101;

const STAMPS: readonly StampForm[] = [
  "counter",
  "epoch-seconds",
  "local-seconds",
  "iso",
  "encoded",
  "encoded-seconds",
  "date",
  "text",
];

const ON_BAD_ACTOR: readonly OnBadActor[] = [
  "left-out",
  "claimed",
  "all-refused",
  "others-then-refused",
  "half-then-refused",
];

const FORMS: readonly StoredForm[] = ["trimmed", "upper", "lower", "padded"];

/** So many actors do not go at once without a question. */
export const MANY = 14;

export function drawSetup(random: Random): Setup {
  // Few are many when all of them go at once.
  const companies = numbers(1, random.chance(0.03) ? MANY : random.between(1, 4));
  const contacts = numbers(FIRST_CONTACT, random.chance(0.3) ? random.between(1, 2) : 0);
  const records: readonly RecordName[] = [
    ...companies.map((id) => ({ entity: "company" as const, id })),
    ...contacts.map((id) => ({ entity: "contact" as const, id })),
  ];
  const count = random.pick([1, 1, 1, 2, 2, 3]);
  return { records, connections: numbers(0, count).map(() => drawConnection(random, records)) };
}

function drawConnection(random: Random, records: readonly RecordName[]): ConnectionSetup {
  const hasContacts = records.some(({ entity }) => entity === "contact");
  const fields = drawFields(random);
  const types: readonly TypeSetup[] = [
    { actorType: "Customer", fields },
    ...(hasContacts ? [{ actorType: "Person" as const, fields: drawFields(random) }] : []),
  ];
  const vices = drawVices(random);
  const scan = random.chance(0.25) ? { scanRoundMs: random.pick([60_000, 3_600_000]) } : {};
  const links: readonly LinkSetup[] = random
    .some(records, 0.85)
    .map(({ id }) => ({ id, agreed: random.chance(0.85) }));
  return {
    winner: random.pick(["crm", "erp"]),
    blankOverwrites: random.chance(0.7),
    overlapMs: random.pick([OVERLAP_MS, OVERLAP_MS, 0]),
    ...scan,
    vices,
    types,
    links,
    items: random.chance(0.7) ? { "1": "a", "2": "b" } : { "1": "a", "2": "b", "3": "c" },
  };
}

/** The product's default. */
export const OVERLAP_MS = 120_000;

/** What takes longer than the overlap is found by the background scan alone. */
export const TOO_LATE_MS = 300_000;

export function drawFields(random: Random): readonly FieldSetup[] {
  const chosen = random.some(FIELD_KEYS, 0.45);
  return (chosen.length === 0 ? (["name"] as const) : chosen).map((key) => drawField(random, key));
}

function drawField(random: Random, key: FieldKey): FieldSetup {
  const direction = random.pick(["both", "both", "both", "to-crm", "to-erp"]);
  const isText = isTextField(key);
  const hidden = random.chance(0.12) ? random.pick(["always", "in-answers-to-saves"] as const) : "never";
  const form = isText && random.chance(0.25) ? random.pick(FORMS) : "verbatim";
  return {
    key,
    toCrm: direction !== "to-erp",
    toErp: direction !== "to-crm",
    erpMaxLength: isText && random.chance(0.2) ? 8 : 0,
    // An ERP that neither shows what it made of a value nor keeps it as it is cannot be brought to rest beside others.
    stores: hidden === "in-answers-to-saves" ? "verbatim" : form,
    hidden,
    // A connector that neither writes a field nor shows that it did not is not found out before the next full scan.
    ignoresWrites: hidden === "never" && random.chance(0.05),
  };
}

function drawVices(random: Random): Vices {
  const onBadActor = random.pick(ON_BAD_ACTOR);
  return {
    stamps: random.pick(STAMPS),
    clockSkewMs: random.pick([0, 0, 3_600_000, -7_200_000, 90_000]),
    batchSize: random.pick([1, 2, 3, 100]),
    order: random.pick(["by-stamp", "by-stamp", "newest-first", "mixed"]),
    duplicates: random.chance(0.2),
    onBadActor,
    // Who claims to have saved what was not saved is found out by its profile alone.
    isProfiled: onBadActor === "claimed" || random.chance(0.4),
    checksStamp: random.chance(0.3),
    keepsUnsentFields: random.chance(0.4),
    forgetsStamps: random.chance(0.15),
    firstStamp: random.pick([null, null, null, "", "0"]),
  };
}

export const numbers = (from: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => from + at);
