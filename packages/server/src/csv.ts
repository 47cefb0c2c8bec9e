import { stringify } from "csv-stringify/sync";

interface CsvColumns<Key> {
  readonly columns: readonly Key[];
  /** What the columns are called in the first line. @default their keys */
  readonly headings?: readonly string[];
}

interface CsvPage<Key extends string | number> {
  readonly items: readonly Readonly<Record<Key, unknown>>[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

/**
 * All pages of a list as the lines of a CSV file, piece by piece: a list of a million rows is never in memory. What a
 * spreadsheet would take for a formula is marked as text.
 */
export async function* csvOfPages<Key extends string | number>(
  { columns, headings = columns.map(String) }: CsvColumns<Key>,
  readPage: (cursor: string | undefined) => Promise<CsvPage<Key>>,
): AsyncGenerator<string> {
  // The mark tells a spreadsheet that the file is UTF-8.
  yield stringify([[...headings]], { bom: true, escape_formulas: true });
  for (let cursor: string | undefined; ; ) {
    const { items, nextCursor } = await readPage(cursor);
    yield csvLines(items.map((item) => columns.map((column) => item[column])));
    if (nextCursor === null) return;
    cursor = nextCursor;
  }
}

const csvLines = (lines: readonly (readonly unknown[])[]): string =>
  lines.length === 0 ? "" : stringify([...lines], { escape_formulas: true });
