/** The selected row: the one that the address names, or the only one there is. */
export function selectedOf<Row extends { id: number | string }>(
  rows: readonly Row[],
  id: Row["id"] | undefined,
): Row | undefined {
  return rows.find((row) => row.id === id) ?? (rows.length === 1 ? rows[0] : undefined);
}
