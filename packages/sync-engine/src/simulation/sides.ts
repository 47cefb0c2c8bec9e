import type { Problem } from "../model/ports.ts";
import { erpKeyOf, type FieldKey, meaningOfCrm, meaningOfWire } from "./field-kinds.ts";
import { type FieldSides, sidesOf } from "./field-sides.ts";
import type { SimConnection } from "./sim-connection.ts";
import type { SimWorld } from "./sim-world.ts";
import { startingCrm, startingWire } from "./starting-values.ts";

/** Every mapped field of every link. */
export function allSides(world: Pick<SimWorld, "connections">): readonly FieldSides[] {
  return world.connections.flatMap((connection) =>
    connection.journal.links.flatMap((link) =>
      (connection.typeOf(link.crmId)?.fields ?? []).map((field) =>
        sidesOf({ connection, link, field: connection.fieldNow(field) }),
      ),
    ),
  );
}

/** The problems that stand for the field: its own, and the record's. */
export const problemsOf = ({ connection, link, field }: FieldSides): readonly Problem[] =>
  connection.journal.problems
    .ofLinks([link.id])
    .filter(({ erpFieldKey }) => erpFieldKey === null || erpFieldKey === erpKeyOf(field.key));

export interface PlaceOfValue {
  readonly connection: SimConnection;
  readonly id: number;
  readonly key: FieldKey;
}

/** Meanings that the CRM has held in the field, ever. */
export function everInCrm(world: SimWorld, place: PlaceOfValue): readonly string[] {
  const { id, key } = place;
  const later = world.chronicle.crm.filter((change) => change.id === id && change.key === key);
  const held = [startingCrm(key, id), ...later.map((change) => change.new)];
  return [...held.map((value) => meaningOfCrm(key, value)), ...outdone(world, place)];
}

const outdone = ({ chronicle }: SimWorld, { connection, id, key }: PlaceOfValue): readonly string[] =>
  chronicle.outdone
    .filter((one) => one.connection === connection.index && one.id === id && one.key === key)
    .map(({ meaning }) => meaning);

/** Meanings that the ERP has held in the field or has been sent for it, ever. */
export function everInErp(world: SimWorld, place: PlaceOfValue): readonly string[] {
  const { connection, id, key } = place;
  const isHere = (one: { connection: number; id: number; key: FieldKey }) =>
    one.connection === connection.index && one.id === id && one.key === key;
  const agreed = connection.setup.links.find((link) => link.id === id)?.agreed ?? true;
  const isCreated = connection.actorIdOf(id) !== id;
  const wires = [
    ...(isCreated ? [""] : []),
    startingWire(key, { id, agreed }),
    ...world.chronicle.erp.filter(isHere).map((change) => change.new),
    ...world.chronicle.received.filter(isHere).map(({ wire }) => wire),
  ];
  const held = wires.flatMap((wire) => meaningOfWire(key, wire, connection.items) ?? []);
  return [...held, ...outdone(world, place)];
}

export const describe = ({
  connection,
  link,
  field,
}: Pick<FieldSides, "connection" | "link" | "field">): string =>
  `connection ${connection.index}, record ${link.crmId}, ${field.key}`;
