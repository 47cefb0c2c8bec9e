import type { RowSeen, Violation } from "../chronicle.ts";
import { isSameMeaning } from "../field-kinds.ts";
import { asStored } from "../field-sides.ts";
import { everInCrm, everInErp } from "../sides.ts";
import type { SimWorld } from "../sim-world.ts";

/**
 * No value is replaced that the other side has never had, except by a logged conflict. Looks at the rows that were
 * logged since a moment, with the directions as they are now.
 */
export const lostEdits = (world: SimWorld, sinceSeq: number): readonly Violation[] =>
  world.chronicle.rows
    .filter(({ seq, row }) => seq > sinceSeq && row.reason === "change")
    .filter((seen) => isLoss(world, seen))
    .map(({ connection, id, key, row }) => ({
      rule: "an edit was lost",
      what:
        `connection ${connection}, record ${id}, ${key}: "${row.newValue}" replaced "${row.oldValue}" in the ` +
        `${row.target} as a plain change, and the other side has never had "${row.oldValue}"`,
    }));

function isLoss(world: SimWorld, { connection: index, id, key, row }: RowSeen): boolean {
  const connection = world.connection(index);
  const field = connection.field(id, key);
  // A one-way field's source is right whatever its target holds; the row keeps what was replaced.
  if (field === undefined || !field.toCrm || !field.toErp) return false;
  if (connection.wasSentOneWay(id, key)) return false;
  const place = { connection, id, key };
  const known = row.target === "crm" ? everInErp(world, place) : everInCrm(world, place);
  return !known.some(
    (meaning) =>
      isSameMeaning(key, meaning, row.oldValue) || asStored(field, meaning) === asStored(field, row.oldValue),
  );
}
