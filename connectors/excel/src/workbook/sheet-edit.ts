import type { CellRange } from "./cell-reference.ts";
import { cellReference, columnLetters, isInRange } from "./cell-reference.ts";
import type { WritableValue } from "./cell-value.ts";
import { type EditContext, renderValue, UnwritableCell } from "./cell-xml.ts";
import type { IndexedCell, IndexedRow, SheetIndex } from "./sheet-index.ts";

/** One cell to be written. */
export interface CellEdit {
  readonly row: number;
  readonly column: number;
  readonly value: WritableValue;
  /** Cell format of a cell that is not there yet. @default that of the row or column */
  readonly style?: number | null;
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Checks that a cell may be overwritten. @throws UnwritableCell */
function assertWritable(index: SheetIndex, row: number, column: number): void {
  const reference = cellReference(row, column);
  const isComputed =
    index.rows.get(row)?.cells.get(column)?.hasFormula ||
    index.formulaRanges.some((range) => isInRange(range, row, column));
  if (isComputed) throw new UnwritableCell("formula", reference);
  const hidesIt = (range: CellRange): boolean =>
    isInRange(range, row, column) && !(range.firstRow === row && range.firstColumn === column);
  if (index.mergedRanges.some(hidesIt)) throw new UnwritableCell("merged", reference);
}

function renderCell(index: SheetIndex, edit: CellEdit, context: EditContext): string {
  const reference = cellReference(edit.row, edit.column);
  const style = styleOfEdit(index, edit);
  const p = index.prefix;
  const opening = `<${p}c r="${reference}"${style === null ? "" : ` s="${style}"`}`;
  if (edit.value.kind === "blank") return `${opening}/>`;
  const { type, content } = renderValue(edit.value, reference, context);
  return `${opening}${type}>${content(p)}</${p}c>`;
}

function styleOfEdit(index: SheetIndex, { row, column, style }: CellEdit): number | null {
  const cell = index.rows.get(row)?.cells.get(column);
  if (cell && style == null) return cell.style;
  return style ?? styleOfMissingCell(index, row, column);
}

/** The format that an absent cell shows: its row's, else its column's, else none. */
export function styleOfMissingCell(index: SheetIndex, row: number, column: number): number | null {
  const rowStyle = index.rows.get(row)?.style ?? null;
  if (rowStyle !== null) return rowStyle;
  return index.columnStyles.find(({ first, last }) => column >= first && column <= last)?.style ?? null;
}

/** Checks that an edit could be written, without writing it. @throws UnwritableCell */
export function checkEdit(index: SheetIndex, edit: CellEdit, context: EditContext): void {
  assertWritable(index, edit.row, edit.column);
  renderCell(index, edit, context);
}

function withSpans(openingTag: string, columns: readonly number[]): string {
  const written = /\sspans=["'](\d+):(\d+)["']/.exec(openingTag);
  if (!written) return openingTag;
  const [spans, first, last] = written;
  const widened = `${Math.min(Number(first), ...columns)}:${Math.max(Number(last), ...columns)}`;
  return openingTag.replace(spans, ` spans="${widened}"`);
}

function existingCellSplice(index: SheetIndex, cell: IndexedCell, text: string): Splice | null {
  return index.xml.slice(cell.start, cell.end) === text ? null : { start: cell.start, end: cell.end, text };
}

/** Where a new cell goes in its row: before the first cell to its right. */
function insertAt(row: IndexedRow, column: number): number {
  for (const cell of row.cells.values()) if (cell.column > column) return cell.start;
  return row.contentEnd;
}

interface RowEdits {
  readonly existing: IndexedRow;
  readonly edits: readonly CellEdit[];
  readonly context: EditContext;
}

function splicesOfCells(index: SheetIndex, { existing, edits, context }: RowEdits): Splice[] {
  return edits.flatMap((edit) => {
    const cell = existing.cells.get(edit.column);
    return (cell && existingCellSplice(index, cell, renderCell(index, edit, context))) ?? [];
  });
}

function splicesOfNewCells(index: SheetIndex, { existing, edits, context }: RowEdits): Splice[] {
  const inserted = edits.filter(({ column, value }) => value.kind !== "blank" && !existing.cells.has(column));
  if (inserted.length === 0) return [];
  const openingTag = index.xml.slice(existing.start, existing.openEnd);
  const widened = withSpans(
    openingTag,
    inserted.map(({ column }) => column),
  );
  const cells = inserted.map((edit) => ({
    at: insertAt(existing, edit.column),
    text: renderCell(index, edit, context),
  }));
  if (existing.isSelfClosing) {
    const content = cells.map(({ text }) => text).join("");
    const text = `${widened.replace(/\s*\/>$/, ">")}${content}</${index.prefix}row>`;
    return [{ start: existing.start, end: existing.end, text }];
  }
  const splices = cells.map(({ at, text }) => ({ start: at, end: at, text }));
  const opening = { start: existing.start, end: existing.openEnd, text: widened };
  return widened === openingTag ? splices : [opening, ...splices];
}

function newRow(index: SheetIndex, edits: readonly CellEdit[], context: EditContext): string {
  const row = edits[0]?.row ?? 0;
  const cells = edits.map((edit) => renderCell(index, edit, context)).join("");
  return `<${index.prefix}row r="${row}"${likeRowAbove(index, row, edits)}>${cells}</${index.prefix}row>`;
}

/** Attributes that a new row takes over from the row above it: its height and format, not that it is hidden. */
function likeRowAbove(index: SheetIndex, row: number, edits: readonly CellEdit[]): string {
  const above = index.rows.get(row - 1);
  if (!above) return "";
  const tag = withSpans(
    index.xml.slice(above.start, above.openEnd),
    edits.map(({ column }) => column),
  );
  const attributes = /^<[^\s/>]+((?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)/.exec(tag)?.[1] ?? "";
  return attributes.replace(/\s+(?:r|hidden|collapsed|outlineLevel)\s*=\s*(?:"[^"]*"|'[^']*')/g, "");
}

/** New rows go before the first row with a greater number; their texts stay in ascending order. */
function newRowSplice(index: SheetIndex, row: number, text: string): Splice {
  for (const existing of index.rows.values()) {
    if (existing.row > row) return { start: existing.start, end: existing.start, text };
  }
  return { start: index.sheetData.contentEnd, end: index.sheetData.contentEnd, text };
}

function dimensionSplice(index: SheetIndex, edits: readonly CellEdit[]): Splice | null {
  const range = index.dimension?.range;
  const written = edits.filter(({ row, column }) => range && !isInRange(range, row, column));
  if (!index.dimension || !range || written.length === 0) return null;
  const { start, end } = index.dimension;
  const rows = [range.firstRow, range.lastRow, ...written.map(({ row }) => row)];
  const columns = [range.firstColumn, range.lastColumn, ...written.map(({ column }) => column)];
  const from = `${columnLetters(Math.min(...columns))}${Math.min(...rows)}`;
  const to = `${columnLetters(Math.max(...columns))}${Math.max(...rows)}`;
  const text = index.xml.slice(start, end).replace(/(\sref=["'])[^"']*/, `$1${from}:${to}`);
  return { start, end, text };
}

function splice(xml: string, splices: readonly Splice[]): string {
  // The sort is stable, so texts for the same place stay in the order of their columns or rows.
  const inOrder = [...splices].sort((a, b) => a.start - b.start || a.end - b.end);
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text } of inOrder) {
    pieces.push(xml.slice(at, start), text);
    at = end;
  }
  pieces.push(xml.slice(at));
  return pieces.join("");
}

function allSplices(index: SheetIndex, edits: readonly CellEdit[], context: EditContext): Splice[] {
  const splices: Splice[] = [];
  for (const [row, ofRow] of Map.groupBy(edits, ({ row }) => row)) {
    const existing = index.rows.get(row);
    if (existing) {
      const rowEdits = { existing, edits: ofRow, context };
      splices.push(...splicesOfCells(index, rowEdits), ...splicesOfNewCells(index, rowEdits));
    } else splices.push(newRowSplice(index, row, newRow(index, ofRow, context)));
  }
  const dimension = dimensionSplice(
    index,
    edits.filter(({ value }) => value.kind !== "blank"),
  );
  return dimension ? [...splices, dimension] : splices;
}

/**
 * The sheet's XML with some cells written and every character outside them as it was, but for the `spans` of a
 * row and the `dimension` of the sheet where a new cell lies outside them.
 *
 * @throws UnwritableCell for a formula, a hidden part of merged cells, or a value that Excel cannot hold
 */
export function editSheet(index: SheetIndex, edits: readonly CellEdit[], context: EditContext): string {
  for (const { row, column } of edits) assertWritable(index, row, column);
  const inOrder = [...edits].sort((a, b) => a.row - b.row || a.column - b.column);
  const splices = allSplices(index, inOrder, context);
  const { sheetData } = index;
  if (splices.length === 0 || !sheetData.isSelfClosing) return splice(index.xml, splices);
  const rows = splices.filter(({ start }) => start === sheetData.openEnd);
  const others = splices.filter(({ start }) => start !== sheetData.openEnd);
  const opening = index.xml.slice(sheetData.start, sheetData.openEnd).replace(/\s*\/>$/, ">");
  const text = `${opening}${rows.map((row) => row.text).join("")}</${index.prefix}sheetData>`;
  return splice(index.xml, [...others, { start: sheetData.start, end: sheetData.openEnd, text }]);
}
