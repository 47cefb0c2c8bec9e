import type { ErpChangeSeen, RowSeen, Violation } from "../chronicle.ts";
import { type FieldKey, isSameMeaning, meaningOfCrm, meaningOfWire } from "../field-kinds.ts";
import type { SimConnection } from "../sim-connection.ts";
import type { SimWorld } from "../sim-world.ts";

interface Place {
  readonly connection: SimConnection;
  readonly id: number;
  readonly key: FieldKey;
}

/** Every value that the sync changed has exactly one log row with its old and its new value, and no row lies. */
export const logTellsWhatHappened = (world: SimWorld): readonly Violation[] =>
  placesOf(world).flatMap((place) => [...crmRows(world, place), ...erpRows(world, place)]);

function placesOf(world: SimWorld): readonly Place[] {
  const named = [...world.chronicle.rows, ...world.chronicle.erp, ...world.chronicle.crm];
  const places = new Map<string, Place>();
  for (const { connection, id, key } of named) {
    if (connection === null) continue;
    places.set(`${connection}:${id}:${key}`, { connection: world.connection(connection), id, key });
  }
  return [...places.values()];
}

/** CRM values and their rows are committed together, so they match one by one, in their order. */
function crmRows(world: SimWorld, place: Place): readonly Violation[] {
  const { key } = place;
  const changes = world.chronicle.crm
    .filter((change) => change.connection === place.connection.index && isAt(place, change))
    .map((change) => [meaningOfCrm(key, change.old), meaningOfCrm(key, change.new)] as const);
  const rows = rowsOf(world, place, "crm").map(({ row }) => [row.oldValue, row.newValue] as const);
  const isEqual =
    changes.length === rows.length &&
    changes.every(([old, value], at) => {
      const [oldOfRow = "", newOfRow = ""] = rows[at] ?? [];
      return isSameMeaning(key, old, oldOfRow) && isSameMeaning(key, value, newOfRow);
    });
  if (isEqual) return [];
  const what = `${nameOf(place)} in the CRM: changed ${JSON.stringify(changes)}, logged ${JSON.stringify(rows)}`;
  return [{ rule: "the log is not what happened", what }];
}

/** Writes to the ERP and their rows are matched; what could not be known may be missing, or be somebody else's. */
function erpRows(world: SimWorld, place: Place): readonly Violation[] {
  const matching = new Matching(world, place);
  return [
    ...matching.missing().map((change) => ({
      rule: "a change without a log row",
      what: `${nameOf(place)} in the ERP: "${change.old}" became "${change.new}" (sent "${change.sent}", ${change.certainty})`,
    })),
    ...matching.unexplained().map(({ row }) => ({
      rule: "a log row without a change",
      what: `${nameOf(place)} in the ERP: ${JSON.stringify(row)}`,
    })),
  ];
}

class Matching {
  readonly #place: Place;
  readonly #changes: readonly ErpChangeSeen[];
  readonly #writes: readonly ErpChangeSeen[];
  readonly #isCertain: boolean;
  #unmatched: readonly RowSeen[];

  constructor(world: SimWorld, place: Place) {
    this.#place = place;
    this.#changes = world.chronicle.erp.filter(
      (change) => change.connection === place.connection.index && isAt(place, change),
    );
    this.#writes = this.#changes.filter((change) => change.by === "sync" && !this.#isNoChange(change));
    this.#unmatched = rowsOf(world, place, "erp");
    this.#isCertain = isAlwaysSeen(place);
  }

  missing(): readonly ErpChangeSeen[] {
    // A row goes to the write that must have one.
    const mustHave = (write: ErpChangeSeen): boolean => isSure(write) || !this.#mayBeForgotten(write);
    const ordered = [...this.#writes.filter(mustHave), ...this.#writes.filter((write) => !mustHave(write))];
    const unlogged = ordered.filter((write) => !this.#take((row) => this.#isRowOf(row, write)));
    return unlogged.filter((write) => {
      const isVague = write.certainty !== "sure" || write.isBlind || !this.#isCertain;
      if (isVague && this.#take((row) => this.#isSame(row.row.newValue, write.new))) return false;
      if (this.#take((row) => this.#isSentAs(row, write))) return false;
      return isSure(write) && !write.isBlind ? this.#isCertain : !this.#mayBeForgotten(write);
    });
  }

  /** Rows for which nothing is left; to be asked after {@link missing}. */
  unexplained(): readonly RowSeen[] {
    return this.#unmatched.filter(
      (seen) =>
        !this.#changes.some(
          (change) =>
            change.by !== "sync" && change.seq < seen.seq && this.#isSame(seen.row.newValue, change.new),
        ),
    );
  }

  #take(isMeant: (row: RowSeen) => boolean): boolean {
    const found = this.#unmatched.find(isMeant);
    this.#unmatched = this.#unmatched.filter((row) => row !== found);
    return found !== undefined;
  }

  #isRowOf({ row, seq }: RowSeen, write: ErpChangeSeen): boolean {
    return seq > write.seq && this.#isSame(row.oldValue, write.old) && this.#isSame(row.newValue, write.new);
  }

  /** The answer did not have the field: what was sent is all that was known. */
  #isSentAs({ row, seq }: RowSeen, { seq: writeSeq, sent }: ErpChangeSeen): boolean {
    return seq > writeSeq && !this.#isCertain && sent !== null && this.#isSame(row.newValue, sent);
  }

  /** The ERP stored something else than it was sent, or moved on before it could be asked. */
  #mayBeForgotten(write: ErpChangeSeen): boolean {
    const isOwnForm = write.sent === null || !this.#isSame(this.#meaning(write.new), write.sent);
    const isOvertaken = this.#changes.some(({ seq, by }) => seq > write.seq && by !== "sync");
    return isOwnForm || isOvertaken || !this.#isCertain;
  }

  #isNoChange({ old, new: value }: ErpChangeSeen): boolean {
    return isSameMeaning(this.#place.key, this.#meaning(old), this.#meaning(value));
  }

  #isSame(canonical: string | null, wire: string): boolean {
    return isSameMeaning(this.#place.key, canonical, this.#meaning(wire));
  }

  #meaning(wire: string): string | null {
    return meaningOfWire(this.#place.key, wire, this.#place.connection.items);
  }
}

const isSure = ({ certainty }: ErpChangeSeen): boolean => certainty === "sure";

/** Whether nothing ever hid the field from the engine: it was linked and mapped alike, and in every answer. */
function isAlwaysSeen({ connection, id, key }: Place): boolean {
  const isLinked = connection.journal.linkOf(id) !== undefined;
  return isLinked && connection.field(id, key)?.hidden === "never" && !connection.hasBeenBlindTo(id, key);
}

const rowsOf = (world: SimWorld, place: Place, target: "crm" | "erp"): readonly RowSeen[] =>
  world.chronicle.rows.filter(
    (seen) => seen.connection === place.connection.index && isAt(place, seen) && seen.row.target === target,
  );

const isAt = (place: Place, { id, key }: { id: number; key: FieldKey }): boolean =>
  place.id === id && place.key === key;

const nameOf = ({ connection, id, key }: Place): string =>
  `connection ${connection.index}, record ${id}, ${key}`;
