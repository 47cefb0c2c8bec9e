import type { RowSeen, Violation } from "../chronicle.ts";
import { type FieldKey, isSameMeaning, meaningOfCrm, meaningOfWire } from "../field-kinds.ts";
import { asStored } from "../field-sides.ts";
import type { FieldSetup } from "../schedule.ts";
import type { SimConnection } from "../sim-connection.ts";
import type { SimWorld } from "../sim-world.ts";
import { startingCrm, startingWire } from "../starting-values.ts";

interface Place {
  readonly connection: SimConnection;
  readonly id: number;
  readonly field: FieldSetup;
}

/** The target of a one-way field is written because its source has changed, and for no other reason. */
export const sourceDecides = (world: SimWorld): readonly Violation[] =>
  world.connections.flatMap((connection) =>
    connection.setup.links
      .filter(({ agreed }) => agreed)
      .flatMap(({ id }) =>
        (connection.typeOf(id)?.fields ?? [])
          .filter(({ key, toCrm, toErp }) => toCrm !== toErp && !connection.hasBeenBlindTo(id, key))
          .flatMap((field) => unfounded(world, { connection, id, field })),
      ),
  );

function unfounded(world: SimWorld, place: Place): readonly Violation[] {
  const { connection, id, field } = place;
  const rows = world.chronicle.rows.filter(
    (seen) => isAt(place, seen) && seen.row.reason === "change" && !isPersons(world, place, seen),
  );
  const source = sourceOf(world, place);
  let servedSeq = 0;
  return rows.flatMap((seen) => {
    const from = source.findLast(({ seq, meaning }) => seq < seen.seq && isItsValue(field, meaning, seen));
    const isFounded = from !== undefined && (from.seq > servedSeq || !isRepeated(source, from));
    servedSeq = from?.seq ?? servedSeq;
    const what = `connection ${connection.index}, record ${id}, ${field.key}: ${JSON.stringify(seen.row)}`;
    return isFounded ? [] : [{ rule: "a target was written although its source had not changed", what }];
  });
}

/** What a person entered in the ERP while it was written to looks like what the ERP made of the write. */
const isPersons = (world: SimWorld, place: Place, { row, seq }: RowSeen): boolean =>
  row.target === "erp" &&
  world.chronicle.erp.some(
    (change) =>
      change.by !== "sync" &&
      change.seq < seq &&
      isAt(place, change) &&
      isSameMeaning(
        place.field.key,
        meaningOfWire(place.field.key, change.new, place.connection.items),
        row.newValue,
      ),
  );

interface SourceValue {
  readonly seq: number;
  readonly meaning: string | null;
}

/** What the source has held, from the beginning on. */
function sourceOf(world: SimWorld, { connection, id, field }: Place): readonly SourceValue[] {
  const { key } = field;
  const meaning = (wire: string) => meaningOfWire(key, wire, connection.items);
  if (field.toErp) {
    const changes = world.chronicle.crm.filter((change) => change.id === id && change.key === key);
    const start = { seq: 0, meaning: meaningOfCrm(key, startingCrm(key, id)) };
    return [start, ...changes.map(({ seq, new: value }) => ({ seq, meaning: meaningOfCrm(key, value) }))];
  }
  const changes = world.chronicle.erp.filter(
    (change) => change.connection === connection.index && change.id === id && change.key === key,
  );
  const start = { seq: 0, meaning: meaning(startingWire(key, { id, agreed: true })) };
  return [start, ...changes.map(({ seq, new: wire }) => ({ seq, meaning: meaning(wire) }))];
}

/** Whether nothing has happened at the source since it came to this value the last time. */
const isRepeated = (source: readonly SourceValue[], { seq }: SourceValue): boolean =>
  source.every((value) => value.seq <= seq);

const isItsValue = (field: FieldSetup, meaning: string | null, { row }: RowSeen): boolean =>
  isSameMeaning(field.key, meaning, row.newValue) ||
  (meaning !== null && asStored(field, meaning) === asStored(field, row.newValue));

const isAt = ({ connection, id, field }: Place, seen: { connection: number; id: number; key: FieldKey }) =>
  seen.connection === connection.index && seen.id === id && seen.key === field.key;
