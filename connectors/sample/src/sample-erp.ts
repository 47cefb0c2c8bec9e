import { ConnectorError, type DisplayText, joinDisplayTexts } from "@brygga/connector-sdk";
import type { Actor, TextMap } from "@brygga/protocol";
import { checkValues } from "./check-values.ts";
import { createMemoryJournal, type EditJournal, openFileJournal, type SampleSize } from "./edit-journal.ts";
import { numberOf } from "./generate-actor.ts";
import { SampleData } from "./sample-data.ts";
import { isSampleActorType, SAMPLE_FIELDS, type SampleActorType, type SampleField } from "./sample-fields.ts";

export interface SampleErpOptions extends Partial<SampleSize> {
  /**
   * File that keeps edits; made when it does not exist. An ERP that was kept goes on with the size and seed it
   * was started with. @default none, edits live as long as the process
   */
  readonly dataFile?: string;
}

/** A made-up ERP system. The same seed gives the same actors; edits come on top. */
export interface SampleErp {
  readonly size: SampleSize;
  /** In the order in which they came to be. */
  actors(actorType: string): Iterable<Actor>;
  actor(actorType: string, erpKey: string): Actor | undefined;
  /** Those whose LastModified is the stamp or later, by LastModified; all when the stamp is no number. */
  changedSince(actorType: string, stamp: string): Actor[];
  /**
   * Changes fields as somebody who works in the ERP would. Resolves when it is kept. The stamp grows only
   * when a value really changes.
   *
   * @throws ConnectorError `ACTOR_NOT_FOUND`, `INVALID_VALUE` (nothing is changed then)
   */
  edit(actorType: string, erpKey: string, fieldValues: TextMap): Promise<Actor>;
  /** @throws ConnectorError `UNKNOWN_ACTOR_TYPE`, `INVALID_VALUE` */
  create(actor: Pick<Actor, "actorType" | "fieldValues"> & Partial<Actor>): Promise<Actor>;
  /**
   * Moves an actor to another parent.
   *
   * @throws ConnectorError `ACTOR_NOT_FOUND`
   */
  move(
    actorType: string,
    erpKey: string,
    parent: Pick<Actor, "parentActorType" | "parentErpKey">,
  ): Promise<Actor>;
  /** Deletes an actor in the ERP; nothing when there is none. */
  remove(actorType: string, erpKey: string): Promise<void>;
  /** Waits until all edits are kept. */
  close(): Promise<void>;
}

/**
 * @example
 * const erp = await createSampleErp({ seed: 7, customers: 10_000 });
 * await erp.edit("Customer", "C1", { NAME: "Nygård Bygg AB" });
 */
export async function createSampleErp(options: SampleErpOptions = {}): Promise<SampleErp> {
  const size = sizeOf(options);
  const journal =
    options.dataFile === undefined
      ? createMemoryJournal(size)
      : await openFileJournal(options.dataFile, size);
  const data = new SampleData(journal.size);
  for (const edit of journal.edits) data.apply(edit);
  return erpOver(data, journal);
}

function sizeOf({ seed = 1, customers = 60, ...others }: Partial<SampleSize>): SampleSize {
  return {
    seed,
    customers,
    suppliers: others.suppliers ?? Math.ceil(customers / 5),
    persons: others.persons ?? customers * 2,
    projects: others.projects ?? Math.ceil(customers / 2),
  };
}

function erpOver(data: SampleData, journal: EditJournal): SampleErp {
  const save = async (actor: Actor): Promise<Actor> => {
    data.apply({ edit: "saved", actor });
    await journal.append({ edit: "saved", actor });
    return actor;
  };
  return {
    size: journal.size,
    actors: (actorType) => data.table(actorType).values(),
    actor: (actorType, erpKey) => data.table(actorType).get(erpKey),
    changedSince: (actorType, stamp) => changedSince(data.table(actorType), stamp),
    edit: async (actorType, erpKey, fieldValues) => {
      const actor = data.table(actorType).get(erpKey);
      if (!actor) throw notFound(actorType, erpKey);
      const values = valid(actorType, fieldValues, []);
      if (Object.entries(values).every(([key, value]) => actor.fieldValues[key] === value)) return actor;
      const lastModified = data.nextStamp();
      return save({ ...actor, fieldValues: { ...actor.fieldValues, ...values }, lastModified });
    },
    create: async (created) => save(newActor(data, created)),
    move: async (actorType, erpKey, { parentActorType, parentErpKey }) => {
      const actor = data.table(actorType).get(erpKey);
      if (!actor) throw notFound(actorType, erpKey);
      if (!data.table(parentActorType).has(parentErpKey)) throw notFound(parentActorType, parentErpKey);
      return save({ ...actor, parentActorType, parentErpKey, lastModified: data.nextStamp() });
    },
    remove: async (actorType, erpKey) => {
      if (!data.table(actorType).has(erpKey)) return;
      const removed = { edit: "removed", actorType, erpKey } as const;
      data.apply(removed);
      await journal.append(removed);
    },
    close: () => journal.close(),
  };
}

function changedSince(table: ReadonlyMap<string, Actor>, stamp: string): Actor[] {
  const from = /^\d+$/.test(stamp) ? Number(stamp) : 0;
  const changed: Actor[] = [];
  for (const actor of table.values()) if (Number(actor.lastModified) >= from) changed.push(actor);
  return changed.sort((left, right) => Number(left.lastModified) - Number(right.lastModified));
}

function newActor(
  data: SampleData,
  { actorType, fieldValues, ...rest }: Parameters<SampleErp["create"]>[0],
): Actor {
  const { parentActorType = "", parentErpKey = "" } = rest;
  if (!isSampleActorType(actorType)) throw unknownActorType(actorType);
  const fields = SAMPLE_FIELDS[actorType];
  const writable = fields.filter(({ access }) => access !== "ReadOnly").map(({ fieldKey }) => fieldKey);
  const given = Object.entries(fieldValues).filter(([key]) => writable.includes(key));
  const values = valid(actorType, Object.fromEntries(given), missingFields(fields, fieldValues));
  if (parentErpKey !== "" && !data.table(parentActorType).has(parentErpKey)) {
    throw notFound(parentActorType, parentErpKey);
  }
  const { index, erpKey } = data.takeIndex(actorType);
  return {
    actorType,
    erpKey,
    fieldValues: { ...blankValues(fields), ...numbered(actorType, index), ...values },
    lastModified: data.nextStamp(),
    parentActorType,
    parentErpKey,
  };
}

const blankValues = (fields: readonly SampleField[]): TextMap =>
  Object.fromEntries(fields.map(({ fieldKey, defaultValue }) => [fieldKey, defaultValue ?? ""]));

const numbered = (actorType: SampleActorType, index: number): TextMap => ({
  [actorType === "Person" || actorType === "Project" ? "NUMBER" : "NUMBER1"]: numberOf(actorType, index),
});

function missingFields(fields: readonly SampleField[], given: TextMap): DisplayText[] {
  return fields
    .filter(({ access, fieldKey }) => access === "Mandatory" && !Object.hasOwn(given, fieldKey))
    .map(({ displayName }) =>
      joinDisplayTexts([displayName, { US: "is missing", SV: "saknas", NO: "mangler" }], " "),
    );
}

function valid(actorType: string, written: TextMap, otherProblems: readonly DisplayText[]): TextMap {
  const fields = isSampleActorType(actorType) ? SAMPLE_FIELDS[actorType] : [];
  const { values, problems } = checkValues(fields, written);
  const all = [...problems, ...otherProblems];
  if (all.length === 0) return values;
  const head: DisplayText = {
    US: "The ERP does not accept the values.",
    SV: "ERP-systemet godtar inte värdena.",
    NO: "ERP-systemet godtar ikke verdiene.",
  };
  throw new ConnectorError({
    userExplanation: joinDisplayTexts([head, joinDisplayTexts(all, "; ")], " "),
    errorCode: "INVALID_VALUE",
  });
}

/** What is answered for an actor type that the sample does not have. */
export function unknownActorType(actorType: string): ConnectorError {
  return new ConnectorError({
    userExplanation: {
      US: `The ERP has no actors of type “${actorType}”.`,
      SV: `ERP-systemet har inga aktörer av typen ”${actorType}”.`,
      NO: `ERP-systemet har ingen aktører av typen «${actorType}».`,
    },
    errorCode: "UNKNOWN_ACTOR_TYPE",
  });
}

function notFound(actorType: string, erpKey: string): ConnectorError {
  return new ConnectorError({
    userExplanation: {
      US: `${actorType} “${erpKey}” does not exist in the ERP. It may have been deleted there.`,
      SV: `${actorType} ”${erpKey}” finns inte i ERP-systemet. Den kan ha tagits bort där.`,
      NO: `${actorType} «${erpKey}» finnes ikke i ERP-systemet. Den kan være slettet der.`,
    },
    errorCode: "ACTOR_NOT_FOUND",
  });
}
