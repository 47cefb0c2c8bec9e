import type { ConnectionSetup, Deed, Schedule, Setup, Step, TypeSetup, Vices } from "./schedule.ts";

/** A connector without vices. */
const VIRTUES: Vices = {
  stamps: "counter",
  clockSkewMs: 0,
  batchSize: 100,
  order: "by-stamp",
  duplicates: false,
  onBadActor: "left-out",
  isProfiled: false,
  checksStamp: false,
  keepsUnsentFields: true,
  forgetsStamps: false,
  firstStamp: null,
  parents: "never",
};

/** The same schedule in simpler worlds: fewer connections, records, links and fields, and fewer vices. */
export function* simplerSetups(schedule: Schedule): Generator<Schedule> {
  const { setup } = schedule;
  if (setup.connections.length > 1) {
    for (const [index] of setup.connections.entries()) yield withoutConnection(schedule, index);
  }
  if (setup.records.length > 1) for (const { id } of setup.records) yield withoutRecord(schedule, id);
  for (const [index, connection] of setup.connections.entries()) {
    for (const simpler of simplerConnections(connection)) {
      const connections = setup.connections.with(index, simpler);
      yield { ...schedule, setup: { ...setup, connections } };
    }
  }
}

function* simplerConnections(connection: ConnectionSetup): Generator<ConnectionSetup> {
  const { vices, links, types } = connection;
  const present: Vices = { ...vices, parents: vices.parents ?? "never" };
  for (const [name, virtue] of Object.entries(VIRTUES)) {
    // Who claims to save what it drops is found out by its profile alone.
    if (name === "isProfiled" && vices.onBadActor === "claimed") continue;
    if (present[name as keyof Vices] !== virtue) yield { ...connection, vices: { ...vices, [name]: virtue } };
  }
  const { parents, ...sameParents } = connection;
  if (parents !== undefined) yield sameParents;
  if (!connection.blankOverwrites) yield { ...connection, blankOverwrites: true };
  const { scanRoundMs, ...unscanned } = connection;
  if (scanRoundMs !== undefined) yield unscanned;
  if (connection.overlapMs > 0) yield { ...connection, overlapMs: 0 };
  for (const [at, link] of links.entries()) {
    yield { ...connection, links: links.toSpliced(at, 1) };
    if (!link.agreed) yield { ...connection, links: links.with(at, { ...link, agreed: true }) };
  }
  for (const [at, type] of types.entries()) {
    if (types.length > 1 && at > 0) yield { ...connection, types: types.toSpliced(at, 1) };
    for (const simpler of simplerTypes(type)) yield { ...connection, types: types.with(at, simpler) };
  }
}

function* simplerTypes(type: TypeSetup): Generator<TypeSetup> {
  const { fields } = type;
  if (fields.length > 1) {
    for (const [at] of fields.entries()) yield { ...type, fields: fields.toSpliced(at, 1) };
  }
  for (const [at, field] of fields.entries()) {
    const plain = { erpMaxLength: 0, stores: "verbatim", hidden: "never", ignoresWrites: false } as const;
    for (const [name, value] of Object.entries(plain)) {
      const isPlain = field[name as keyof typeof plain] === value;
      if (!isPlain) yield { ...type, fields: fields.with(at, { ...field, [name]: value }) };
    }
  }
}

function withoutConnection({ seed, setup, steps }: Schedule, gone: number): Schedule {
  const renumbered = (index: number): number => (index > gone ? index - 1 : index);
  const kept = steps.flatMap((step): readonly Step[] => {
    if (step.do === "cycles") {
      const of = step.of
        .filter(({ connection }) => connection !== gone)
        .map((cycle) => ({
          ...cycle,
          connection: renumbered(cycle.connection),
          faults: withoutDeeds(cycle.faults),
        }));
      return of.length === 0 ? [] : [{ ...step, of }];
    }
    if (!("connection" in step)) return [step];
    return step.connection === gone ? [] : [{ ...step, connection: renumbered(step.connection) }];
  });
  return { seed, setup: { ...setup, connections: setup.connections.toSpliced(gone, 1) }, steps: kept };
}

type Faults = Extract<Step, { do: "cycles" }>["of"][number]["faults"];

/** Deeds in the middle of a cycle name connections and records, too; a simpler world does without them. */
const withoutDeeds = (faults: Faults): Faults => faults.filter(({ what }) => what.kind !== "meanwhile");

function withoutRecord({ seed, setup, steps }: Schedule, gone: number): Schedule {
  const without: Setup = {
    records: setup.records.filter(({ id }) => id !== gone),
    connections: setup.connections.map((connection) => ({
      ...connection,
      links: connection.links.filter(({ id }) => id !== gone),
      ...(connection.parents === undefined ? {} : { parents: withoutParent(connection.parents, gone) }),
    })),
  };
  const kept = steps.flatMap((step): readonly Step[] => {
    if (step.do !== "cycles") return isAbout(step, gone) ? [] : [step];
    const of = step.of.map((cycle) => ({ ...cycle, faults: withoutDeedsOf(cycle.faults, gone) }));
    return [{ ...step, of }];
  });
  return { seed, setup: without, steps: kept };
}

const withoutDeedsOf = (faults: Faults, gone: number): Faults =>
  faults.filter(({ what }) => what.kind !== "meanwhile" || !what.deeds.some((deed) => isAbout(deed, gone)));

const isAbout = (deed: Deed, recordId: number): boolean =>
  ("id" in deed && deed.id === recordId) || ("company" in deed && deed.company === recordId);

const withoutParent = (parents: NonNullable<ConnectionSetup["parents"]>, gone: number) =>
  Object.fromEntries(
    Object.entries(parents).filter(([id, company]) => Number(id) !== gone && company !== gone),
  );
