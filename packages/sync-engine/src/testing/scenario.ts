import fc from "fast-check";
import { textField, World, type WorldOptions } from "./world.ts";

/** The records of a scenario's world. */
export const RECORDS = [1, 2, 3];
export const TWO_WAY = ["name", "phone"];
/** Two-way, to the CRM only, to the ERP only. */
export const FIELDS = [
  ...TWO_WAY.map((key) => textField(key)),
  textField("city", { syncToErp: false }),
  textField("fax", { syncToCrm: false }),
];

export interface Edit {
  readonly side: "crm" | "erp";
  readonly id: number;
  readonly fieldKey: string;
  readonly value: string;
}

export const anEdit: fc.Arbitrary<Edit> = fc.record({
  side: fc.constantFrom("crm" as const, "erp" as const),
  id: fc.constantFrom(...RECORDS),
  fieldKey: fc.constantFrom("name", "phone", "city", "fax"),
  value: fc.constantFrom("", "a", "b", "c"),
});

export const someEdits = (minLength = 1): fc.Arbitrary<readonly Edit[]> =>
  fc.array(anEdit, { minLength, maxLength: 8 });

/** A world of three linked records that agree. */
export async function agreeingWorld(options: WorldOptions = {}): Promise<World> {
  const world = new World({ fields: FIELDS, ...options });
  for (const id of RECORDS) await world.link(id, { NAME: "n", PHONE: "p", CITY: "c", FAX: "f" });
  return world;
}

export function carryOut(world: World, edits: readonly Edit[]): void {
  for (const { side, id, fieldKey, value } of edits) {
    if (side === "crm") world.editCrm(id, { [fieldKey]: value === "" ? null : value });
    else world.editErp(id, { [fieldKey.toUpperCase()]: value });
  }
}

/** Every value of both sides. */
export const valuesOf = (world: World): readonly unknown[] =>
  RECORDS.map((id) => [
    Object.entries(world.crm.record("company", id).values).map(([key, value]) => [key, value ?? ""]),
    world.erp.actor("Customer", String(id)).fieldValues,
  ]);
