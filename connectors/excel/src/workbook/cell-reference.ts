/** A rectangle of cells, all bounds 1-based and inclusive. */
export interface CellRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

const A = "A".charCodeAt(0);

/** 1 is "A", 27 is "AA". */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(A + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** "AB12" is row 12, column 28; null for what is not a reference to one cell. */
export function parseCellReference(reference: string): { row: number; column: number } | null {
  const parts = /^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$/.exec(reference);
  if (!parts?.[1] || !parts[2]) return null;
  let column = 0;
  for (const letter of parts[1].toUpperCase()) column = column * 26 + (letter.charCodeAt(0) - A + 1);
  return { row: Number(parts[2]), column };
}

/** "A1:M10" or "A1"; null for anything else. */
export function parseCellRange(reference: string): CellRange | null {
  const [first = "", last = first] = reference.split(":");
  const from = parseCellReference(first);
  const to = parseCellReference(last);
  if (!from || !to) return null;
  return { firstRow: from.row, lastRow: to.row, firstColumn: from.column, lastColumn: to.column };
}

export function cellReference(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}

export function isInRange(range: CellRange, row: number, column: number): boolean {
  return (
    row >= range.firstRow && row <= range.lastRow && column >= range.firstColumn && column <= range.lastColumn
  );
}
