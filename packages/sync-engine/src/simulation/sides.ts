import type { Link } from "../model.ts";
import type { Problem } from "../ports.ts";
import {
  erpKeyOf,
  type FieldKey,
  isSameMeaning,
  isTextField,
  meaningOfCrm,
  meaningOfWire,
  storedAs,
} from "./field-kinds.ts";
import type { FieldSetup } from "./schedule.ts";
import type { SimConnection } from "./sim-connection.ts";
import type { SimWorld } from "./sim-world.ts";
import { startingCrm, startingWire } from "./starting-values.ts";

/** One field of one link as both sides hold it now, in the oracle's words. */
export interface FieldSides {
  readonly connection: SimConnection;
  readonly link: Link;
  readonly field: FieldSetup;
  readonly crm: string;
  /** null: what the ERP holds has no meaning in the CRM. */
  readonly erp: string | null;
  readonly base: string | undefined;
  readonly isCrmDeleted: boolean;
  readonly isActorGone: boolean;
}

/** Every mapped field of every link. */
export function allSides(world: SimWorld): readonly FieldSides[] {
  return world.connections.flatMap((connection) =>
    connection.journal.links.flatMap((link) =>
      (connection.typeOf(link.crmId)?.fields ?? []).map((field) =>
        sidesOf(world, { connection, link, field: connection.fieldNow(field) }),
      ),
    ),
  );
}

function sidesOf(
  world: SimWorld,
  { connection, link, field }: Pick<FieldSides, "connection" | "link" | "field">,
): FieldSides {
  const { key } = field;
  const record = world.crm.record(link.crmId);
  const actor = connection.erp.actor(link.crmId);
  return {
    connection,
    link,
    field,
    crm: meaningOfCrm(key, record.values[key] ?? null),
    erp: meaningOfWire(key, actor.values[erpKeyOf(key)] ?? "", connection.items),
    base: link.base[erpKeyOf(key)],
    isCrmDeleted: record.deleted,
    isActorGone: actor.isGone,
  };
}

/** Whether both sides hold the same, or the ERP holds what it makes of it. */
export function agrees({ crm, erp, field }: FieldSides): boolean {
  return (
    isSameMeaning(field.key, crm, erp) || (erp !== null && asStored(field, crm) === asStored(field, erp))
  );
}

/** The problems that stand for the field: its own, and the record's. */
export const problemsOf = ({ connection, link, field }: FieldSides): readonly Problem[] =>
  connection.journal.problems
    .ofLinks([link.id])
    .filter(({ erpFieldKey }) => erpFieldKey === null || erpFieldKey === erpKeyOf(field.key));

export const asStored = ({ key, stores }: FieldSetup, meaning: string): string =>
  isTextField(key) ? storedAs(stores, meaning) : meaning;

export interface PlaceOfValue {
  readonly connection: SimConnection;
  readonly id: number;
  readonly key: FieldKey;
}

/** Meanings that the CRM has held in the field, ever. */
export function everInCrm(world: SimWorld, { id, key }: PlaceOfValue): readonly string[] {
  const later = world.chronicle.crm.filter((change) => change.id === id && change.key === key);
  return [startingCrm(key, id), ...later.map((change) => change.new)].map((value) =>
    meaningOfCrm(key, value),
  );
}

/** Meanings that the ERP has held in the field or has been sent for it, ever. */
export function everInErp(world: SimWorld, { connection, id, key }: PlaceOfValue): readonly string[] {
  const isHere = (one: { connection: number; id: number; key: FieldKey }) =>
    one.connection === connection.index && one.id === id && one.key === key;
  const agreed = connection.setup.links.find((link) => link.id === id)?.agreed ?? true;
  const wires = [
    startingWire(key, { id, agreed }),
    ...world.chronicle.erp.filter(isHere).map((change) => change.new),
    ...world.chronicle.received.filter(isHere).map(({ wire }) => wire),
  ];
  return wires.flatMap((wire) => meaningOfWire(key, wire, connection.items) ?? []);
}

export const describe = ({
  connection,
  link,
  field,
}: Pick<FieldSides, "connection" | "link" | "field">): string =>
  `connection ${connection.index}, record ${link.crmId}, ${field.key}`;
