import { stringify } from "csv-stringify/sync";

/** The first line of a CSV file, with the mark by which a spreadsheet knows that it is UTF-8. */
export const csvHead = (columns: readonly string[]): string =>
  stringify([[...columns]], { bom: true, escape_formulas: true });

/** Lines of a CSV file. What a spreadsheet would take for a formula is marked as text. */
export const csvLines = <Row extends object>(
  rows: readonly Row[],
  columns: readonly (keyof Row)[],
): string =>
  rows.length === 0
    ? ""
    : stringify(
        rows.map((row) => columns.map((column) => row[column])),
        { escape_formulas: true },
      );
