import type { RowSeen, Violation } from "../chronicle.ts";
import type { SimWorld } from "../sim-world.ts";

/** Conflicts go to the side that is higher in the priority, and an empty value replaces one only where it may. */
export function policyKept(world: SimWorld, sinceSeq: number): readonly Violation[] {
  const rows = world.chronicle.rows.filter(({ seq }) => seq > sinceSeq);
  return [
    ...rows
      .filter((seen) => isWonByTheLower(world, seen))
      .map((seen) => violation("a conflict was won by the lower side", seen)),
    ...rows
      .filter((seen) => isBlankOverwriting(world, seen))
      .map((seen) => violation("an empty value replaced a value", seen)),
  ];
}

function isWonByTheLower(world: SimWorld, { connection, row }: RowSeen): boolean {
  if (row.reason !== "conflict-won") return false;
  const { winner, blankOverwrites } = world.connection(connection).setup;
  // Where blank does not overwrite, the blank side loses whatever the priority says.
  if (!blankOverwrites && (row.oldValue === "" || row.newValue === "")) return row.newValue === "";
  return (row.target === "crm") !== (winner === "erp");
}

/** What a person in the ERP blanked while it was written to looks like what the ERP made of the write. */
function isBlankOverwriting(world: SimWorld, { connection, id, key, row, seq }: RowSeen): boolean {
  // A resync has a policy of its own, and who takes a change back may want the blank that was there.
  if (world.connection(connection).setup.blankOverwrites || row.reason === "resync") return false;
  if (row.reason === "undo") return false;
  const isPersons = world.chronicle.erp.some(
    (change) =>
      change.connection === connection &&
      change.id === id &&
      change.key === key &&
      change.by !== "sync" &&
      change.new === "" &&
      change.seq < seq,
  );
  return row.newValue === "" && row.oldValue !== "" && !(row.target === "erp" && isPersons);
}

const violation = (rule: string, { connection, id, key, row }: RowSeen): Violation => ({
  rule,
  what: `connection ${connection}, record ${id}, ${key}: ${JSON.stringify(row)}`,
});
