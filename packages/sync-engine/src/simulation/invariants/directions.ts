import type { Violation } from "../chronicle.ts";
import type { FieldKey } from "../field-kinds.ts";
import type { SimWorld } from "../sim-world.ts";

/** No value was changed since a moment on a side whose direction is off. */
export function directionsKept(world: SimWorld, sinceSeq: number): readonly Violation[] {
  const { crm, erp } = world.chronicle;
  const inCrm = crm
    .filter(({ seq, connection }) => seq > sinceSeq && connection !== null)
    .filter(({ connection, id, key }) => !isOn(world, { connection: connection ?? 0, id, key }, "toCrm"));
  const inErp = erp
    .filter(({ seq, by, isLate }) => seq > sinceSeq && by === "sync" && !isLate)
    .filter((change) => !isOn(world, change, "toErp"));
  return [...inCrm, ...inErp].map(({ connection, id, key, old, new: value }) => ({
    rule: "written although the direction is off",
    what: `connection ${connection}, record ${id}, ${key}: "${old}" became "${value}"`,
  }));
}

interface Place {
  readonly connection: number;
  readonly id: number;
  readonly key: FieldKey;
}

const isOn = (world: SimWorld, { connection, id, key }: Place, direction: "toCrm" | "toErp"): boolean =>
  world.connection(connection).field(id, key)?.[direction] ?? false;
